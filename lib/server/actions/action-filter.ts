import "server-only";
import type { ActionListQuery, ActionQueue, ActionView } from "@/lib/contract/actions";
import type { ActionState } from "@/lib/domain/status";
import type { ServiceContext } from "../context";
import type { SqlValue } from "../db/database";
import { STUCK_STATES, stuckAfterMs, stuckCondition } from "../outbox/stuck";

/** States that only an intent of ours can be in: Lengow's own list has none of them. */
const OURS_ALONE: ReadonlySet<ActionState> = new Set([
  "ready",
  "claimed",
  "sending",
  "unconfirmed",
  "rejected",
  "needs_person",
  "withdrawn",
  "closed",
]);

const QUEUE_STATES: Record<ActionQueue, readonly ActionState[]> = {
  open: ["ready", "claimed", "sending", "unconfirmed", "accepted", "needs_person"],
  stuck: STUCK_STATES,
  warnings: ["done_with_warning"],
  failed: ["refused", "rejected"],
};

const PROCESSED: readonly ActionState[] = ["done", "done_with_warning"];
const MINUTE = 60_000;
/** The states the query lets through, or null for all of them. */
function statesOf({ state, queue }: ActionListQuery): readonly ActionState[] | null {
  if (queue === undefined) return state ?? null;
  return QUEUE_STATES[queue].filter((one) => state === undefined || state.includes(one));
}

/** Whether Lengow's own list can hold anything that fits: not for what only intents have. */
export function concernsLengow(query: ActionListQuery): boolean {
  const states = statesOf(query);
  if (query.source === "orderdeck" || query.ids !== undefined || query.by !== undefined) return false;
  return states === null || states.some((one) => !OURS_ALONE.has(one));
}

/** Whether a part of the question is one that Lengow cannot answer, so that its list is looked through here. */
export function isFilteredHere(query: ActionListQuery): boolean {
  return statesOf(query) !== null || query.older_minutes !== undefined;
}

/** `processed` as far as the wanted states settle it: it shortens Lengow's list. */
export function processedBy(query: ActionListQuery): boolean | undefined {
  const states = statesOf(query)?.filter((one) => !OURS_ALONE.has(one));
  if (query.processed !== undefined || !states || states.length === 0) return query.processed;
  if (states.every((one) => PROCESSED.includes(one))) return true;
  return states.some((one) => PROCESSED.includes(one)) ? undefined : false;
}

/** Whether an action of Lengow's fits what Lengow itself cannot filter by. */
export function fitsHere(view: ActionView, query: ActionListQuery, now: number, timeScale: number): boolean {
  const states = statesOf(query);
  if (states !== null && !states.includes(view.state)) return false;
  const age = now - Date.parse(view.created_at ?? "");
  if (query.older_minutes !== undefined && !(age >= query.older_minutes * MINUTE)) return false;
  return query.queue !== "stuck" || age >= stuckAfterMs(view.state, timeScale);
}

/** Collects conditions with their parameters, numbered as they come. */
class Where {
  private readonly parts: string[] = [];
  readonly params: SqlValue[] = [];

  add(condition: (place: string) => string, value: SqlValue | undefined): this {
    if (value === undefined || value === null) return this;
    this.params.push(value);
    this.parts.push(condition(`$${this.params.length}`));
    return this;
  }

  raw(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  get text(): string {
    return `where ${this.parts.join(" and ")}`;
  }
}

/** The same question in SQL over the intents, `outbox o`. */
export function intentFilter(ctx: ServiceContext, query: ActionListQuery): { text: string; params: SqlValue[] } {
  const where = new Where().add((at) => `o.account_id = ${at}`, ctx.accountId);
  const states = statesOf(query);
  const isProcessed = `o.state in ('done', 'done_with_warning')`;
  where
    .add((at) => `o.upstream_id = ${at}::bigint`, query.id)
    .add((at) => `o.id = any(${at}::uuid[])`, query.ids)
    .add((at) => `o.marketplace = ${at}`, query.marketplace)
    .add((at) => `o.order_id = ${at}`, query.marketplace_order_id)
    .add((at) => `o.action_type = ${at}`, query.type)
    .add((at) => `(${isProcessed}) = ${at}::boolean`, query.processed)
    .add((at) => `(o.state = 'accepted') = ${at}::boolean`, query.queued)
    .add((at) => `o.params ->> 'tracking_number' = ${at}`, query.tracking_number)
    .add((at) => `o.params ->> 'carrier' = ${at}`, query.carrier)
    .add((at) => `o.line = ${at}`, query.line)
    .add((at) => `o.created_at >= ${at}::timestamptz`, query.created_from)
    .add((at) => `o.created_at <= ${at}::timestamptz`, query.created_to)
    .add((at) => `o.updated_at >= ${at}::timestamptz`, query.updated_from)
    .add((at) => `o.updated_at <= ${at}::timestamptz`, query.updated_to)
    .add((at) => `strpos(lower(o.message), lower(${at})) > 0`, query.errors)
    .add((at) => `o.person_id = ${at}::uuid`, query.by)
    .add((at) => `o.state = any(${at}::text[])`, states)
    .add(
      (at) => `o.created_at <= clock_timestamp() - ${at}::double precision * interval '1 minute'`,
      query.older_minutes,
    );
  if (query.queue === "stuck") where.raw(stuckCondition("o", ctx.timeScale));
  if (query.source === "lengow") where.raw("false");
  return { text: where.text, params: where.params };
}
