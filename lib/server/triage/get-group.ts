import "server-only";
import type { TriageFailure, TriageGroupDetail, TriageGroupQuery, TriageLogEntry } from "@/lib/contract/triage";
import type { ActionState } from "@/lib/domain/status";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { notFound } from "../errors";
import { type Params, WHOLE_ORDER } from "../outbox/row";
import { followMerges } from "./assign-groups";
import { activeRules } from "./derive";
import { hideInDetail } from "./hide-groups";
import { readGroups } from "./list-groups";
import { answerIn } from "./own-words";

/** More rows than this no person reads; a correction takes them all the same. */
const MOST_FAILURES = 2_000;
const MOST_SETTLED = 50;
const MOST_ENTRIES = 100;

/** One failure with what is known of its order. */
export interface FailureRow {
  id: string;
  source: "orderdeck" | "lengow";
  kind: string;
  state: ActionState;
  marketplace: string;
  order_id: string;
  action_type: string;
  line: string;
  params: Params;
  message: string | null;
  reason: string | null;
  judged: string | null;
  created_at: Date;
  failed_at: Date;
  closed_reason: string | null;
  closed_at: Date | null;
  status: string | null;
  ship_by: Date | null;
  amount: string | null;
  currency: string | null;
  ordered_at: Date | null;
}

const FAILURES = `
select f.id, f.source, f.kind, f.state, f.marketplace, f.order_id, f.action_type, f.line, f.params, f.message, f.reason, f.judged, f.created_at, f.failed_at,
  f.closed_reason, f.closed_at, nullif(o.status, '') as status, o.ship_by, o.amount, o.currency, o.ordered_at
from triage_failures f
left join triage_orders o on o.account_id = f.account_id and o.marketplace = f.marketplace and o.order_id = f.order_id
where f.account_id = $1`;

/** Open failures of a group, those whose order leaves first on top. */
export function openFailures(db: Queryable, accountId: number, group: string): Promise<FailureRow[]> {
  return db.query<FailureRow>(
    `${FAILURES} and f.group_id = $2 and f.closed_reason is null order by o.ship_by nulls last, f.failed_at desc, f.id limit ${MOST_FAILURES}`,
    [accountId, group],
  );
}

const CLOSED = `
select count(*)::integer as count from triage_failures where account_id = $1 and group_id = $2 and closed_reason is not null`;

/** One failure, open or settled. @throws AppError `not_found`, the same for one that is another account's */
export async function findFailure(db: Queryable, accountId: number, id: string): Promise<FailureRow> {
  const [row] = await db.query<FailureRow>(`${FAILURES} and f.id = $2`, [accountId, id]);
  if (!row) throw notFound();
  return row;
}

/** Arguments beside the line, which stands on its own. */
function argsOf({ line: _line, ...args }: Params): Record<string, string | number | boolean> {
  return args;
}

function viewOf(row: FailureRow): TriageFailure {
  const { status, ship_by: shipBy, amount, currency } = row;
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    marketplace_order_id: row.order_id,
    line: row.line === WHOLE_ORDER ? null : row.line,
    args: argsOf(row.params),
    error_text: answerIn(row),
    reason: row.reason,
    judged: row.judged,
    made_at: row.created_at.toISOString(),
    failed_at: row.failed_at.toISOString(),
    order: status === null ? null : { status, ship_by: shipBy?.toISOString() ?? null, amount, currency },
    closed_reason: row.closed_reason,
    closed_at: row.closed_at?.toISOString() ?? null,
  };
}

/** The value that stands most often, or null. */
export function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** What has left for Lengow, as far as that is known. */
const LEFT = "o.attempt > 0 and o.state not in ('ready', 'claimed', 'withdrawn')";

