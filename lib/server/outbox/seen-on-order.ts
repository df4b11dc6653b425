import "server-only";
import type { LengowOrderFields, OrderLine } from "@/lib/lengow";
import type { OutboxRow } from "./row";

const SHIPPED = new Set(["shipped", "closed"]);
const CANCELS = new Set(["cancel", "partial_cancel", "partially_cancel"]);

function linesOf(order: LengowOrderFields, row: Pick<OutboxRow, "params">): OrderLine[] {
  const lines = order.packages.flatMap((parcel) => parcel.cart);
  const { line } = row.params;
  return line === undefined ? lines : lines.filter((candidate) => candidate.marketplace_order_line_id === String(line));
}

function isIn(statuses: ReadonlySet<string>, order: LengowOrderFields, lines: readonly OrderLine[]): boolean {
  return lines.length > 0 && lines.every((line) => statuses.has(line.lengow_status ?? order.lengow_status));
}

/**
 * Whether the order itself shows what was asked for, by a mark of our own: shipped with our tracking number, or cancelled where it was not
 * when we asked. A status alone proves nothing, for someone else may have acted; refunds bear no mark and are left to a person.
 */
export function seenOnOrder(
  row: Pick<OutboxRow, "action_type" | "params" | "order_status">,
  order: LengowOrderFields,
): boolean {
  const lines = linesOf(order, row);
  if (row.action_type === "ship") {
    const number = String(row.params.tracking_number ?? "").trim();
    const numbers = order.packages
      .flatMap((parcel) => parcel.delivery?.trackings ?? [])
      .map((tracking) => tracking.number?.trim());
    return number !== "" && isIn(SHIPPED, order, lines) && numbers.includes(number);
  }
  return CANCELS.has(row.action_type) && row.order_status !== "canceled" && isIn(new Set(["canceled"]), order, lines);
}
