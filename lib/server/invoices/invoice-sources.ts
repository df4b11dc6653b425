import "server-only";
import type { VidrDocument } from "@/lib/vcs/document";
import { repairText } from "@/lib/vcs/repair-text";
import type { ReportRow } from "@/lib/vcs/report-row";
import type { ServiceContext } from "../context";
import type { InvoiceSource } from "./build-invoice";

/** Where the making of invoices gets its facts from. */
export interface InvoiceSources {
  /** A document of this account's reports with its rows; null when there is none. */
  find(ctx: ServiceContext, key: string): Promise<InvoiceSource | null>;
  /** The invoice number under which a document was sent and taken; null when none was. */
  sentNumber(ctx: ServiceContext, key: string): Promise<string | null>;
}

function repaired(row: ReportRow): ReportRow {
  return Object.fromEntries(Object.entries(row).map(([column, text]) => [column, repairText(text)]));
}

/** The stored reports and uploads of this account. A document that left the report is no longer asked for by Amazon. */
export const ownSources: InvoiceSources = {
  async find(ctx, key) {
    const [row] = await ctx.db.query<{ shown: VidrDocument; rows: ReportRow[] }>(
      "select shown, rows from vidr_documents where account_id = $1 and document_key = $2 and gone_at is null",
      [ctx.accountId, key],
    );
    return row ? { document: row.shown, rows: row.rows.map(repaired) } : null;
  },
  async sentNumber(ctx, key) {
    const [row] = await ctx.db.query<{ number: string }>(
      `select number from documents where account_id = $1 and document_key = $2 and state in ('done', 'accepted') and number <> ''
       order by created_at desc limit 1`,
      [ctx.accountId, key],
    );
    return row?.number ?? null;
  },
};
