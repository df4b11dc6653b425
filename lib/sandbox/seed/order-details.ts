import { DAY, microseconds, seconds } from "../clock";
import type { Missing, WireLine } from "../orders/order-shape";
import { NOTHING_MISSING } from "../orders/order-shape";
import type { Random } from "../random";
import type { Buyer } from "./addresses";
import type { OrderPlan } from "./order-plan";

const COMMENTS: Record<string, string[]> = {
  FR: ["Merci de déposer le colis chez le gardien.", "C'est un cadeau, pas de facture dans le carton s'il vous plaît."],
  DE: ["Bitte beim Nachbarn abgeben.", "Rechnung bitte an die Firma."],
  GB: ["Please leave in the porch.", "Gift - no invoice in the box please."],
  IT: ["Citofonare Rossi, secondo piano."],
};

/** Free text of the buyer: a text, a list of texts, mostly nothing (API.md §6.1). */
export function buildComments(random: Random, plan: OrderPlan): string | string[] | null {
  if (!random.chance(0.08)) return null;
  const texts = COMMENTS[plan.country] ?? COMMENTS.GB!;
  return random.chance(0.3) ? [...texts] : random.pick(texts);
}

/** Payments may be empty; business buyers show their terms (API.md §6.2). */
export function buildPayments(random: Random, plan: OrderPlan, buyer: Buyer): unknown[] {
  if (random.chance(0.15)) return [];
  const terms = buyer.vat
    ? {
        fiscalnb: null,
        vat_number: buyer.vat,
        siret_number: plan.country === "FR" ? random.digits(14) : null,
        channel_order_marketplace: 1,
      }
    : null;
  return [
    {
      id: 7_000_000 + plan.index,
      checkout: random.chance(0.5) ? null : "accepted",
      status: random.chance(0.5) ? null : "Accepted",
      type: random.pick(["Other: Standard", "paypal", "CB", "INVOICE", null]),
      settled_at: random.chance(0.3) ? null : seconds(plan.date + 60_000),
      payment_terms: terms,
    },
  ];
}

/** Shows whether the marketplace collected the VAT (API.md §6.6). */
export function buildTax(random: Random, plan: OrderPlan, buyer: Buyer): unknown {
  if (random.chance(0.2)) return null;
  const deemed = plan.marketplace.code.startsWith("amazon_") && random.chance(0.25);
  return {
    order_tax_id: random.chance(0.5) ? null : random.int(1_000_000, 9_999_999),
    is_marketplace_deemed_supplier: deemed,
    tax_electronic_portal_type: deemed ? "OSS" : null,
    tax_electronic_portal_id: deemed ? "EU372000041" : null,
    marketplace_eori_number: null,
    buyer_tax: buyer.vat ? { type: "VATIN", id: buyer.vat } : { type: null, id: null },
  };
}

/** Null, empty, or one and more shop orders (API.md §6.1). */
export function buildMerchantIds(random: Random, plan: OrderPlan, packages: number): string[] | null {
  const early = ["new", "waiting_acceptance", "accepted", "refused"].includes(plan.status);
  if (early || random.chance(plan.status === "waiting_shipment" ? 0.25 : 0.04)) return random.chance(0.12) ? [] : null;
  const first = 100_000 + plan.index * 2;
  return packages > 1 ? [String(first), String(first + 1)] : [String(first)];
}

export function buildMeta(random: Random, plan: OrderPlan): Record<string, unknown> | null {
  const { marketplace } = plan;
  if (random.chance(0.03) && !marketplace.deliveryTypes && !marketplace.deadlineInMeta) return null;
  const meta: Record<string, unknown> = { feed_id: 4100 + (plan.index % 3), checksum: random.hex(32) };
  if (marketplace.deliveryTypes) meta.delivery_type = random.weighted(marketplace.deliveryTypes);
  if (marketplace.deadlineInMeta) meta.shipping_deadline = microseconds(plan.date + 2 * DAY);
  marketplace.decorate?.(meta, random);
  return meta;
}

/** Documents of the marketplace: a number, or an object with type and name (API.md §6.1). */
export function buildDocuments(random: Random, plan: OrderPlan): unknown[] {
  if (!["shipped", "closed"].includes(plan.status) || !random.chance(0.06)) return [];
  const id = 880_000 + plan.index;
  return [random.chance(0.4) ? id : { id, type: "INVOICE", name: `invoice-${id}.pdf` }];
}

const NO_ORIGINALS = ["total_order", "total_tax", "shipping", "discount", "commission", "processing_fee"].map(
  (name) => `original_${name}`,
);

/** What an application leaves out: old ones know no `original_*`, and `tax` is rare (API.md §6.1, §25). */
export function buildMissing(random: Random, plan: OrderPlan): Missing {
  if (plan.marketplace.oldActions) {
    return {
      order: [
        ...NO_ORIGINALS,
        "tax",
        "documents",
        "marketplace_customer_id",
        "original_total_buyer_amount",
        "original_total_buyer_tax",
      ],
      line: [
        "original_amount",
        "original_tax",
        "original_shipping",
        "original_discount",
        "documents",
        "orderline_types",
      ],
    };
  }
  return random.chance(0.55) ? { order: ["tax"], line: [] } : NOTHING_MISSING;
}

/** Cancels, refunds and half-shipped orders leave their marks on the lines. */
export function markLines(random: Random, plan: OrderPlan, lines: WireLine[]): void {
  const map = plan.marketplace.meta.orders.status;
  const first = lines[0]!;
  if (plan.status === "refunded" || plan.status === "partial_refunded") {
    for (const line of plan.status === "refunded" ? lines : [first])
      line.original_refunded_amount = line.original_amount;
  }
  if (plan.status === "shipped" && random.chance(0.03)) {
    first.original_refunded_amount = (Number(first.original_amount) * random.pick([0.1, 0.25, 0.5])).toFixed(2);
  }
  if (plan.status === "waiting_shipment" && lines.length > 1 && map.shipped && random.chance(0.35)) {
    setLine(first, "shipped", map.shipped[0]!);
  }
  if (plan.status === "waiting_shipment" && lines.length > 1 && map.canceled && random.chance(0.05)) {
    setLine(lines[lines.length - 1]!, "canceled", map.canceled[0]!);
  }
}

function setLine(line: WireLine, status: string, raw: string): void {
  line.lengow_status = status;
  line.marketplace_status = raw;
}
