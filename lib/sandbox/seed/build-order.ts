import { DAY, HOUR, MINUTE, microseconds, seconds } from "../clock";
import { currency, exchangeRate } from "../currencies";
import type { OrderRecord, WireLine, WireOrder, WirePackage } from "../orders/order-shape";
import { ANONYMOUS_AFTER } from "../orders/present";
import type { Random } from "../random";
import type { Buyer, NameStyle } from "./addresses";
import { addressOf, inventBuyer } from "./addresses";
import {
  buildComments,
  buildDocuments,
  buildMerchantIds,
  buildMeta,
  buildMissing,
  buildPayments,
  buildTax,
  markLines,
} from "./order-details";
import { buildLines, buyerCurrency } from "./order-lines";
import { buildPackages, hasLeft, shippedAt } from "./order-parcels";
import type { OrderPlan } from "./order-plan";

/** Makes one whole order out of a plan. All chance comes from `random`. */
export function buildOrder(random: Random, plan: OrderPlan, accountId: number, now: number): OrderRecord {
  const raws = plan.marketplace.meta.orders.status[plan.status] ?? [plan.status];
  const raw = random.chance(0.85) ? raws[0]! : random.pick(raws);
  const has = (type: string) => plan.types.some((entry) => entry.type === type);
  const buyer = inventBuyer(random, plan.country, has("is_business"), plan.marketplace.code);
  const own = has("is_delivered_by_marketplace");
  const style: NameStyle = own ? "none" : random.weighted({ split: 55, both: 25, full: 20 });
  const lines = buildLines(random, plan, raw);
  markLines(random, plan, lines);
  const packages = buildPackages(random, plan, lines, buyer, style, now);
  const imported = Math.min(now - MINUTE, plan.date + random.int(4, 62) * MINUTE);
  const changed = lastChange(random, plan, imported, now);
  const updatedAt = random.chance(0.1) ? seconds(changed) : microseconds(changed);
  const partly = raw === "Unshipped" && lines.some((line) => line.lengow_status === "shipped");
  const wire: WireOrder = {
    ...identity(random, plan, accountId, partly ? "PartiallyShipped" : raw),
    ...amounts(random, plan, lines),
    comments: buildComments(random, plan),
    invoice_number: null,
    invoice_url: null,
    payments: buildPayments(random, plan, buyer),
    packages,
    ...addresses(random, buyer, style, packages),
    documents: buildDocuments(random, plan),
    imported_at: microseconds(imported),
    updated_at: updatedAt,
    order_meta: buildMeta(random, plan),
    tax: buildTax(random, plan, buyer),
    anonymized: now - plan.date > ANONYMOUS_AFTER,
    order_types: plan.types,
  };
  wire.merchant_order_id = buildMerchantIds(random, plan, packages.length);
  return {
    wire,
    orderDate: plan.date,
    imported,
    // What the answer shows is what lists are sorted and filtered by.
    updated: Date.parse(updatedAt),
    catalogue: 4100 + (plan.index % 3),
    missing: buildMissing(random, plan),
    verbatim: false,
    texts: new Map(),
  };
}

type Identity = Pick<
  WireOrder,
  | "marketplace"
  | "account_id"
  | "marketplace_country_iso2"
  | "marketplace_order_id"
  | "merchant_order_id"
  | "marketplace_status"
  | "lengow_status"
  | "workflow_rank"
  | "marketplace_order_date"
  | "marketplace_customer_id"
>;

function identity(random: Random, plan: OrderPlan, accountId: number, raw: string): Identity {
  return {
    marketplace: plan.marketplace.code,
    account_id: accountId,
    marketplace_country_iso2: plan.marketplace.meta.country_iso_a2 ?? plan.marketplace.meta.country.slice(0, 2),
    marketplace_order_id: plan.orderId,
    merchant_order_id: null,
    marketplace_status: raw,
    lengow_status: plan.status,
    workflow_rank: plan.status === "waiting_shipment" ? 5 : 6,
    marketplace_order_date: seconds(plan.date),
    marketplace_customer_id: random.chance(0.5) ? null : random.digits(8),
  };
}

