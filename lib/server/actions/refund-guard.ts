import "server-only";
import { REFUND_TYPES } from "@/lib/domain/action";
import { readAmount, sumAmounts as sum, writeAmount } from "@/lib/domain/decimal";
import type { LengowOrderFields, OrderLine } from "@/lib/lengow";
import type { Queryable } from "../db/database";
import { type OutboxRow, type Params, WHOLE_ORDER } from "../outbox/row";

/** What a refund asks for or has taken: money for goods, money for shipping, pieces. */
interface Share {
  line: string;
  goods: bigint;
  shipping: bigint;
  pieces: bigint;
  /** No amount and no quantity: the whole line, whatever that is. */
  whole: boolean;
}

type Earlier = Pick<OutboxRow, "line" | "params" | "state">;

function amountIn(params: Params, names: readonly string[]): bigint {
  return sum(names.map((name) => readAmount(params[name]) ?? 0n));
}

function shareOf(line: string, params: Params): Share {
  const goods = amountIn(params, ["refund_price", "refund_taxes"]);
  const shipping = amountIn(params, ["refund_shipping_price", "refund_shipping_taxes", "refund_shipping"]);
  const quantity = params.refund_quantity ?? params.quantity;
  const pieces = readAmount(quantity) ?? 0n;
  return { line, goods, shipping, pieces, whole: goods === 0n && shipping === 0n && pieces === 0n };
}

function linesOf(order: LengowOrderFields): OrderLine[] {
  return order.packages.flatMap((parcel) => parcel.cart);
}

/** In the marketplace's currency, in which refunds are made; the converted amount only where that is missing. */
function paidFor(line: OrderLine): bigint | null {
  return readAmount(line.original_amount) ?? readAmount(line.amount);
}

function refundedBefore(line: OrderLine): bigint {
  return readAmount(line.original_refunded_amount) ?? readAmount(line.refunded_amount) ?? 0n;
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const FINISHED: readonly string[] = ["done", "done_with_warning"];

/**
 * What is gone already: what is on its way, and of the finished ones and Lengow's own figure the larger, for the one may
 * or may not contain the other.
 */
function taken(before: bigint, earlier: readonly { state: string; amount: bigint }[]): bigint {
  const finished = sum(earlier.filter(({ state }) => FINISHED.includes(state)).map(({ amount }) => amount));
  const open = sum(earlier.filter(({ state }) => !FINISHED.includes(state)).map(({ amount }) => amount));
  return max(before, finished) + open;
}

function exceeds(what: string, asked: bigint, left: bigint): string | null {
  if (asked <= left) return null;
  const rest = left > 0n ? left : 0n;
  return `The refund asks for ${writeAmount(asked)} ${what}, and ${writeAmount(rest)} is left to refund.`;
}

function lineProblem(
  order: LengowOrderFields,
  asked: Share,
  earlier: readonly (Share & { state: string })[],
): string | null {
  const line = linesOf(order).find((candidate) => candidate.marketplace_order_line_id === asked.line);
  if (!line) return null;
  const paid = paidFor(line);
  const own = earlier.filter((share) => share.line === asked.line || share.line === WHOLE_ORDER);
  if (asked.goods > 0n || asked.whole) {
    if (paid === null) return "What was paid for this line is not known, so a refund cannot be checked.";
    const goodsOf = (share: Share): bigint => (share.whole ? paid : share.goods);
    const left =
      paid -
      taken(
        refundedBefore(line),
        own.map((share) => ({ state: share.state, amount: goodsOf(share) })),
      );
    const problem = asked.whole
      ? left > 0n
        ? null
        : "Nothing is left to refund on this line."
      : exceeds("for this line", asked.goods, left);
    if (problem) return problem;
  }
  const piecesLeft = (readAmount(line.quantity) ?? 0n) - sum(own.map((share) => share.pieces));
  if (asked.pieces > 0n && asked.pieces > piecesLeft)
    return "The refund asks for more pieces than are left to refund on this line.";
  return null;
}

function orderProblem(
  order: LengowOrderFields,
  asked: Share,
  earlier: readonly (Share & { state: string })[],
): string | null {
  const lines = linesOf(order);
  const shippingPaid = readAmount(order.original_shipping) ?? readAmount(order.shipping);
  const shippingTaken = sum(earlier.map((share) => share.shipping));
  if (asked.shipping > 0n && shippingPaid !== null) {
    const problem = exceeds("for shipping", asked.shipping, shippingPaid - shippingTaken);
    if (problem) return problem;
  }
  const known = lines.map(paidFor);
  const goodsPaid = known.includes(null) ? null : sum(known.map((amount) => amount ?? 0n));
  const total = readAmount(order.original_total_order) ?? readAmount(order.total_order);
  // What the buyer paid in all, discounts included: the lines may add up to more.
  const paid = total ?? goodsPaid;
  const demand = asked.goods + asked.shipping;
  if (asked.whole && asked.line === WHOLE_ORDER && earlier.some((share) => share.whole && share.line === WHOLE_ORDER)) {
    return "This order was refunded as a whole already, or is being refunded.";
  }
  if (demand === 0n) return null;
  if (paid === null) return "What was paid for this order is not known, so a refund cannot be checked.";
  const before = sum(lines.map(refundedBefore));
  const shares = earlier.map((share) => ({ state: share.state, amount: share.goods + share.shipping }));
  return exceeds("of this order", demand, paid - taken(before, shares));
}

/**
 * Why this refund must not be made, or null: never more than is left, per line, for shipping and for the order as a whole, counting what
 * was refunded, what is on its way and what nobody knows yet. Exact decimals.
 */
export function refundProblem(
  order: LengowOrderFields,
  asked: { line: string; params: Params },
  earlier: readonly Earlier[],
): string | null {
  const share = shareOf(asked.line, asked.params);
  const before = earlier.map((row) => ({ ...shareOf(row.line, row.params), state: row.state }));
  return lineProblem(order, share, before) ?? orderProblem(order, share, before);
}

/** Refunds of this order that have happened or may still: everything but those that certainly came to nothing. */
export function earlierRefunds(
  db: Queryable,
  order: { accountId: number; marketplace: string; orderId: string },
  exceptId: string | null,
): Promise<Earlier[]> {
  return db.query<Earlier>(
    `select line, params, state from outbox
     where account_id = $1 and marketplace = $2 and order_id = $3 and action_type = any($4::text[])
       and state not in ('refused', 'rejected', 'withdrawn', 'closed') and ($5::uuid is null or id <> $5)`,
    [order.accountId, order.marketplace, order.orderId, REFUND_TYPES, exceptId],
  );
}
