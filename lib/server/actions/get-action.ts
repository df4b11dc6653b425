import "server-only";
import type { ActionDetail, ActionEvent } from "@/lib/contract/actions";
import { requireScope, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { noteOnlooker } from "../outbox/onlooker";
import { timingsFor } from "../outbox/timings";
import { viewOf, viewOfLengow } from "./action-view";
import { findIntent } from "./find-intent";
import { hideInEvent, hidingOf } from "./hide-people";

interface EventRow {
  at: Date;
  kind: ActionEvent["kind"];
  attempt: number;
  status: number | null;
  upstream_id: number | null;
  person_id: string | null;
  person_name: string | null;
  detail: Record<string, unknown>;
  /** How many facts there are in all. */
  total: number;
}

/** Of a very long history both ends are told: how it began, and what came of it last. */
const FIRST_FACTS = 100;
const LAST_FACTS = 900;

const HISTORY = `
select e.at, e.kind, e.attempt, e.status, e.upstream_id, e.person_id, p.name as person_name, e.detail, e.total::integer as total
from (select *, row_number() over (order by seq) as place, count(*) over () as total from evidence where outbox_id = $1) e
left join people p on p.id = e.person_id
where e.place <= ${FIRST_FACTS} or e.place > e.total - ${LAST_FACTS} order by e.seq`;

function eventOf(row: EventRow): ActionEvent {
  const { person_id: personId, person_name: name, at, total: _total, ...rest } = row;
  return { ...rest, at: at.toISOString(), by: personId === null ? null : { id: personId, name: name ?? "" } };
}

async function shownTo(ctx: ServiceContext, detail: ActionDetail): Promise<ActionDetail> {
  const hidingFor = await hidingOf(ctx, [detail]);
  if (hidingFor === null) return detail;
  const hide = hidingFor(detail);
  const { args, error_text: text, history } = detail;
  return {
    ...detail,
    args: hide.args(args),
    error_text: hide.text(text, args),
    history: history.map((event) => hideInEvent(event, hide)),
  };
}

async function fromLengow(ctx: ServiceContext, upstreamId: number): Promise<ActionDetail> {
  const page = await ctx
    .lengow()
    .actions.list({ id: upstreamId }, { lane: "screen", requestId: ctx.requestId, signal: ctx.signal });
  const action = page.actions.find((candidate) => candidate.id === upstreamId);
  if (!action || (action.accountId !== null && action.accountId !== ctx.accountId)) throw notFound();
  return shownTo(ctx, { ...viewOfLengow(action), history: [], history_cut: null });
}

/**
 * One action with everything that is known of it, oldest first: each move, each answer, each look; of more than 1,000
 * such facts the first and the last, with the number of those between. An id that begins with `lengow-` is one that
 * was not made here. Who may not see buyers does not find them in it.
 * @throws AppError `not_found`
 */
export async function getAction(ctx: ServiceContext, id: string): Promise<ActionDetail> {
  requireScope(ctx, "actions:read");
  const foreign = /^lengow-(\d{1,15})$/.exec(id);
  if (foreign) return fromLengow(ctx, Number(foreign[1]));
  const row = await findIntent(ctx.db, ctx.accountId, id);
  if (row.state === "accepted") await noteOnlooker(ctx.db, ctx.accountId, timingsFor(ctx.timeScale));
  const events = await ctx.db.query<EventRow>(HISTORY, [row.id]);
  const leftOut = (events[0]?.total ?? 0) - events.length;
  const cut = leftOut > 0 ? { after: FIRST_FACTS, left_out: leftOut } : null;
  return shownTo(ctx, { ...viewOf(row), history: events.map(eventOf), history_cut: cut });
}
