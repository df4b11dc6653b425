import { DAY } from "../clock";
import { currency, exchangeRate } from "../currencies";
import type { Money, OrderRecord, WireAddress, WireLine, WireOrder } from "./order-shape";

/** Orders older than this come without names and streets (API.md §5.2, §6.1). */
export const ANONYMOUS_AFTER = 183 * DAY;

const ORDER_MONEY = ["total_order", "total_tax", "shipping", "discount", "commission", "processing_fee"] as const;
const LINE_MONEY = ["amount", "tax", "shipping", "discount", "refunded_amount"] as const;

/** JSON text of one order; `target` null means the marketplace's own currency. */
export function orderText(record: OrderRecord, target: string | null, now: number): string {
  const anonymous = record.wire.anonymized || (record.orderDate !== null && now - record.orderDate > ANONYMOUS_AFTER);
  const key = `${target}|${anonymous}`;
  let text = record.texts.get(key);
  if (text === undefined) {
    text = JSON.stringify(record.verbatim ? record.wire : presentOrder(record, target, anonymous));
    record.texts.set(key, text);
  }
  return text;
}

function presentOrder(record: OrderRecord, target: string | null, anonymous: boolean): Partial<WireOrder> {
  const { wire } = record;
  const from = wire.original_currency.iso_a3;
  const rate = exchangeRate(from, target ?? from);
  const out: WireOrder = { ...wire, currency: currency(target ?? from) };
  for (const name of ORDER_MONEY) out[name] = convert(wire[`original_${name}`], rate);
  out.packages = wire.packages.map((pack) => ({
    cart: pack.cart.map((line) => presentLine(line, rate, record.missing.line)),
    delivery: pack.delivery && anonymous ? { ...pack.delivery, ...NOBODY } : pack.delivery,
  }));
  if (anonymous) Object.assign(out, anonymousParts(wire));
  return without(out, record.missing.order);
}

function presentLine(line: WireLine, rate: number | null, missing: readonly string[]): WireLine {
  const out = { ...line };
  for (const name of LINE_MONEY) out[name] = convert(line[`original_${name}`], rate);
  return without(out, missing) as WireLine;
}

/** Keeps the JSON type; a number keeps the float's noise; no rate reads -1 (API.md §6.1). */
function convert(amount: Money, rate: number | null): Money {
  if (amount === null) return null;
  if (rate === null) return typeof amount === "number" ? -1 : "-1";
  if (rate === 1) return amount;
  return typeof amount === "number" ? amount * rate : (Number(amount) * rate).toFixed(2);
}

const NOBODY: Partial<WireAddress> = {
  company: null,
  civility: null,
  first_name: null,
  last_name: null,
  full_name: null,
  first_line: null,
  second_line: null,
  complement: null,
  phone_home: null,
  phone_office: null,
  phone_mobile: null,
  full_address: null,
  email: null,
  vat_number: null,
};

function anonymousParts(wire: WireOrder): Partial<WireOrder> {
  const billing = wire.billing_address && { ...wire.billing_address, ...NOBODY };
  return {
    anonymized: true,
    billing_address: billing,
    contact_address: null,
    comments: null,
    marketplace_customer_id: null,
  };
}

function without<T extends object>(value: T, names: readonly string[]): Partial<T> {
  if (names.length === 0) return value;
  const out = { ...value } as Record<string, unknown>;
  for (const name of names) delete out[name];
  return out as Partial<T>;
}
