import "server-only";
import type { Kept } from "@/lib/server/cache/fresh-cache";
import type { ServiceContext } from "@/lib/server/context";
import type { LengowQuestion } from "./lengow-question";
import type { OrderSnapshot } from "./order-snapshot";
import { staleReason } from "./page-answer";
import { readOrderPage } from "./read-order-page";
import type { RowSet } from "./row-answer";

/** Rows sorted out of a page, by question: the same page may answer several that Lengow cannot tell apart. */
const sorted = new WeakMap<Kept<OrderSnapshot>, Map<string, RowSet>>();

function sortOut({ value, at, failure }: Kept<OrderSnapshot>, keeps: LengowQuestion["keeps"]): RowSet {
  const kept = keeps ? value.orders.filter((order) => order.unreadable !== null || keeps(order)) : value.orders;
  return {
    source: "lengow",
    count: value.count,
    rows: kept.map((order) => value.row(order)),
    ignored: value.ignored,
    dropped: value.orders.length - kept.length,
    asOf: new Date(at).toISOString(),
    ...(failure === undefined ? {} : { stale: { reason: staleReason(failure) } }),
  };
}

/**
 * The grid's rows from a page of Lengow's, what Lengow could not leave out sorted out here.
 * @param key the whole question's (question-key.ts)
 * @throws LengowError when there is no earlier answer to show
 */
export async function lengowRows(
  ctx: ServiceContext,
  { asked, keeps }: LengowQuestion,
  { key, refresh }: { key: string; refresh: boolean },
): Promise<RowSet> {
  const page = await readOrderPage(ctx, asked, { refresh });
  const known = sorted.get(page) ?? new Map<string, RowSet>();
  sorted.set(page, known);
  const set = known.get(key) ?? sortOut(page, keeps);
  known.set(key, set);
  return set;
}
