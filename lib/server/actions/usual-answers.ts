import "server-only";
import { FreshCache } from "../cache/fresh-cache";
import type { ServiceContext } from "../context";
import { once } from "../once";

/** So many of the account's newest actions are looked at: enough to measure, few enough to be read with every order. */
const NEWEST = 2_000;
/** Fewer answers than this are no usual time. */
const LEAST = 3;

/** An order is opened far more often than a median of so many answers moves. */
const FRESH_MS = 60_000;

/**
 * The answer is dated by the history, which nothing changes afterwards: a sweep that meets the action again touches the intent itself.
 */
const USUAL = `
select o.action_type as type,
  percentile_disc(0.5) within group (order by extract(epoch from answered.at - o.accepted_at)::float8) * 1000 as ms
from (
  select id, marketplace, action_type, state, accepted_at from outbox
  where account_id = $1 order by created_at desc, id desc limit ${NEWEST}
) o
cross join lateral (
  select at from evidence where outbox_id = o.id and kind = 'moved' and detail ->> 'to' = o.state order by seq limit 1
) answered
where o.marketplace = $2 and o.state in ('done', 'done_with_warning', 'refused') and o.accepted_at is not null
group by o.action_type having count(*) >= ${LEAST}`;

type Usual = ReadonlyMap<string, number>;

const usual = () => once("usual-answers", () => new FreshCache<Usual>({ keepMs: FRESH_MS, maxEntries: 500 }));

async function measure(ctx: ServiceContext, marketplace: string): Promise<Usual> {
  const rows = await ctx.db.query<{ type: string; ms: number }>(USUAL, [ctx.accountId, marketplace]);
  return new Map(rows.map(({ type, ms }) => [type, Math.round(Number(ms))]));
}

/**
 * How long a marketplace usually took to answer, by type of action, in milliseconds: the median of what this account sent from here, at most
 * a minute old. A type that was answered too seldom to tell is missing.
 */
export async function usualAnswers(ctx: ServiceContext, marketplace: string): Promise<Usual> {
  const { clock, timeScale } = ctx;
  const load = () => measure(ctx, marketplace);
  return (await usual().read(`${ctx.accountId}:${marketplace}`, load, { clock, freshMs: FRESH_MS / timeScale })).value;
}