type Amounts = Omit<
  WireOrder,
  | keyof Identity
  | "comments"
  | "invoice_number"
  | "invoice_url"
  | "payments"
  | "packages"
  | "billing_address"
  | "contact_address"
  | "documents"
  | "imported_at"
  | "updated_at"
  | "order_meta"
  | "tax"
  | "anonymized"
  | "order_types"
>;

/** Sums as floats, so that the noise of real answers is there; some come as texts (API.md §6.1). Total, items, shipping, fee and discount agree. */
function amounts(random: Random, plan: OrderPlan, lines: WireLine[]): Amounts {
  const sum = (name: "original_amount" | "original_tax" | "original_shipping" | "original_discount") =>
    lines.reduce((total, line) => total + Number(line[name] ?? 0), 0);
  const [shipping, discount] = [sum("original_shipping"), sum("original_discount")];
  const local = buyerCurrency(plan.country, plan.marketplace.currency);
  const rate = exchangeRate(plan.marketplace.currency, local);
  const unit = currency(plan.marketplace.currency);
  const share = random.pick([0.07, 0.12, 0.15]);
  const buyerKnown = rate !== null && (local !== plan.marketplace.currency || random.chance(0.3));
  const totalAsText = random.chance(0.3);
  const shippingForm = random.chance(0.04) ? "left out" : random.chance(0.5) ? "text" : "number";
  const discountLeftOut = random.chance(0.1);
  const noCommission = !plan.marketplace.oldActions && random.chance(0.3);
  const fee = random.chance(0.9) ? null : "3.50";
  const total = sum("original_amount") + shipping + Number(fee ?? 0) - discount;
  const commission = (total * share).toFixed(2);
  return {
    total_order: null,
    total_tax: null,
    shipping: null,
    discount: null,
    commission: null,
    processing_fee: null,
    currency: unit,
    original_currency: unit,
    original_total_order: totalAsText ? total.toFixed(2) : total,
    original_total_tax: sum("original_tax").toFixed(2),
    // Only what is nothing is left out: the total has it, and whoever reads the order adds up.
    original_shipping:
      shippingForm === "left out" && shipping === 0 ? null : shippingForm === "number" ? shipping : shipping.toFixed(2),
    original_discount: discountLeftOut && discount === 0 ? null : discount,
    original_commission: plan.marketplace.oldActions ? commission : noCommission ? "0.00" : `-${commission}`,
    original_processing_fee: fee,
    original_total_buyer_amount: buyerKnown ? total * rate : null,
    original_total_buyer_tax: buyerKnown ? sum("original_tax") * rate : null,
    original_buyer_currency: buyerKnown ? local : null,
  };
}

function addresses(
  random: Random,
  buyer: Buyer,
  style: NameStyle,
  packages: WirePackage[],
): Pick<WireOrder, "billing_address" | "contact_address"> {
  const billing = random.chance(0.06) ? null : addressOf(random, buyer, "billing", style);
  // The e-mail may stand on one of the two addresses only (API.md §6.4).
  const mailOn = random.weighted({ both: 70, billing: 15, delivery: 15 });
  if (billing && mailOn === "billing") packages[0]!.delivery!.email = null;
  if (billing && mailOn === "delivery") billing.email = null;
  return {
    billing_address: billing,
    contact_address: random.chance(0.05) ? addressOf(random, buyer, "contact", style) : null,
  };
}

function lastChange(random: Random, plan: OrderPlan, imported: number, now: number): number {
  let change = imported + random.int(0, 40) * MINUTE;
  if (hasLeft(plan.status)) change = shippedAt(plan, now) + random.int(1, 50) * MINUTE;
  if (plan.status !== "shipped" && hasLeft(plan.status)) change += random.int(20, 200) * HOUR;
  if (["canceled", "refused"].includes(plan.status)) change = imported + random.int(1, 47) * HOUR;
  if (now - plan.date > ANONYMOUS_AFTER) change = plan.date + ANONYMOUS_AFTER + DAY;
  return Math.max(imported, Math.min(now - 30_000, Math.floor(change)));
}
