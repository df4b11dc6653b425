import "server-only";
import { stringify } from "csv-stringify/sync";
import type { VcsExportQuery } from "@/lib/contract/vcs";
import { hideFileName, hidingOf } from "../actions/hide-people";
import { requireScope, type ServiceContext } from "../context";
import { badRequest } from "../errors";

const COLUMNS = [
  "recorded_at",
  "document_type",
  "invoice_number",
  "marketplace",
  "order_id",
  "total_amount",
  "total_vat_amount",
  "file_name",
  "original_name",
  "sha256",
  "bytes",
  "sent_at",
  "person",
  "state",
  "verdict_at",
  "verdict_code",
  "verdict_text",
  "corrects",
  "upload_id",
] as const;

type Line = Record<(typeof COLUMNS)[number], unknown>;

const SELECT = `
select d.created_at as recorded_at, d.kind as document_type, d.number as invoice_number, d.marketplace, d.order_id,
  d.total as total_amount, d.vat as total_vat_amount, d.file_name, d.original_name, d.sha256, d.size as bytes, d.sending_at as sent_at,
  p.name as person, d.state, d.settled_at as verdict_at, d.verdict_code,
  case when d.state in ('refused', 'rejected', 'needs_person', 'closed') then d.message end as verdict_text, d.corrects, d.id as upload_id
from documents d left join people p on p.id = d.person_id
where d.account_id = $1 and ($2::date is null or d.created_at >= $2::date)
  and ($3::date is null or d.created_at < $3::date + 1)
  and ($4::uuid is null or (d.created_at, d.id) > (select created_at, id from documents where id = $4))
order by d.created_at, d.id limit $5`;

const AT_ONCE = 500;

/** Lines for people who may not see buyers: files are named after them, and verdicts may quote them. */
async function hidden(ctx: ServiceContext, lines: Line[]): Promise<Line[]> {
  const orderOf = (line: Line) => ({
    marketplace: String(line.marketplace),
    marketplace_order_id: String(line.order_id),
  });
  const hidingFor = await hidingOf(ctx, lines.map(orderOf));
  if (hidingFor === null) return lines;
  return lines.map((line) => ({
    ...line,
    original_name: hideFileName(String(line.original_name)),
    verdict_text: line.verdict_text && hidingFor(orderOf(line)).text(String(line.verdict_text)),
  }));
}

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe in front makes it a text. A plain number is no formula. */
function safeCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  const text = String(value);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

/** Lines of the log as CSV (RFC 4180, UTF-8 with a mark that spreadsheets need), a few hundred at a time. */
export async function* logLines(ctx: ServiceContext, query: VcsExportQuery): AsyncGenerator<string> {
  yield `\ufeff${stringify([[...COLUMNS]])}`;
  for (let after: string | null = null; ; ) {
    const { from = null, to = null } = query;
    const read = await ctx.db.query<Line>(SELECT, [ctx.accountId, from, to, after, AT_ONCE]);
    const lines: Line[] = await hidden(ctx, read);
    if (lines.length > 0) yield stringify(lines.map((line) => COLUMNS.map((column) => safeCell(line[column]))));
    if (lines.length < AT_ONCE) return;
    after = String(lines.at(-1)?.upload_id);
  }
}

/**
 * Everything that was uploaded, for the accountant: number, hash, time, person, verdict. Streamed, so that ten years of it need no memory.
 * @throws AppError
 */
export function exportLog(ctx: ServiceContext, query: VcsExportQuery): Response {
  requireScope(ctx, "vcs:read");
  if (query.from && query.to && query.from > query.to) {
    throw badRequest([{ field: "to", message: "must not be before from" }]);
  }
  const lines = logLines(ctx, query);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const day = ctx.clock.now().toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="orderdeck-invoices-${ctx.accountId}-${day}.csv"`,
      "x-content-type-options": "nosniff",
    },
  });
}
