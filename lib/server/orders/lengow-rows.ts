import "server-only";
import { pickMeta } from "@/lib/domain/order-meta";
import type { Kept } from "@/lib/server/cache/fresh-cache";
import { staleReason } from "@/lib/server/cache/stale-reason";
import type { ServiceContext } from "@/lib/server/context";
import type { LengowQuestion } from "./lengow-question";
import type { OrderSnapshot } from "./order-snapshot";
import { readOrderPage } from "./read-order-page";
import type { RowSet } from "./row-answer";

/** Rows sorted out of a page, by question: the same page may answer several that Lengow cannot tell apart. */
const sorted = new WeakMap<Kept<OrderSnapshot>, Map<string, RowSet>>();

interface Wanted {
  keeps: LengowQuestion["keeps"];
  /** Names of the extra data that the rows shall hold. */
  meta: readonly string[] | undefined;
}

function sortOut({ value, at, failure }: Kept<OrderSnapshot>, { keeps, meta }: Wanted): RowSet {
  const kept = keeps ? value.orders.filter((order) => order.unreadable !== null || keeps(order)) : value.orders;
  return {
    source: "lengow",
    count: value.count,
    rows: kept.map((order) => (meta ? { ...value.row(order), meta: pickMeta(order, meta) } : value.row(order))),
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
  { key: question, meta, refresh }: { key: string; meta: readonly string[] | undefined; refresh: boolean },
): Promise<RowSet> {
  const page = await readOrderPage(ctx, asked, { refresh });
  const key = meta ? `${question} ${meta.join()}` : question;
  const known = sorted.get(page) ?? new Map<string, RowSet>();
  sorted.set(page, known);
  const set = known.get(key) ?? sortOut(page, { keeps, meta });
  known.set(key, set);
  return set;
}
