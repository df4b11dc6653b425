import "server-only";
import type { TriageFixBody, TriageFixRow } from "@/lib/contract/triage";
import { LANE_STATES } from "@/lib/domain/action";
import { type ActionGrammar, type Matcher, reviewForm, unlistedNames } from "@/lib/grammar";
import type { LengowOrderFields } from "@/lib/lengow";
import { lineProgress, toldEnd } from "@/lib/triage";
import type { Queryable } from "../db/database";
import { WHOLE_ORDER } from "../outbox/row";
import type { FailureRow } from "./get-group";

type Values = Record<string, string | number | boolean | null>;

/** What a correction is judged by. */
export interface FixFacts {
  grammar: ActionGrammar;
  matcher: Matcher;
  /** The order as Lengow has it now; null when it has none; undefined when it could not be read. */
  orderOf(row: FailureRow): LengowOrderFields | null | undefined;
  /** Lanes in which something works already. */
  busy: ReadonlySet<string>;
  /** Intents of ours that may have reached Lengow although nobody knows. */
  mayHaveArrived: ReadonlySet<string>;
}

const laneOf = (orderId: string, line: string): string => `${orderId}\n${line}`;

const BUSY = `
select o.order_id, o.line from outbox o
where o.account_id = $1 and o.marketplace = $2 and o.order_id = any($3::text[]) and (o.state = any($4::text[]) and o.state <> 'needs_person' or o.state = 'accepted' and o.action_type = $5)
union all
select r.order_id, '*' from batch_rows r join batches b on b.id = r.batch_id
where b.account_id = $1 and r.marketplace = $2 and r.order_id = any($3::text[]) and r.state = 'waiting'
union all
select l.order_id, l.line from lengow_actions l
where l.account_id = $1 and l.marketplace = $2 and l.order_id = any($3::text[]) and l.state = 'accepted' and l.action_type = $5
  and l.created_at > clock_timestamp() - interval '3 days'`;

/** Where something is under way for the orders of these rows: recorded, waiting in a batch, or at Lengow without an answer. */
export async function busyLanes(db: Queryable, accountId: number, rows: readonly FailureRow[]): Promise<Set<string>> {
  const [first] = rows;
  if (!first) return new Set();
  const ids = [...new Set(rows.map((row) => row.order_id))];
  const found = await db.query<{ order_id: string; line: string }>(BUSY, [
    accountId,
    first.marketplace,
    ids,
    LANE_STATES,
    first.action_type,
  ]);
  return new Set(found.map((row) => laneOf(row.order_id, row.line)));
}

/** Intents that wait for a person and of which something may have left. */
export async function openDoubts(db: Queryable, accountId: number, rows: readonly FailureRow[]): Promise<Set<string>> {
  const ids = rows.filter(({ source }) => source === "orderdeck").map(({ id }) => id);
  const found = await db.query<{ id: string }>(
    `select id::text as id from outbox where account_id = $1 and id = any($2::uuid[])
       and state = 'needs_person' and (attempt > 0 or reason = 'already_queued')`,
    [accountId, ids],
  );
  return new Set(found.map(({ id }) => id));
}

function isBusy(row: FailureRow, busy: ReadonlySet<string>): boolean {
  if (busy.has(laneOf(row.order_id, WHOLE_ORDER)) || busy.has(laneOf(row.order_id, row.line))) return true;
  return row.line === WHOLE_ORDER && [...busy].some((lane) => lane.startsWith(`${row.order_id}\n`));
}

/** What became of a row's order by the marketplace's own words, which Lengow may not show yet; null when they do not say. */
export const endOf = (row: FailureRow) => (row.kind === "failed" ? toldEnd(row.message ?? "", row.action_type) : null);

/** Why a row must not be sent whatever is typed; null when nothing stands in the way. */
function obstacle(row: FailureRow, facts: FixFacts): TriageFixRow["problem"] {
  if (row.closed_reason !== null) return "settled";
  if (row.kind === "stuck" || row.kind === "unconfirmed" || facts.mayHaveArrived.has(row.id)) return "may_be_under_way";
  if (row.kind === "warning") return "not_offered";
  if (isBusy(row, facts.busy)) return "under_way";
  const order = facts.orderOf(row);
  if (!order) return "order_unknown";
  const line = order.packages
    .flatMap((parcel) => parcel.cart)
    .find((one) => one.marketplace_order_line_id === row.line);
  if (lineProgress(row.action_type, order.lengow_status, line?.lengow_status ?? null) !== "open") return "moved_on";
  return endOf(row) === null ? null : "ended_there";
}

/** What was sent, with the correction over it; what the marketplace does not list is left out, null takes a value away. */
function valuesOf(row: FailureRow, grammar: ActionGrammar, body: Pick<TriageFixBody, "args" | "rows">): Values {
  const values: Values = { ...row.params, ...body.args, ...body.rows[row.id] };
  for (const name of unlistedNames(grammar, values)) delete values[name];
  for (const [name, value] of Object.entries(values)) if (value === null) delete values[name];
  return values;
}

/**
 * What would become of one failure with a correction: the payload that would be sent, judged by the form's own rules on the order as it is now, or why it is
 * left out.
 */
export function judgeFix(row: FailureRow, facts: FixFacts, body: Pick<TriageFixBody, "args" | "rows">): TriageFixRow {
  const about = { id: row.id, marketplace_order_id: row.order_id, line: row.line === WHOLE_ORDER ? null : row.line };
  const problem = obstacle(row, facts);
  const order = facts.orderOf(row);
  if (problem !== null || !order) return { ...about, problem: problem ?? "order_unknown", errors: [], payload: null };
  const { grammar, matcher } = facts;
  const values = valuesOf(row, grammar, body);
  const review = reviewForm({ grammar, order, values, matcher, overlay: { marketplace: row.marketplace } });
  if (!review.form.offered) {
    const isPast = review.form.reason?.code === "status_not_allowed";
    return { ...about, problem: isPast ? "moved_on" : "not_offered", errors: [], payload: null };
  }
  if (review.payload === null) {
    const errors = review.errors.map(({ name, code }) => ({ name, code }));
    return { ...about, problem: "invalid", errors, payload: null };
  }
  return { ...about, problem: null, errors: [], payload: { ...review.payload } };
}
