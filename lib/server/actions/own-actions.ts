import "server-only";
import type { ServiceContext } from "../context";
import { saysTheSame } from "../outbox/match";
import { ownedIds } from "../outbox/owned-ids";
import type { OutboxRow } from "../outbox/row";
import { intentFilter } from "./action-filter";
import type { LengowSlice } from "./lengow-slice";

/** Which of Lengow's actions are shown as our intents already. */
export interface OwnActions {
  /** Among the rows of the slice. */
  ids: Set<number>;
  /** How many more of ours Lengow counts beyond the slice. */
  beyond: number;
}

/** An attempt whose answer is not known may be one of these: it must not be shown as a stranger's for the time being. */
async function probablyOurs(ctx: ServiceContext, slice: LengowSlice): Promise<number[]> {
  const open = await ctx.db.query<OutboxRow>(
    "select * from outbox where account_id = $1 and attempt > 0 and state in ('sending', 'unconfirmed', 'needs_person')",
    [ctx.accountId],
  );
  return open.flatMap((row) => {
    const known = new Set(row.known_ids.map(Number));
    const match = slice.actions.find((action) => !known.has(action.id) && saysTheSame(action, row));
    return match ? [match.id] : [];
  });
}

/** Tells our own actions from others' in a slice of Lengow's list that was true `at` a moment. */
export async function ownActions(ctx: ServiceContext, slice: LengowSlice, at: Date): Promise<OwnActions> {
  const inSlice = slice.actions.map((action) => action.id);
  const ids = await ownedIds(ctx.db, ctx.accountId, inSlice, null);
  for (const id of await probablyOurs(ctx, slice)) ids.add(id);
  if (slice.complete) return { ids, beyond: 0 };
  const { text, params } = intentFilter(ctx, slice.query);
  const [row] = await ctx.db.query<{ count: number }>(
    `select count(*) as count from outbox o ${text} and o.listed_at <= $${params.length + 1}
       and not (o.upstream_id = any($${params.length + 2}::bigint[]))`,
    [...params, at, inSlice],
  );
  return { ids, beyond: Number(row?.count ?? 0) };
}
