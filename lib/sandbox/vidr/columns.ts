/** The 86 columns of a VAT invoice data report, in their order (API.md §17). */
export const VIDR_COLUMNS: readonly string[] = (
  "marketplace-id,order-id,order-item-id,shipping-id,transaction-id,transaction-type,invoice-number,invoice-status," +
  "invoice-status-description,is-amazon-invoiced,order-date,shipment-date,buyer-vat-number,seller-vat-number,asin,sku,product-name," +
  "quantity-purchased,currency,item-vat-incl-amount,item-vat-amount,item-vat-excl-amount,item-vat-rate,item-promo-vat-incl-amount," +
  "item-promo-vat-excl-amount,item-promo-vat-amount,item-promo-vat-rate,item-promotion-id,gift-wrap-vat-incl-amount," +
  "gift-wrap-vat-amount,gift-wrap-vat-excl-amount,gift-wrap-vat-rate,gift-promo-vat-incl-amount,gift-promo-vat-excl-amount," +
  "gift-promo-vat-amount,gift-promo-vat-rate,gift-promotion-id,shipping-vat-incl-amount,shipping-vat-amount,shipping-vat-excl-amount," +
  "shipping-vat-rate,shipping-promo-vat-incl-amount,shipping-promo-vat-excl-amount,shipping-promo-vat-amount,shipping-promo-vat-rate," +
  "ship-promotion-id,is-business-order,price-designation,purchase-order-number,recipient-name,ship-service-level,fulfilled-by," +
  "ship-address-1,ship-address-2,ship-address-3,ship-city,ship-state,ship-postal-code,ship-country,ship-phone-number," +
  "ship-from-country,ship-from-state,ship-from-city,ship-from-postal-code,billing-name,bill-address-1,bill-address-2,bill-address-3," +
  "bill-city,bill-state,bill-postal-code,bill-country,billing-phone-number,buyer-name,buyer-company-name," +
  "legacy-customer-order-item-id,recommended-invoice-format,buyer-tax-registration-type,buyer-e-invoice-account-id," +
  "is-buyer-physically-present,is-seller-physically-present,citation-es,citation-it,citation-fr,citation-de,citation-en"
).split(",");

/** One row: every value is a text, "" when empty. */
export type VidrRow = Record<string, string>;

/** A row with all columns, most of them empty. */
export function vidrRow(values: VidrRow): VidrRow {
  const row: VidrRow = {};
  for (const column of VIDR_COLUMNS) row[column] = values[column] ?? "";
  return row;
}

/** "2/20/2019 14:11", UTC (API.md §17). */
export function vidrDate(instant: number): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** An amount with a dot and no fixed places: "149", "23.8". */
export function vidrAmount(value: number): string {
  return String(Math.round(value * 100) / 100);
}
