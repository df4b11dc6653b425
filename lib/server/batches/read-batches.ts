import "server-only";
import type {
  BatchDetail,
  BatchList,
  BatchListQuery,
  BatchQuery,
  BatchRowView,
  RowFilter,
} from "@/lib/contract/batches";
import type { ActionState } from "@/lib/domain/status";
import { errorText } from "../actions/action-view";
import { type Hiding, hidingOf } from "../actions/hide-people";
import { requireScope, type ServiceContext } from "../context";
import { noteOnlooker } from "../outbox/onlooker";
import { WHOLE_ORDER } from "../outbox/row";
import { timingsFor } from "../outbox/timings";
import type { StoredBatch, StoredRow } from "./batch-row";
import { batchView } from "./batch-view";
import { findBatch } from "./find-batch";
import { OUTCOME, ROWS_WITH_INTENTS } from "./row-outcome";

/** The account's batches, newest first. */
export async function listBatches(ctx: ServiceContext, { page, page_size }: BatchListQuery): Promise<BatchList> {
  requireScope(ctx, "actions:read");
  const [counted] = await ctx.db.query<{ count: number }>(
    "select count(*) as count from batches where account_id = $1",
    [ctx.accountId],
  );
  const rows = await ctx.db.query<StoredBatch>(
    "select * from batches where account_id = $1 order by created_at desc, id desc limit $2 offset $3",
    [ctx.accountId, page_size, (page - 1) * page_size],
  );
  const results = await Promise.all(rows.map((row) => batchView(ctx, row)));
  return { count: Number(counted?.count ?? 0), page, page_size, results };
}

interface JoinedRow extends StoredRow {
  outcome: RowFilter;
  actions: {
    id: string;
    state: ActionState;
    line: string;
    reason: string | null;
    message: string | null;
    upstream_id: number | null;
    group: string | null;
  }[];
}

const ROWS = `
select * from (select r.*, ${OUTCOME} as outcome,
  coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'state', o.state, 'line', o.line, 'reason', o.reason, 'message', o.message,
    'upstream_id', o.upstream_id, 'group', (select f.group_id from triage_failures f
      where f.account_id = o.account_id and f.id = o.id::text and f.closed_reason is null)) order by o.id) filter (where o.id is not null), '[]'::jsonb) as actions
  from ${ROWS_WITH_INTENTS} where r.batch_id = $1 group by r.batch_id, r.number) rows
where $2::text is null or outcome = $2
order by number limit $3 offset $4`;

/** A row of a batch as the API shows it. */
export function rowView(row: JoinedRow): BatchRowView {
  return {
    number: row.number,
    marketplace: row.marketplace,
    marketplace_order_id: row.order_id,
    type: row.action_type,
    lines: row.lines,
    args: row.args,
    outcome: row.outcome,
    code: row.code,
    message: row.message,
    details: row.details ?? [],
    actions: row.actions.map(({ line, message, ...action }) => ({
      ...action,
      line: line === WHOLE_ORDER ? null : line,
      error_text: errorText({ ...action, message }),
    })),
    file_row: row.file_row,
  };
}

/** Rows of a batch with what they came to, in its own order. */
export function batchRows(
  ctx: ServiceContext,
  id: string,
  part: { outcome?: RowFilter | undefined; limit: number; offset: number },
): Promise<JoinedRow[]> {
  return ctx.db.query<JoinedRow>(ROWS, [id, part.outcome ?? null, part.limit, part.offset]);
}

/** A row for people who may not see buyers. */
function hidden(row: BatchRowView, hide: Hiding): BatchRowView {
  const actions = row.actions.map((action) => ({ ...action, error_text: hide.text(action.error_text, row.args) }));
  const details = row.details.map((detail) => ({ ...detail, message: hide.text(detail.message) ?? "" }));
  const message = row.message === null ? null : hide.note(row.message);
  return { ...row, args: hide.args(row.args), message, details, actions };
}

/** One batch with a page of its rows. @throws AppError `not_found` */
export async function getBatch(ctx: ServiceContext, id: string, query: BatchQuery): Promise<BatchDetail> {
  requireScope(ctx, "actions:read");
  const batch = await findBatch(ctx.db, ctx.accountId, id);
  const { page, page_size, outcome } = query;
  const view = await batchView(ctx, batch);
  if (view.counts.moving > 0) await noteOnlooker(ctx.db, ctx.accountId, timingsFor(ctx.timeScale));
  const rows = await batchRows(ctx, id, { outcome, limit: page_size, offset: (page - 1) * page_size });
  const count = outcome === undefined ? batch.total : view.counts[outcome];
  const views = rows.map(rowView);
  const hidingFor = await hidingOf(ctx, views);
  return { ...view, page, page_size, count, rows: hidingFor ? views.map((row) => hidden(row, hidingFor(row))) : views };
}
