import { DAY, seconds } from "../clock";
import { currency } from "../currencies";
import type { Marketplace } from "../marketplaces/metadata";
import type { WireLine } from "../orders/order-shape";
import type { Random } from "../random";
import { fillPattern } from "../random";
import type { OrderPlan } from "./order-plan";
import type { Product } from "./products";
import { pickProducts } from "./products";

const PRICE_FACTOR: Record<string, number> = { EUR: 1, GBP: 0.85, PLN: 4.3, SEK: 11.5, CHF: 0.97, HUF: 400 };
const VAT: Record<string, number> = {
  FR: 0.2,
  BE: 0.21,
  DE: 0.19,
  AT: 0.2,
  CH: 0.081,
  GB: 0.2,
  IT: 0.22,
  ES: 0.21,
  PT: 0.23,
  NL: 0.21,
  PL: 0.23,
  SE: 0.25,
  HU: 0.27,
};

/** VAT rate of a country as a fraction. */
export function vatRate(country: string): number {
  return VAT[country] ?? 0.2;
}

/** VAT contained in an amount with tax. */
export function vatIn(amount: number, rate: number): number {
  return Math.round((amount * rate * 100) / (1 + rate)) / 100;
}

/** Lines of one order, in the marketplace's currency, all in the order's own status. */
export function buildLines(random: Random, plan: OrderPlan, raw: string): WireLine[] {
  const count = Number(random.weighted({ 1: 70, 2: 19, 3: 7, 4: 3, 6: 1 }));
  return pickProducts(random, count).map((product, index) => buildLine(random, plan, raw, product, index));
}

function buildLine(random: Random, plan: OrderPlan, raw: string, product: Product, index: number): WireLine {
  const { marketplace } = plan;
  const quantity = Number(random.weighted({ 1: 82, 2: 12, 3: 4, 10: 2 }));
  const unit = Math.round(product.price * PRICE_FACTOR[marketplace.currency]! * 100) / 100;
  const amount = unit * quantity;
  const tax = vatIn(amount, vatRate(plan.country)).toFixed(2);
  const shipping = random.pick(["0.00", "0.00", "3.90", "4.90", "5.95"]);
  return {
    id: 500_000_000 + plan.index * 10 + index,
    marketplace_order_line_id: lineId(random, marketplace, plan.orderId, index),
    marketplace_product_id: productId(random, plan),
    merchant_product_id: { field: "ID_PRODUCT", id: random.chance(0.01) ? null : product.sku },
    feed_id: 4100 + (plan.index % 3),
    marketplace_package_id: null,
    marketplace_status: raw,
    lengow_status: random.chance(0.03) ? null : plan.status,
    title: titleFor(plan.country, product),
    category: random.chance(0.1) ? null : product.category,
    url_product: random.chance(0.3) ? null : `https://shop.example.com/p/${product.ean}`,
    url_image: random.chance(0.2) ? null : `https://img.example.com/${product.ean}.jpg`,
    order_line_meta: random.pick<unknown>([[], [], {}, { gift_wrap: "false" }]),
    amount: null,
    tax: null,
    shipping: null,
    discount: null,
    refunded_amount: null,
    original_amount: amount.toFixed(2),
    original_tax: tax,
    original_shipping: random.chance(0.05) ? null : shipping,
    original_discount: random.chance(0.9) ? null : "2.50",
    original_refunded_amount: random.chance(0.5) ? null : "0.00",
    original_buyer_amount: random.chance(0.4) ? amount : null,
    original_buyer_tax: random.chance(0.4) ? Number(tax) : null,
    quantity,
    max_shipping_date: shipBy(plan),
    documents: [],
    orderline_types: plan.types,
    created_at: random.chance(0.3) ? null : seconds(plan.date),
    updated_at: null,
  };
}

/** The real deadlines of waiting orders are set later, for all orders together. */
function shipBy(plan: OrderPlan): string | null {
  if (["new", "waiting_acceptance", "accepted"].includes(plan.status)) return null;
  return seconds(Math.floor(plan.date / DAY) * DAY + 3 * DAY - 1000);
}

function lineId(random: Random, marketplace: Marketplace, orderId: string, index: number): string {
  const filled = fillPattern(marketplace.lineId, random);
  return filled.replace("{order}", orderId).replace("{n}", String(index + 1));
}

/** An ASIN on Amazon (with `_FBA` for its own deliveries), digits elsewhere. */
function productId(random: Random, plan: OrderPlan): string {
  if (!plan.marketplace.code.startsWith("amazon_")) return random.digits(9);
  const asin = `B0${random.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 8)}`;
  return plan.types.some(({ type }) => type === "is_delivered_by_marketplace") ? `${asin}_FBA` : asin;
}

function titleFor(country: string, product: Product): string {
  if (["FR", "BE"].includes(country)) return product.title.fr;
  return ["DE", "AT", "CH"].includes(country) ? product.title.de : product.title.en;
}

/** Currency of the people of a country, where it differs from the euro. */
export function buyerCurrency(country: string, fallback: string): string {
  const own: Record<string, string> = { CH: "CHF", PL: "PLN", SE: "SEK", GB: "GBP", HU: "HUF" };
  return currency(own[country] ?? fallback).iso_a3;
}
