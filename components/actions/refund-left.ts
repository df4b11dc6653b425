import type { ActionView } from "@/lib/contract/actions";
import { isRefund } from "@/lib/domain/action";
import { readAmount, writeCents } from "@/lib/domain/decimal";
import type { Order, OrderLine } from "@/lib/domain/order";

/**
 * What is left to refund, from the order's own figures and what was asked for here: the server's guard says the same and has the last
 * word (lib/server/actions/refund-guard.ts). Amounts in millionths, tax included, in the marketplace's currency.
 */
export interface LineLeft {
  paid: bigint;
  left: bigint;
  /** The tax in what was paid, for splitting an amount. */
  tax: bigint;
}

type Args = Readonly<Record<string, string | number | boolean>>;

const NOTHING_CAME_OF_IT = ["refused", "rejected", "withdrawn", "closed"];
const FINISHED = ["done", "done_with_warning"];
const GOODS = ["refund_price", "refund_taxes"];
const SHIPPING = ["refund_shipping_price", "refund_shipping_taxes", "refund_shipping"];

const sumOf = (args: Args, names: readonly string[]): bigint =>
  names.reduce((total, name) => total + (readAmount(args[name]) ?? 0n), 0n);

/** What a refund takes for goods and for shipping. */
export function demandOf(args: Args): { goods: bigint; shipping: bigint } {
  return { goods: sumOf(args, GOODS), shipping: sumOf(args, SHIPPING) };
}

function isWhole(args: Args): boolean {
  const { goods, shipping } = demandOf(args);
  return goods === 0n && shipping === 0n && (readAmount(args.refund_quantity ?? args.quantity) ?? 0n) === 0n;
}

/** The refunds of an order that happened or may still. */
export function refundsThatCount(views: readonly ActionView[]): ActionView[] {
  return views.filter(({ type, state }) => isRefund(type) && !NOTHING_CAME_OF_IT.includes(state));
}

/** What is gone: what is on its way, and of Lengow's figure and the finished ones the larger, for one may contain the other. */
function taken(before: bigint, earlier: readonly { state: string; amount: bigint }[]): bigint {
  const total = (wanted: boolean) =>
    earlier.filter(({ state }) => FINISHED.includes(state) === wanted).reduce((sum, { amount }) => sum + amount, 0n);
  const finished = total(true);
  return (before > finished ? before : finished) + total(false);
}

const atLeastZero = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

/** Null when what was paid is not known: then nothing can be checked, and nothing is refunded. */
export function lineLeft(line: OrderLine, earlier: readonly ActionView[]): LineLeft | null {
  const own = line.original_amount !== null;
  const paid = readAmount(own ? line.original_amount : line.amount);
  if (paid === null) return null;
  const before = readAmount(own ? line.original_refunded_amount : line.refunded_amount) ?? 0n;
  const about = earlier.filter((view) => view.line === null || view.line === line.marketplace_order_line_id);
  const gone = taken(
    before,
    about.map(({ state, args }) => ({ state, amount: isWhole(args) ? paid : demandOf(args).goods })),
  );
  const tax = readAmount(own ? line.original_tax : line.tax) ?? 0n;
  return { paid, left: atLeastZero(paid - gone), tax: tax < paid ? tax : 0n };
}

/** What was paid for shipping and what is left of it; null when the order does not say. */
export function shippingLeft(order: Order, earlier: readonly ActionView[]): { paid: bigint; left: bigint } | null {
  const paid = readAmount(order.original_shipping ?? order.shipping);
  if (paid === null) return null;
  const gone = earlier.reduce((sum, { args }) => sum + demandOf(args).shipping, 0n);
  return { paid, left: atLeastZero(paid - gone) };
}

/** A demand above what is left; `left` is a decimal text. `line` null: of the order, for shipping or as a whole. */
export interface OverRefund {
  line: string | null;
  what: "line" | "shipping";
  left: string;
}

/** Where the refunds about to be sent ask for more than is left. What cannot be checked is left to the server, which refuses it. */
export function refundProblems(
  order: Order,
  earlier: readonly ActionView[],
  asked: readonly { line: string | null; values: Args }[],
): OverRefund[] {
  const lines = order.packages.flatMap((parcel) => parcel.cart);
  const perLine = asked.flatMap(({ line, values }): OverRefund[] => {
    const found = lines.find((one) => one.marketplace_order_line_id === line);
    const left = found === undefined ? null : lineLeft(found, earlier);
    if (left === null || demandOf(values).goods <= left.left) return [];
    return [{ line, what: "line", left: writeCents(left.left) }];
  });
  const shipping = shippingLeft(order, earlier);
  const wanted = asked.reduce((sum, { values }) => sum + demandOf(values).shipping, 0n);
  if (shipping === null || wanted <= shipping.left) return perLine;
  return [...perLine, { line: null, what: "shipping", left: writeCents(shipping.left) }];
}