/** A correction is told as what became of it: held, sent, taken back in whole or in part, or never recorded. */
const LOG = `
select l.at, l.person_id, p.name, l.detail, case when f.id is null then l.what
  when f.has_left and f.is_back then 'fixed_part' when f.has_left then 'fixed' when f.is_held then 'fix_held'
  when f.is_back then 'taken_back' when f.is_recorded then 'fix_held' else 'fix_refused' end as what
from triage_log l left join people p on p.id = l.person_id
  left join lateral (select b.id,
    exists (select from outbox o where o.batch_id = b.id) as is_recorded,
    exists (select from outbox o where o.batch_id = b.id and ${LEFT}) as has_left,
    exists (select from outbox o where o.batch_id = b.id and o.state in ('ready', 'claimed'))
      or exists (select from batch_rows r where r.batch_id = b.id and r.state = 'waiting') as is_held,
    exists (select from outbox o where o.batch_id = b.id and o.state = 'withdrawn')
      or exists (select from batch_rows r where r.batch_id = b.id and r.state = 'left_out') as is_back
    from batches b where l.what = 'fixed' and b.account_id = l.account_id and b.id::text = l.detail ->> 'batch') f on true
where l.account_id = $1 and l.group_id = $2 order by l.seq desc limit ${MOST_ENTRIES}`;

const ENTRIES = "select count(*)::integer as count from triage_log where account_id = $1 and group_id = $2";

const PEOPLE = `
select p.id, p.name from grants g join people p on p.id = g.person_id
where g.account_id = $1 and p.disabled_at is null and g.role <> 'viewer' order by p.name limit 200`;

async function story(ctx: ServiceContext, group: string): Promise<TriageLogEntry[]> {
  const rows = await ctx.db.query<{
    at: Date;
    what: string;
    person_id: string | null;
    name: string | null;
    detail: Record<string, unknown>;
  }>(LOG, [ctx.accountId, group]);
  return rows.map(({ at, what, person_id: id, name, detail }) => ({
    at: at.toISOString(),
    what,
    by: id === null ? null : { id, name: name ?? "" },
    detail,
  }));
}

/**
 * One group with its failures, its story and whom it can be given to. A group that was merged answers as the one it went into. Who may not see
 * buyers does not find them in it.
 * @throws AppError `not_found`
 */
export async function getGroup(
  ctx: ServiceContext,
  id: string,
  { settled: wanted }: TriageGroupQuery = { settled: "lately" },
): Promise<TriageGroupDetail> {
  requireScope(ctx, "triage:read");
  const rules = await activeRules(ctx.db, ctx.accountId);
  const merges = new Map(rules.filter(({ kind }) => kind !== "mask").map((rule) => [rule.from_group, rule.into_group]));
  const [group] = await readGroups(ctx, followMerges(id, merges));
  if (!group) throw notFound();
  const [failures, settled, [closed], log, [told], people] = await Promise.all([
    openFailures(ctx.db, ctx.accountId, group.id),
    ctx.db.query<FailureRow>(
      `${FAILURES} and f.group_id = $2 and f.closed_reason is not null order by f.closed_at desc, f.id limit $3`,
      [ctx.accountId, group.id, wanted === "all" ? MOST_FAILURES : MOST_SETTLED],
    ),
    ctx.db.query<{ count: number }>(CLOSED, [ctx.accountId, group.id]),
    story(ctx, group.id),
    ctx.db.query<{ count: number }>(ENTRIES, [ctx.accountId, group.id]),
    ctx.db.query<{ id: string; name: string }>(PEOPLE, [ctx.accountId]),
  ]);
  return hideInDetail(ctx, {
    ...group,
    as_of: ctx.clock.now().toISOString(),
    failures: failures.map(viewOf),
    settled: settled.map(viewOf),
    settled_count: Math.max(closed?.count ?? 0, settled.length),
    more: Math.max(0, group.count - failures.length),
    judged: mostFrequent(failures.map(({ judged }) => judged)),
    log,
    log_count: Math.max(told?.count ?? 0, log.length),
    own_mask: rules.some((rule) => rule.kind === "mask" && rule.into_group === group.id),
    people,
  });
}
