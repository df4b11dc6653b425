import "server-only";
import type { InvoiceLanguage, IssuedInvoice } from "@/lib/contract/invoices";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import { uuidV7 } from "../db/uuid-v7";
import { notFound } from "../errors";
import { invoiceNumber, type NumberPlace } from "./number";

interface Row {
  id: string;
  document_key: string;
  kind: IssuedInvoice["kind"];
  number: string;
  issued_at: Date;
  issued_by_name: string | null;
  language: InvoiceLanguage;
  currency: string;
  total: string;
  vat: string;
  sha256: string;
}

const COLUMNS = "id, document_key, kind, number, issued_at, issued_by_name, language, currency, total, vat, sha256";

function toIssued({ issued_at, issued_by_name, ...row }: Row): IssuedInvoice {
  return { ...row, issued_at: issued_at.toISOString(), issued_by: issued_by_name };
}

/** What this account issued, newest first; of the named documents alone when `keys` is given. */
export async function listIssued(ctx: ServiceContext, keys?: readonly string[]): Promise<IssuedInvoice[]> {
  requireScope(ctx, "vcs:read");
  const rows = await ctx.db.query<Row>(
    `select ${COLUMNS} from issued_invoices where account_id = $1 and ($2::text[] is null or document_key = any($2::text[]))
     order by issued_at desc, id desc limit 5000`,
    [ctx.accountId, keys ? [...keys] : null],
  );
  return rows.map(toIssued);
}

/** The bytes of one, as they were issued. @throws AppError `not_found` */
export async function issuedPdf(ctx: ServiceContext, id: string): Promise<{ number: string; pdf: Uint8Array }> {
  requireScope(ctx, "vcs:upload");
  const [row] = await ctx.db.query<{ number: string; pdf: Uint8Array }>(
    "select number, pdf from issued_invoices where account_id = $1 and id = $2",
    [ctx.accountId, id],
  );
  if (!row) throw notFound();
  return { number: row.number, pdf: new Uint8Array(row.pdf) };
}

/** The last number taken; 0 in a series that has none yet. */
export async function lastNumber(ctx: ServiceContext, place: Omit<NumberPlace, "sequence">): Promise<number> {
  const [row] = await ctx.db.query<{ last: number }>(
    "select last from invoice_series where account_id = $1 and series = $2 and year = $3",
    [ctx.accountId, place.series, place.year],
  );
  return row?.last ?? 0;
}

export interface Finished {
  documentKey: string;
  kind: IssuedInvoice["kind"];
  place: NumberPlace;
  language: InvoiceLanguage;
  currency: string;
  total: string;
  vat: string;
  sha256: string;
  pdf: Uint8Array;
  at: Date;
}

/**
 * Takes the number and stores the finished invoice in one transaction, which holds the row of the series. Null when the number printed on
 * it is no longer the next one: the caller draws again. A document that has an invoice breaks its unique index.
 */
export async function storeIssued(ctx: ServiceContext, made: Finished): Promise<IssuedInvoice | null> {
  const { place } = made;
  const series = [ctx.accountId, place.series, place.year] as const;
  return ctx.db.tx(async (tx) => {
    await tx.query(
      "insert into invoice_series (account_id, series, year) values ($1, $2, $3) on conflict do nothing",
      series,
    );
    const [held] = await tx.query<{ last: number }>(
      "select last from invoice_series where account_id = $1 and series = $2 and year = $3 for update",
      series,
    );
    if (held?.last !== place.sequence - 1) return null;
    const [row] = await tx.query<Row>(
      `insert into issued_invoices (id, account_id, document_key, kind, series, year, sequence, number, language, currency,
         total, vat, sha256, pdf, issued_by, issued_by_name, issued_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning ${COLUMNS}`,
      [
        uuidV7(),
        ctx.accountId,
        made.documentKey,
        made.kind,
        place.series,
        place.year,
        place.sequence,
        invoiceNumber(place),
        made.language,
        made.currency,
        made.total,
        made.vat,
        made.sha256,
        made.pdf,
        ctx.person.id,
        ctx.person.name,
        made.at,
      ],
    );
    await tx.query("update invoice_series set last = $4 where account_id = $1 and series = $2 and year = $3", [
      ...series,
      place.sequence,
    ]);
    if (!row) return null;
    await emitAudit(tx, {
      verb: "invoice.issued",
      subject: `invoice:${row.id}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: { number: row.number, document: row.document_key, sha256: row.sha256 },
    });
    return toIssued(row);
  });
}
