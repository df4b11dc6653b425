import "server-only";
import type { ActionList, ActionListQuery, ActionView } from "@/lib/contract/actions";
import { isLengowError } from "@/lib/lengow";
import { requireScope, type ServiceContext } from "../context";
import { isAppError } from "../errors";
import { SELECT_VIEW, type ViewRow, viewOf, viewOfLengow } from "./action-view";
import { type LengowSlice, lengowSlice } from "./lengow-slice";
import { ownActions } from "./own-actions";

const FILTER = `
where o.account_id = $1 and ($2::text is null or o.marketplace = $2) and ($3::text is null or o.order_id = $3)
  and ($4::text is null or o.action_type = $4)`;

function filterOf(ctx: ServiceContext, query: ActionListQuery): (string | number | null)[] {
  return [ctx.accountId, query.marketplace ?? null, query.marketplace_order_id ?? null, query.type ?? null];
}

async function intents(
  ctx: ServiceContext,
  query: ActionListQuery,
  most: number,
): Promise<{ count: number; rows: ViewRow[] }> {
  const filter = filterOf(ctx, query);
  const [counted] = await ctx.db.query<{ count: number }>(`select count(*) as count from outbox o ${FILTER}`, filter);
  const rows = await ctx.db.query<ViewRow>(`${SELECT_VIEW} ${FILTER} order by o.created_at desc, o.id desc limit $5`, [
    ...filter,
    most,
  ]);
  return { count: Number(counted?.count ?? 0), rows };
}

function newestFirst(a: ActionView, b: ActionView): number {
  const [left, right] = [a.created_at ?? "", b.created_at ?? ""];
  if (left !== right) return left < right ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

async function askLengow(ctx: ServiceContext, query: ActionListQuery, most: number): Promise<LengowSlice | null> {
  try {
    return await lengowSlice(ctx, query, most);
  } catch (error) {
    if (isLengowError(error) || (isAppError(error) && error.code.startsWith("lengow_"))) return null;
    throw error;
  }
}

/**
 * Intents and Lengow's own actions as one list, newest first; what we sent stands in it once, as our intent. Without Lengow the list says so and
 * holds what was recorded here.
 */
export async function listActions(ctx: ServiceContext, query: ActionListQuery): Promise<ActionList> {
  requireScope(ctx, "actions:read");
  const most = query.page * query.page_size;
  // Lengow first: an action that is accepted meanwhile is then known as ours when the two are put together.
  const slice = await askLengow(ctx, query, most);
  const ours = await intents(ctx, query, most);
  const own = slice ? await ownActions(ctx, slice) : { ids: new Set<number>(), beyond: 0 };
  const foreign = slice ? slice.actions.filter((action) => !own.ids.has(action.id)) : [];
  const results = [...ours.rows.map(viewOf), ...foreign.map(viewOfLengow)].sort(newestFirst);
  const elsewhere = slice ? Math.max(slice.count - own.ids.size - own.beyond, foreign.length) : 0;
  return {
    count: ours.count + elsewhere,
    page: query.page,
    page_size: query.page_size,
    as_of: ctx.clock.now().toISOString(),
    lengow_unavailable: slice === null,
    results: results.slice(most - query.page_size, most),
  };
}
