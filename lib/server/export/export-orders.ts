import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import { EXPORT_HEADERS, type ExportQuestion } from "@/lib/contract/export";
import { columnKind, type ExportColumn, INCOMPLETE_MARK, SEPARATORS } from "@/lib/domain/export-columns";
import type { OrderRow } from "@/lib/domain/order";
import { csvCell, csvRow } from "@/lib/format/csv";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { uuidV7 } from "@/lib/server/db/uuid-v7";
import { AppError } from "@/lib/server/errors";
import { lastActions } from "@/lib/server/orders/last-actions";
import { exportFileName } from "./file-name";
import { openRowSource } from "./open-row-source";
import { orderLines } from "./order-cells";
import type { RowSource } from "./row-source";

/** How an export ended; what the audit log says of it. */
type Ending = "done" | "incomplete" | "canceled" | "failed";

/** The question as the audit log may keep it: words that were looked for are somebody's name, so only that there were some. */
function loggable({ text, ...question }: ExportQuestion): Record<string, unknown> {
  return text === undefined ? question : { ...question, text: true };
}

function requirePersonal(ctx: ServiceContext, question: ExportQuestion): boolean {
  const personal = question.columns.some((column) => columnKind(column) === "personal");
  if (personal) requireScope(ctx, "orders:reveal");
  return personal;
}

async function note(ctx: ServiceContext, id: string, verb: AuditVerb, details: Record<string, unknown>): Promise<void> {
  const { accountId, person, requestId, db } = ctx;
  await emitAudit(db, { verb, subject: `export:${id}`, details, accountId, personId: person.id, requestId });
}

/** Rows with their latest actions, where the file shows them. */
async function dressed(
  ctx: ServiceContext,
  rows: readonly OrderRow[],
  question: ExportQuestion,
): Promise<readonly OrderRow[]> {
  if (!question.columns.some((column) => column.startsWith("last_action"))) return rows;
  const actions = await lastActions(ctx, `export ${uuidV7()}`, rows);
  return rows.map((row, at) => ({ ...row, last_action: actions[at] ?? null }));
}

async function* lines(
  ctx: ServiceContext,
  question: ExportQuestion,
  source: RowSource,
  end: { rows: number; ending: Ending },
  signal: AbortSignal,
  headOf: HeadOf,
): AsyncGenerator<string, void, undefined> {
  const { separator, decimal, columns, zone } = question;
  const style = { separator, decimal, sheet: question.sheet === "1" };
  const line = orderLines(columns, style, zone);
  const heads = columns.map((column) => csvCell(headOf(column), undefined, style));
  yield `${question.bom ? "\uFEFF" : ""}${csvRow(heads, style)}`;
  for await (const { rows, missing } of source.batches(signal)) {
    end.rows += rows.length;
    if (rows.length > 0) yield (await dressed(ctx, rows, question)).map(line).join("");
    if (missing === undefined) continue;
    end.ending = missing === null ? "done" : "incomplete";
    if (missing !== null) yield `${INCOMPLETE_MARK} ${missing.replaceAll(SEPARATORS[question.separator], " ")}\r\n`;
  }
}

/** What a column is called in the first row. */
export type HeadOf = (column: ExportColumn) => string;

/**
 * The whole filtered set as CSV, written while it is read: at no time is more of it in memory than one batch and the ids that were seen.
 * Nothing is read ahead of what the reader has taken; when the reader goes away, reading upstream stops.
 * @throws AppError `not_allowed`, `index_needed`
 * @throws LengowError when not even the first page could be had: then there is no file
 */
export async function exportOrders(
  ctx: ServiceContext,
  question: ExportQuestion,
  headOf: HeadOf = (column) => column,
): Promise<Response> {
  requireScope(ctx, "orders:export");
  const personal = requirePersonal(ctx, question);
  const source = await openRowSource(ctx, question);
  const id = uuidV7();
  const { count } = source;
  await note(ctx, id, "orders.exported", { ...loggable(question), expected: count, source: source.source, personal });
  const stopping = new AbortController();
  const end: { rows: number; ending: Ending } = { rows: 0, ending: "canceled" };
  const signal = AbortSignal.any([ctx.signal, stopping.signal]);
  return new Response(fileStream(ctx, id, lines(ctx, question, source, end, signal, headOf), end, stopping), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${exportFileName(ctx, question)}"`,
      [EXPORT_HEADERS.count]: String(count),
      [EXPORT_HEADERS.source]: source.source,
      [EXPORT_HEADERS.id]: id,
      // Compressing, and proxies that gather a file before they hand it on, would hold the first rows back and take the progress away.
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function fileStream(
  ctx: ServiceContext,
  id: string,
  text: AsyncGenerator<string, void, undefined>,
  end: { rows: number; ending: Ending },
  stopping: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let noted = false;
  const close = async (ending: Ending): Promise<void> => {
    if (noted) return;
    noted = true;
    await note(ctx, id, "orders.export_ended", { rows: end.rows, ending });
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await text.next();
          if (!done) return controller.enqueue(encoder.encode(value));
          await close(end.ending);
          controller.close();
        } catch (error) {
          const canceled = ctx.signal.aborted || stopping.signal.aborted;
          if (!canceled) ctx.logger.error({ err: error, export: id }, "an export broke off");
          await close(canceled ? "canceled" : "failed").catch(() => undefined);
          // The connection breaks: half a file must never look like a whole one.
          controller.error(new AppError("internal", "The file broke off."));
        }
      },
      async cancel() {
        stopping.abort();
        await text.return(undefined).catch(() => undefined);
        await close("canceled");
      },
    },
    { highWaterMark: 0 },
  );
}
