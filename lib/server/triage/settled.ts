import "server-only";
import type { Settled } from "@/lib/domain/settled";
import type { ActionState } from "@/lib/domain/status";
import type { Queryable } from "../db/database";
import { WHOLE_ORDER } from "../outbox/row";
import { type OrderFacts, settledByOrder } from "./order-facts";

/**
 * The one place that decides whether what did not go well still asks for somebody: what triage found of the order, and what a person said of
 * the cause. A resolved cause settles what has ended; what is still under way holds its line and stays told. Snoozed and dismissed causes
 * settle nothing: their orders still wait.
 */
const BY_PERSON = `g.state = 'resolved' and g.reason = 'by_person' and f.noted_at <= g.resolved_at and f.kind in ('failed', 'warning')`;

/** The same as a condition over `triage_failures f` alone. */
export const RESOLVED_BY_PERSON = `exists (select from triage_groups g where g.account_id = f.account_id and g.id = f.group_id and ${BY_PERSON})`;

/** Whether the action with this id (SQL) is settled, by what is worked out. */
export const isSettled = (account: string, id: string): string =>
  `exists (select from triage_failures f where f.account_id = ${account} and f.id = ${id}
     and (f.closed_reason in ('order_reached', 'order_moved_on') or ${RESOLVED_BY_PERSON}))`;

/** States that can be settled: the action has ended, and not well. */
const ENDED_BADLY: readonly ActionState[] = ["refused", "rejected", "done_with_warning"];

/** An action as this question needs it. */
export interface Judged {
  id: string;
  state: ActionState;
  type: string;
  marketplace: string;
  marketplace_order_id: string;
  /** Null for the whole order. */
  line: string | null;
  updated_at: string | null;
}

interface Found {
  at: number;
  closed_reason: string | null;
  closed_at: Date | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  failed_at: Date | null;
  status: string | null;
  line_statuses: Record<string, string> | null;
  read_at: Date | null;
  index_status: string | null;
  index_read_at: Date | null;
}

const FIND = `
select k.at::int as at, f.closed_reason, f.closed_at, f.failed_at, case when ${BY_PERSON} then g.resolved_at end as resolved_at,
  case when ${BY_PERSON} then (select p.name from triage_log l join people p on p.id = l.person_id
    where l.account_id = $1 and l.group_id = g.id and l.what = 'resolve' order by l.seq desc limit 1) end as resolved_by,
  o.status, o.line_statuses, o.read_at, i.lengow_status as index_status, i.read_at as index_read_at
from unnest($2::text[], $3::text[], $4::text[]) with ordinality k(id, marketplace, order_id, at)
left join triage_failures f on f.account_id = $1 and f.id = k.id
left join triage_groups g on g.account_id = $1 and g.id = f.group_id
left join triage_orders o on o.account_id = $1 and o.marketplace = k.marketplace and o.order_id = k.order_id
left join order_index i on i.account_id = $1 and i.marketplace = k.marketplace and i.order_id = k.order_id`;

/**
 * What is known of the order, from whichever read it last. Our copy knows no line by its name: while the order as a whole stands where it stood, what
 * was read of its lines before still holds.
 */
function factsOf({ status, line_statuses: lines, read_at: read, ...found }: Found): OrderFacts[] {
  const { index_status: known, index_read_at: at } = found;
  const rest = { marketplace: "", order_id: "", ship_by: null, amount: null, currency: null };
  const own = status === null || read === null ? [] : [{ ...rest, status, line_statuses: lines ?? {}, read_at: read }];
  if (known === null || at === null || (read !== null && at <= read)) return own;
  const copied = { ...rest, status: known, line_statuses: {}, read_at: at };
  return known === status ? [copied, ...own] : [copied];
}

function settledOf(action: Judged, found: Found): Settled | null {
  const { closed_reason: closed, closed_at: closedAt, resolved_at: resolvedAt, resolved_by: by } = found;
  if ((closed === "order_reached" || closed === "order_moved_on") && closedAt !== null)
    return { way: closed, at: closedAt.toISOString(), by: null };
  if (resolvedAt !== null) return { way: "resolved", at: resolvedAt.toISOString(), by };
  const failedAt = found.failed_at ?? (action.updated_at === null ? null : new Date(action.updated_at));
  if (failedAt === null || action.state === "done_with_warning") return null;
  const failure = {
    action_type: action.type,
    line: action.line ?? WHOLE_ORDER,
    failed_at: failedAt,
    kind: "failed",
  } as const;
  for (const facts of factsOf(found)) {
    const way = settledByOrder(failure, facts);
    if (way !== null) return { way, at: facts.read_at.toISOString(), by: null };
  }
  return null;
}

/** Which of these actions are settled, by id: what triage worked out, and where that is behind, what is known of their orders. */
export async function settledActions(
  { db, accountId }: { db: Queryable; accountId: number },
  actions: readonly Judged[],
): Promise<Map<string, Settled>> {
  const asked = actions.filter(({ state }) => ENDED_BADLY.includes(state));
  if (asked.length === 0) return new Map();
  const rows = await db.query<Found>(FIND, [
    accountId,
    asked.map(({ id }) => id),
    asked.map(({ marketplace }) => marketplace),
    asked.map(({ marketplace_order_id: orderId }) => orderId),
  ]);
  return new Map(
    rows.flatMap((row) => {
      const action = asked[row.at - 1];
      const settled = action && settledOf(action, row);
      return action && settled ? [[action.id, settled] as const] : [];
    }),
  );
}

/** The same actions, each with what settled it, if anything did. */
export async function withSettled<T extends Judged>(
  ctx: { db: Queryable; accountId: number },
  actions: readonly T[],
): Promise<(T & { settled?: Settled })[]> {
  const settled = await settledActions(ctx, actions);
  return actions.map((action) => {
    const one = settled.get(action.id);
    return one ? { ...action, settled: one } : action;
  });
}
