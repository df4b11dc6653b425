import "server-only";
import type { ActionList, ActionListQuery, ActionView } from "@/lib/contract/actions";
import { isLengowError } from "@/lib/lengow";
import type { Kept } from "../cache/fresh-cache";
import { requireScope, type ServiceContext } from "../context";
import { isAppError } from "../errors";
import { noteOnlooker } from "../outbox/onlooker";
import { timingsFor } from "../outbox/timings";
import { withSettled } from "../triage/settled";
import { concernsLengow, intentFilter, isFilteredHere } from "./action-filter";
import { SELECT_VIEW, type ViewRow, viewOf, viewOfLengow } from "./action-view";
import { hidePeople } from "./hide-people";
import { type LengowSlice, lengowSlice } from "./lengow-slice";
import { ownActions } from "./own-actions";
import { withCurrency } from "./with-currency";

async function intents(
  ctx: ServiceContext,
  query: ActionListQuery,
  most: number,
): Promise<{ count: number; rows: ViewRow[] }> {
  const { text, params } = intentFilter(ctx, query);
  const [counted] = await ctx.db.query<{ count: number }>(`select count(*) as count from outbox o ${text}`, params);
  const rows = await ctx.db.query<ViewRow>(
    `${SELECT_VIEW} ${text} order by o.created_at desc, o.id desc limit $${params.length + 1}`,
    [...params, most],
  );
  return { count: Number(counted?.count ?? 0), rows };
}

function newestFirst(a: ActionView, b: ActionView): number {
  const [left, right] = [a.created_at ?? "", b.created_at ?? ""];
  if (left !== right) return left < right ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

async function askLengow(ctx: ServiceContext, query: ActionListQuery, most: number): Promise<Kept<LengowSlice> | null> {
  try {
    return await lengowSlice(ctx, query, most);
  } catch (error) {
    if (isLengowError(error) || (isAppError(error) && error.code.startsWith("lengow_"))) return null;
    throw error;
  }
}

/** How many of Lengow's own are shown or counted beside ours. */
function countElsewhere(slice: LengowSlice, own: { ids: Set<number>; beyond: number }, shown: number): number {
  // Lengow's count is for its own filters; what it cannot filter by is counted as far as it was looked through.
  if (isFilteredHere(slice.query)) return shown;
  return Math.max(slice.count - own.ids.size - own.beyond, shown);
}

/** Whether a page reaches back behind what was read of Lengow's list: others' actions of that time may be missing on it. */
function isBeyond(slice: LengowSlice, shown: readonly ActionView[]): boolean {
  const edge = slice.actions.at(-1)?.createdAt ?? null;
  const last = shown.at(-1)?.created_at ?? null;
  return last === null || (edge !== null && last < edge);
}

/**
 * Intents and Lengow's own actions as one list, newest first; what we sent stands in it once, as our intent. Without Lengow the list says so and
 * holds what was recorded here. Who may not see buyers does not find them in it, and does not search its texts. A question that only intents
 * can answer never asks Lengow.
 * @throws AppError `not_allowed`
 */
export async function listActions(ctx: ServiceContext, query: ActionListQuery): Promise<ActionList> {
  requireScope(ctx, "actions:read");
  // Whoever may not read a text may not guess at it either: each answer would say whether a name stands in it.
  if (query.errors !== undefined) requireScope(ctx, "orders:reveal");
  const most = query.page * query.page_size;
  const asked = concernsLengow(query);
  // Lengow first: an action that is accepted meanwhile is then known as ours when the two are put together.
  const kept = asked ? await askLengow(ctx, query, most) : null;
  const slice = kept?.value ?? null;
  const ours = await intents(ctx, query, most);
  if (ours.rows.some(({ state }) => state === "accepted"))
    await noteOnlooker(ctx.db, ctx.accountId, timingsFor(ctx.timeScale));
  const own = slice ? await ownActions(ctx, slice, new Date(kept?.at ?? 0)) : { ids: new Set<number>(), beyond: 0 };
  const foreign = slice ? slice.actions.filter((action) => !own.ids.has(action.id)) : [];
  const results = [...ours.rows.map(viewOf), ...foreign.map(viewOfLengow)].sort(newestFirst);
  const shown = results.slice(most - query.page_size, most);
  return {
    count: ours.count + (slice ? countElsewhere(slice, own, foreign.length) : 0),
    page: query.page,
    page_size: query.page_size,
    as_of: (kept ? new Date(kept.at) : ctx.clock.now()).toISOString(),
    lengow_unavailable: asked && (kept === null || kept.failure !== undefined),
    lengow_partial: slice !== null && !slice.complete && (isFilteredHere(query) || isBeyond(slice, shown)),
    results: await hidePeople(ctx, await withCurrency(ctx, await withSettled(ctx, shown))),
  };
}
