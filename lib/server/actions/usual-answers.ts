import "server-only";
import type { ServiceContext } from "../context";

/** So many of the account's newest actions are looked at: enough to measure, few enough to be read with every order. */
const NEWEST = 2_000;
/** Fewer answers than this are no usual time. */
const LEAST = 3;

const USUAL = `
select action_type as type,
  percentile_disc(0.5) within group (order by extract(epoch from updated_at - accepted_at)::float8) * 1000 as ms
from (
  select marketplace, action_type, state, accepted_at, updated_at from outbox
  where account_id = $1 order by created_at desc, id desc limit ${NEWEST}
) newest
where marketplace = $2 and state in ('done', 'done_with_warning', 'refused') and accepted_at is not null
group by action_type having count(*) >= ${LEAST}`;

/**
 * How long a marketplace usually took to answer, by type of action, in milliseconds: the median of what this account sent from here. A type
 * that was answered too seldom to tell is missing.
 */
export async function usualAnswers(ctx: ServiceContext, marketplace: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db.query<{ type: string; ms: number }>(USUAL, [ctx.accountId, marketplace]);
  return new Map(rows.map(({ type, ms }) => [type, Math.round(Number(ms))]));
}
