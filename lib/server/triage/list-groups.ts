import "server-only";
import type { TriageGroup, TriageList, TriageListQuery, TriageTab } from "@/lib/contract/triage";
import { TRIAGE_TABS } from "@/lib/contract/triage";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { inTime } from "../in-time";
import { marketplaceNames } from "../marketplaces/list-marketplaces";
import { once } from "../once";
import { amountText } from "./amount-text";
import { byPressure } from "./by-pressure";
import type { GroupRow } from "./group-rows";
import { hideInGroups } from "./hide-groups";
import { wantScan } from "./scan";
import { triageTimings } from "./timings";

const DAYS = 14;
/** A page waits no longer for the names of its marketplaces; codes do as well. */
const NAMES_MS = 300;

interface Counted {
  group_id: string;
  count: number;
  orders: number;
  late: number;
  due_soon: number;
  next_due: Date | null;
  noted_at: string;
}

const OPEN = `
select f.group_id, count(*)::integer as count, count(distinct (f.marketplace, f.order_id))::integer as orders,
  count(distinct f.order_id) filter (where o.ship_by <= clock_timestamp())::integer as late,
  count(distinct f.order_id) filter (where o.ship_by > clock_timestamp() and o.ship_by <= clock_timestamp() + interval '24 hours')::integer as due_soon,
  min(o.ship_by) as next_due, to_char(max(f.noted_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as noted_at
from triage_failures f
left join triage_orders o on o.account_id = f.account_id and o.marketplace = f.marketplace and o.order_id = f.order_id
where f.account_id = $1 and f.closed_reason is null and ($2::text is null or f.group_id = $2)
group by f.group_id`;

const VALUES = `
select group_id, currency, trim_scale(sum(amount::numeric))::text as amount from (
  select distinct f.group_id, o.marketplace, o.order_id, o.currency, o.amount
  from triage_failures f
  join triage_orders o on o.account_id = f.account_id and o.marketplace = f.marketplace and o.order_id = f.order_id
  where f.account_id = $1 and f.closed_reason is null and o.amount is not null and o.currency is not null and ($2::text is null or f.group_id = $2)
) orders group by group_id, currency order by sum(amount::numeric) desc`;

const BY_DAY = `
select group_id, ((clock_timestamp() at time zone 'utc')::date - (failed_at at time zone 'utc')::date) as ago, count(*)::integer as count
from triage_failures
where account_id = $1 and failed_at > clock_timestamp() - interval '${DAYS + 1} days' and ($2::text is null or group_id = $2)
group by 1, 2`;

const GROUPS = `
select g.*, p.name as assignee_name,
  (select coalesce(array_agg(r.from_group), '{}') from triage_rules r
    where r.account_id = g.account_id and r.into_group = g.id and r.kind = 'merge' and r.undone_at is null) as merged
from triage_groups g left join people p on p.id = g.assignee
where g.account_id = $1 and ($2::text is null or g.id = $2)`;

/** Why the newest of those stand where they stand about which nobody said anything. */
const WHY = `
select distinct on (group_id) group_id, state, reason from triage_failures
where account_id = $1 and group_id = any($2::text[]) order by group_id, failed_at desc, id`;

type ListedRow = GroupRow & { assignee_name: string | null; merged: string[] };

function viewOf(
  row: ListedRow,
  open: Counted | undefined,
  parts: { days: number[]; values: { currency: string; amount: string }[]; name: string; why: TriageGroup["why"] },
): TriageGroup {
  const { state, assignee, assignee_name: assigneeName } = row;
  return {
    id: row.id,
    group_key: row.group_key,
    kind: row.kind,
    family: row.family,
    marketplace: row.marketplace,
    marketplace_name: parts.name,
    action_type: row.action_type,
    mask: row.mask,
    sample: row.sample,
    why: parts.why,
    count: open?.count ?? 0,
    orders: open?.orders ?? 0,
    first_seen: row.first_seen.toISOString(),
    last_seen: row.last_seen.toISOString(),
    noted_at: open?.noted_at ?? null,
    days: parts.days,
    value_at_risk: parts.values,
    late: open?.late ?? 0,
    due_soon: open?.due_soon ?? 0,
    next_due: open?.next_due?.toISOString() ?? null,
    state: state === "new" && assignee !== null ? "assigned" : state,
    reason: row.reason,
    assignee: assignee === null ? null : { id: assignee, name: assigneeName ?? "" },
    note: row.note,
    snoozed_until: row.snoozed_until?.toISOString() ?? null,
    snoozed_above: row.snooze_above,
    merged: row.merged,
    version: row.version,
  };
}

/** What the failures of groups come to: numbers, deadlines, money, days. */
interface Sums {
  counted: Counted[];
  values: { group_id: string; currency: string; amount: string }[];
  byDay: { group_id: string; ago: number; count: number }[];
}

async function readSums(db: Queryable, params: [number, string | null]): Promise<Sums> {
  const [counted, values, byDay] = await Promise.all([
    db.query<Counted>(OPEN, params),
    db.query<Sums["values"][number]>(VALUES, params),
    db.query<Sums["byDay"][number]>(BY_DAY, params),
  ]);
  return { counted, values, byDay };
}

/** Deadlines move by themselves: sums are worked out anew after this long even if nothing happened. */
const SUMS_FRESH_MS = 30_000;

