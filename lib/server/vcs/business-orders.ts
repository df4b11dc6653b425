import "server-only";
import type { RatedInvoice } from "@/lib/vcs/defect-rate";
import type { Queryable } from "../db/database";

interface Row {
  marketplace: string;
  order_id: string;
  ordered_at: Date;
}

/** Orders that have left, so that an invoice is or was due. */
const SHIPPED = ["shipped", "closed", "refunded", "refunding", "partial_refunded", "to_refund"];

/**
 * Business orders of Amazon's window from our own copy of the orders, by store: those whose invoice Amazon has taken are in no report any more. Null
 * while the copy does not reach back over the whole window: a rate over the open ones alone would be far too high.
 */
export async function businessOrders(
  db: Queryable,
  accountId: number,
  window: { from: number; to: number },
): Promise<Map<string, RatedInvoice[]> | null> {
  const [copy] = await db.query("select 1 from order_index_accounts where account_id = $1 and complete_from <= $2", [
    accountId,
    new Date(window.from),
  ]);
  if (!copy) return null;
  const rows = await db.query<Row>(
    `select marketplace, order_id, ordered_at from order_index
     where account_id = $1 and ordered_at >= $2 and ordered_at < $3 and marketplace like 'amazon\\_%'
       and 'is_business' = any(types) and lengow_status = any($4::text[])`,
    [accountId, new Date(window.from), new Date(window.to), SHIPPED],
  );
  const byStore = new Map<string, RatedInvoice[]>();
  for (const { marketplace, order_id: orderId, ordered_at: orderedAt } of rows) {
    const at = orderedAt.getTime();
    // No report asks for it: it counts as delivered in time, and is overruled by the report where that does ask.
    const settled = { orderId, orderedAt: at, deadlineAt: null, deliveredAt: at, isSendable: false };
    byStore.set(marketplace, [...(byStore.get(marketplace) ?? []), settled]);
  }
  return byStore;
}
