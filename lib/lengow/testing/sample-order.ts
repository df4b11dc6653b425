interface SampleLine extends Record<string, unknown> {
  amount: string;
}

export interface SampleOrder extends Record<string, unknown> {
  packages: { cart: SampleLine[]; delivery: Record<string, unknown> }[];
}

function address(type: string): Record<string, unknown> {
  return {
    id: 1234,
    type,
    company: null,
    civility: "M",
    first_name: "Ada",
    last_name: "Example",
    full_name: null,
    first_line: "1 Sample Street",
    second_line: null,
    complement: null,
    zipcode: "06220",
    city: "Sampletown",
    state_region: null,
    common_country_iso_a2: "FR",
    phone_home: null,
    phone_office: null,
    phone_mobile: "0600000000",
    full_address: null,
    email: "ada@example.com",
    vat_number: null,
    metas: null,
  };
}

function line(number: number): SampleLine {
  return {
    id: 900 + number,
    marketplace_order_line_id: `4UT0-1-${number}`,
    marketplace_product_id: "30",
    merchant_product_id: { field: "ID_PRODUCT", id: "30_FBA" },
    feed_id: 12,
    marketplace_package_id: null,
    marketplace_status: "exported",
    lengow_status: "waiting_shipment",
    title: "T-shirt",
    category: "Clothes > T-shirts",
    url_product: null,
    url_image: null,
    order_line_meta: [],
    quantity: 2,
    amount: "18.00",
    tax: "0.00",
    shipping: null,
    discount: null,
    refunded_amount: null,
    original_amount: "18.00",
    original_tax: "0.00",
    original_shipping: null,
    original_discount: null,
    original_refunded_amount: null,
    max_shipping_date: "2024-08-21T00:00:00Z",
    documents: [],
    orderline_types: [],
    created_at: null,
    updated_at: null,
  };
}

/** An order as API.md §6 describes it, in the spelling of 2024, made up. */
export function sampleOrder(): SampleOrder {
  const euro = { iso_a3: "EUR", symbol: "€", name: "Euro" };
  return {
    marketplace: "zalando",
    account_id: 123,
    marketplace_country_iso2: "AA",
    marketplace_order_id: "4UT0-1",
    merchant_order_id: null,
    marketplace_status: "exported",
    lengow_status: "waiting_shipment",
    workflow_rank: 5,
    marketplace_order_date: "2024-08-19T00:00:00Z",
    total_order: 40.3,
    total_tax: "0.00",
    shipping: 4.3,
    discount: 0,
    commission: "-5.64",
    processing_fee: null,
    currency: euro,
    original_currency: euro,
    original_total_order: 40.3,
    original_total_tax: "0.00",
    original_shipping: 4.3,
    original_discount: 0,
    original_commission: "-5.64",
    original_processing_fee: null,
    original_total_buyer_amount: null,
    original_total_buyer_tax: null,
    original_buyer_currency: null,
    comments: null,
    invoice_number: null,
    invoice_url: null,
    payments: [
      { id: 1, checkout: null, status: null, type: "paypal", settled_at: null, payment_terms: { vat_number: "FR1" } },
    ],
    packages: [
      {
        cart: [line(1), line(2)],
        delivery: {
          ...address("delivery"),
          trackings: [
            {
              number: null,
              method: "Standard",
              carrier: null,
              url: null,
              is_delivered_by_marketplace: null,
              parcel_weight: null,
              shipped_at: null,
              relay: { id: 5, name: null, type: null },
              marketplace_order_line_ids: ["4UT0-1-1", "4UT0-1-2"],
            },
          ],
        },
      },
    ],
    billing_address: address("billing"),
    contact_address: null,
    documents: [],
    imported_at: "2024-08-19T00:05:00.123456Z",
    updated_at: "2024-08-19T00:06:00Z",
    order_meta: { checksum: "68688c465ed95abf864dfde82ebd7dad" },
    tax: {
      is_marketplace_deemed_supplier: true,
      tax_electronic_portal_type: "OSS",
      buyer_tax: { type: "VATIN", id: "FR1" },
    },
    anonymized: false,
    order_types: [{ type: "is_express", label: "Express" }],
  };
}
