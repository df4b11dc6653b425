import "server-only";
import type { ConfirmLostBody, Upload, UploadDetail, UploadEvent, UploadList, UploadsQuery } from "@/lib/contract/vcs";
import { actAs } from "../actions/acting-person";
import { hideInEvent, hidingOf } from "../actions/hide-people";
import { nothingSent } from "../actions/nothing-sent";
import { requireScope, type ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { AppError, notFound } from "../errors";
import { OPEN_STATES } from "./document-row";
import { hideInUploads } from "./hide-upload";
import { SELECT_UPLOADS, type UploadViewRow, uploadView } from "./upload-view";

/** One upload of this account. @throws AppError `not_found`, the same for one that is another account's */
async function findUpload(db: Queryable, accountId: number, id: string): Promise<UploadViewRow> {
  const [row] = await db.query<UploadViewRow>(`${SELECT_UPLOADS} where d.account_id = $1 and d.id = $2`, [
    accountId,
    id,
  ]);
  if (!row) throw notFound();
  return row;
}

/** What was uploaded, newest first. */
export async function listUploads(ctx: ServiceContext, query: UploadsQuery): Promise<UploadList> {
  requireScope(ctx, "vcs:read");
  const { state = null, ids = null, document = null, page, page_size: pageSize } = query;
  const where = `where d.account_id = $1 and ($2::text[] is null or d.state = any($2::text[]))
    and ($3::uuid[] is null or d.id = any($3::uuid[])) and ($4::text is null or d.document_key = $4)`;
  const params = [ctx.accountId, state, ids, document];
  const rows = await ctx.db.query<UploadViewRow>(
    `${SELECT_UPLOADS} ${where} order by d.created_at desc, d.id desc limit $5 offset $6`,
    [...params, pageSize, (page - 1) * pageSize],
  );
  const [totals] = await ctx.db.query<{ count: number }>(`select count(*) as count from documents d ${where}`, params);
  const [open] = await ctx.db.query<{ count: number }>(
    "select count(*) as count from documents where account_id = $1 and state = any($2::text[]) and state <> 'needs_person'",
    [ctx.accountId, OPEN_STATES],
  );
  return {
    count: Number(totals?.count ?? 0),
    page,
    page_size: pageSize,
    as_of: ctx.clock.now().toISOString(),
    open: Number(open?.count ?? 0),
    results: await hideInUploads(ctx, rows.map(uploadView)),
  };
}

interface EventRow {
  at: Date;
  kind: UploadEvent["kind"];
  attempt: number;
  status: number | null;
  person_id: string | null;
  person_name: string | null;
  detail: Record<string, unknown>;
}

/** One upload with everything that happened to it, oldest first. @throws AppError `not_found` */
export async function getUpload(ctx: ServiceContext, id: string): Promise<UploadDetail> {
  requireScope(ctx, "vcs:read");
  const row = await findUpload(ctx.db, ctx.accountId, id);
  const events = await ctx.db.query<EventRow>(
    `select e.at, e.kind, e.attempt, e.status, e.person_id, p.name as person_name, e.detail
     from document_evidence e left join people p on p.id = e.person_id where e.document_id = $1 order by e.seq`,
    [row.id],
  );
  const history = events.map(({ at, person_id: id_, person_name: name, ...event }) => ({
    ...event,
    at: at.toISOString(),
    by: id_ === null ? null : { id: id_, name: name ?? "" },
  }));
  const view = uploadView(row);
  const hidingFor = await hidingOf(ctx, [view]);
  const shown = hidingFor ? history.map((event) => hideInEvent(event, hidingFor(view))) : history;
  const [upload = view] = await hideInUploads(ctx, [view]);
  return { ...upload, history: shown };
}

function tooLate(row: UploadViewRow, message: string): AppError {
  return new AppError("busy", `${message} Nothing was changed.`, {
    details: [
      { field: "state", message: row.state },
      { field: "upload", message: row.id },
    ],
  });
}

/** Runs one statement of a person on one upload; a row that has moved on is told as it is now. */
async function decide(
  ctx: ServiceContext,
  id: string,
  sql: string,
  params: readonly (string | number)[],
  refusal: (row: UploadViewRow) => AppError,
): Promise<Upload> {
  requireScope(ctx, "vcs:upload");
  return nothingSent(async () => {
    await findUpload(ctx.db, ctx.accountId, id);
    return ctx.db.tx(async (tx) => {
      await actAs(tx, ctx);
      const moved = await tx.query(sql, [id, ctx.accountId, ...params]);
      const after = await findUpload(tx, ctx.accountId, id);
      if (moved.length === 0) throw refusal(after);
      return uploadView(after);
    });
  });
}

/** Takes an upload back while nothing of it has left. @throws AppError `not_found`, `busy` once it is on its way */
export function cancelUpload(ctx: ServiceContext, id: string): Promise<Upload> {
  const sql = `update documents set state = 'withdrawn', reason = 'withdrawn', fence = fence + 1, settled_at = clock_timestamp()
    where id = $1 and account_id = $2 and state = 'ready' returning id`;
  return decide(ctx, id, sql, [], (row) =>
    tooLate(row, `This upload is ${row.state} and can no longer be taken back.`),
  );
}

/**
 * A person looked at Amazon: it did not arrive, or the matter is settled. Frees the document for a new upload, which will be linked to this one. Not
 * while it is still looked for: then it could turn up beside the second.
 * @throws AppError `not_found`, `busy`
 */
export function confirmLost(ctx: ServiceContext, id: string, body: ConfirmLostBody): Promise<Upload> {
  const sql = `update documents set state = 'closed', reason = 'confirmed_lost', message = $3, fence = fence + 1,
      settled_at = clock_timestamp()
    where id = $1 and account_id = $2 and state = 'needs_person' returning id`;
  return decide(ctx, id, sql, [body.note], (row) =>
    tooLate(row, `This upload is ${row.state}; only one that waits for a person can be called lost.`),
  );
}