/** Failures change only when they are worked out anew, so between two of those everybody is given the same sums. */
async function sumsOf(ctx: ServiceContext): Promise<Sums> {
  const memory = once(
    "triage-sums",
    () => new Map<number, { key: number; at: number; db: Queryable; sums: Promise<Sums> }>(),
  );
  const [scan] = await ctx.db.query<{ derived_at: Date | null }>(
    "select derived_at from triage_scans where account_id = $1",
    [ctx.accountId],
  );
  const key = scan?.derived_at?.getTime() ?? 0;
  const now = performance.now();
  const known = memory.get(ctx.accountId);
  if (known && known.db === ctx.db && known.key === key && now - known.at < SUMS_FRESH_MS) return known.sums;
  const sums = readSums(ctx.db, [ctx.accountId, null]);
  memory.set(ctx.accountId, { key, at: now, db: ctx.db, sums });
  sums.catch(() => memory.delete(ctx.accountId));
  return sums;
}

async function whyOf(ctx: ServiceContext, rows: readonly ListedRow[]): Promise<Map<string, TriageGroup["why"]>> {
  const wordless = rows.filter(({ sample }) => sample === "").map(({ id }) => id);
  if (wordless.length === 0) return new Map();
  const found = await ctx.db.query<{ group_id: string } & NonNullable<TriageGroup["why"]>>(WHY, [
    ctx.accountId,
    wordless,
  ]);
  return new Map(found.map(({ group_id: id, state, reason }) => [id, { state, reason }]));
}

/** All groups of an account as the screens show them, or the one that is named. Answered from our own store alone. */
export async function readGroups(ctx: ServiceContext, only: string | null = null): Promise<TriageGroup[]> {
  const [rows, { counted, values, byDay }, names] = await Promise.all([
    ctx.db.query<ListedRow>(GROUPS, [ctx.accountId, only]),
    only === null ? sumsOf(ctx) : readSums(ctx.db, [ctx.accountId, only]),
    inTime(marketplaceNames(ctx), NAMES_MS, new Map<string, { name: string; country: string | null }>()),
  ]);
  const why = await whyOf(ctx, rows);
  const open = new Map(counted.map((row) => [row.group_id, row]));
  const days = new Map<string, number[]>();
  for (const { group_id: id, ago, count } of byDay) {
    if (ago < 0 || ago >= DAYS) continue;
    const counts = days.get(id) ?? new Array<number>(DAYS).fill(0);
    counts[DAYS - 1 - ago] = count;
    days.set(id, counts);
  }
  const worth = new Map<string, { currency: string; amount: string }[]>();
  for (const { group_id: id, currency, amount } of values)
    worth.set(id, [...(worth.get(id) ?? []), { currency, amount: amountText(amount) }]);
  return (
    rows
      // A group that was merged away, or whose failures all moved to another key, is no group of its own any more.
      .filter((row) => row.id === only || row.open_count > 0 || row.state !== "new")
      .map((row) =>
        viewOf(row, open.get(row.id), {
          days: days.get(row.id) ?? new Array<number>(DAYS).fill(0),
          values: worth.get(row.id) ?? [],
          name: names.get(row.marketplace)?.name ?? row.marketplace,
          why: why.get(row.id) ?? null,
        }),
      )
  );
}

const isOpen = ({ state }: TriageGroup): boolean => state === "new" || state === "assigned";

/** Which groups stand under a tab. */
export function tabOf(group: TriageGroup, tab: TriageTab, personId: string): boolean {
  switch (tab) {
    case "new":
      return isOpen(group) && (group.kind === "failed" || group.kind === "person");
    case "mine":
      return isOpen(group) && group.assignee?.id === personId;
    case "snoozed":
      return group.state === "snoozed";
    case "warnings":
      return isOpen(group) && group.kind === "warning";
    case "stuck":
      return isOpen(group) && group.kind === "stuck";
    case "unconfirmed":
      return isOpen(group) && group.kind === "unconfirmed";
    case "resolved":
      return group.state === "resolved" || group.state === "ignored";
  }
}

const ORDER: Record<TriageListQuery["sort"], (groups: readonly TriageGroup[]) => TriageGroup[]> = {
  pressure: byPressure,
  count: (groups) => byPressure(groups).sort((a, b) => b.count - a.count),
  newest: (groups) => groups.toSorted((a, b) => (a.last_seen < b.last_seen ? 1 : -1)),
  oldest: (groups) => groups.toSorted((a, b) => (a.first_seen < b.first_seen ? -1 : 1)),
};

interface ScanFacts {
  read_at: Date | null;
  complete_from: Date | null;
  problem: string | null;
}

/**
 * The inbox: groups of one tab, or all that is open, with the numbers of every tab. Answered from our own store; Lengow's list is read in the
 * background, sooner because somebody looks. Who may not see buyers does not find them in it.
 */
export async function listGroups(ctx: ServiceContext, query: TriageListQuery): Promise<TriageList> {
  requireScope(ctx, "triage:read");
  await wantScan(ctx.db, ctx.accountId, triageTimings(ctx.timeScale).lookMs);
  const groups = await readGroups(ctx);
  const [scan] = await ctx.db.query<ScanFacts>(
    "select read_at, complete_from, problem from triage_scans where account_id = $1",
    [ctx.accountId],
  );
  const { tab, sort } = query;
  const shown = groups.filter((group) => (tab ? tabOf(group, tab, ctx.person.id) : isOpen(group)));
  const results = ORDER[tab === "resolved" ? "newest" : sort](shown);
  const tabs = Object.fromEntries(
    TRIAGE_TABS.map((name) => [name, groups.filter((group) => tabOf(group, name, ctx.person.id)).length]),
  ) as Record<TriageTab, number>;
  return {
    count: results.length,
    as_of: ctx.clock.now().toISOString(),
    checked_at: scan?.read_at?.toISOString() ?? null,
    complete_from: scan?.complete_from?.toISOString() ?? null,
    problem: scan?.problem ?? null,
    tabs,
    failures: groups.filter(isOpen).reduce((sum, { count }) => sum + count, 0),
    results: await hideInGroups(ctx, results),
  };
}
