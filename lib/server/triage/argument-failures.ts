import "server-only";
import type { ArgumentFailure, ArgumentFailureQuery, ArgumentFailures, ArgumentTotal } from "@/lib/contract/triage";
import { hidingOf } from "../actions/hide-people";
import { requireScope, type ServiceContext } from "../context";

const DAYS = 30;
const MOST = 500;

/** Values that are one of a kind teach nothing: a tracking number never comes twice. */
const PERSONAL =
  "('line', 'tracking_number', 'tracking_url', 'return_tracking_number', 'comment', 'shipping_date', 'delivery_date')";

const ENDED = `
with ended as (
  select o.id::text as id, o.marketplace, o.action_type, o.params, o.state, o.updated_at from outbox o
  where o.account_id = $1 and o.updated_at > now() - interval '${DAYS} days' and o.state in ('done', 'done_with_warning', 'refused', 'rejected')
  union all
  select 'lengow-' || l.id, l.marketplace, l.action_type, l.params, l.state, l.updated_at from lengow_actions l
  where l.account_id = $1 and l.updated_at > now() - interval '${DAYS} days' and l.state in ('done', 'done_with_warning', 'refused')
    and not exists (select 1 from outbox o where o.account_id = l.account_id and o.upstream_id = l.id)
),`;

const QUERY = `${ENDED}
used as (
  select e.marketplace, e.action_type, a.key as argument, a.value, e.updated_at, f.message, f.order_id,
    (f.id is not null and f.kind = 'failed' and f.judged = a.key) as failed
  from ended e cross join lateral jsonb_each_text(e.params) a
  left join triage_failures f on f.account_id = $1 and f.id = e.id
  where ($2::text is null or e.marketplace = $2) and ($3::text is null or e.action_type = $3) and a.key not in ${PERSONAL}
    and a.key not like 'from_address%' and length(a.value) <= 120
)
select marketplace, action_type, argument, value, count(*)::integer as sent, (count(*) filter (where failed))::integer as failed,
  coalesce((array_agg(message order by updated_at desc) filter (where failed))[1], '') as last_message,
  (array_agg(order_id order by updated_at desc) filter (where failed))[1] as marketplace_order_id
from used group by 1, 2, 3, 4 having count(*) filter (where failed) > 0
order by failed desc, sent desc, 1, 2, 3, 4 limit ${MOST}`;

/** By argument alone: no value leaves the database. */
const TOTALS = `${ENDED}
judged as (
  select e.id, e.marketplace, e.action_type, e.params, case when f.kind = 'failed' then f.judged end as argument from ended e
  left join triage_failures f on f.account_id = $1 and f.id = e.id
  where ($2::text is null or e.marketplace = $2) and ($3::text is null or e.action_type = $3)
),
used as (
  select j.marketplace, j.action_type, a.name as argument, j.argument is not distinct from a.name as failed
  from judged j cross join lateral jsonb_object_keys(j.params) a(name)
  union all
  select marketplace, action_type, argument, true from judged where argument is not null and not jsonb_exists(params, argument)
)
select marketplace, action_type, argument, count(*)::integer as sent, (count(*) filter (where failed))::integer as failed
from used group by 1, 2, 3 having count(*) filter (where failed) > 0 order by failed desc, sent desc, 1, 2, 3 limit ${MOST}`;

type LastFailure = ArgumentFailure & { marketplace_order_id: string };

/**
 * Which values, and which arguments, made actions fail lately: of all actions of the last 30 days that carried a value and have ended, how many failed with a message that finds
 * fault with that argument. From our own store alone.
 */
export async function argumentFailures(ctx: ServiceContext, query: ArgumentFailureQuery): Promise<ArgumentFailures> {
  requireScope(ctx, "triage:read");
  const params = [ctx.accountId, query.marketplace ?? null, query.type ?? null];
  const [rows, totals] = await Promise.all([
    ctx.db.query<LastFailure>(QUERY, params),
    ctx.db.query<ArgumentTotal>(TOTALS, params),
  ]);
  const hidingFor = await hidingOf(ctx, rows);
  const results = rows.map(({ marketplace_order_id: orderId, ...row }): ArgumentFailure => {
    if (hidingFor === null) return row;
    const hide = hidingFor({ marketplace: row.marketplace, marketplace_order_id: orderId });
    return { ...row, ...hide.args({ value: row.value }), last_message: hide.text(row.last_message) ?? "" };
  });
  return { as_of: ctx.clock.now().toISOString(), days: DAYS, count: results.length, results, arguments: totals };
}
