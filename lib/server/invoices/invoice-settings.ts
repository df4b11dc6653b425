import "server-only";
import { InvoiceIdentity, type InvoiceSettings, type SaveInvoiceSettings } from "@/lib/contract/invoices";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import { invoiceNumber, yearIn } from "./number";

interface Row {
  identity: unknown;
  confirmed_at: Date | null;
  confirmed_by_name: string | null;
}

async function readRow(ctx: ServiceContext): Promise<Row | undefined> {
  const [row] = await ctx.db.query<Row>(
    `select s.identity, s.confirmed_at, p.name as confirmed_by_name
     from invoice_settings s left join people p on p.id = s.confirmed_by where s.account_id = $1`,
    [ctx.accountId],
  );
  return row;
}

async function nextNumbers(ctx: ServiceContext, identity: InvoiceIdentity): Promise<InvoiceSettings["next"]> {
  const year = yearIn(identity.time_zone, ctx.clock.now());
  const rows = await ctx.db.query<{ series: string; last: number }>(
    "select series, last from invoice_series where account_id = $1 and year = $2",
    [ctx.accountId, year],
  );
  const next = (series: string) => {
    const last = rows.find((row) => row.series === series)?.last ?? 0;
    return invoiceNumber({ series, year, sequence: last + 1 });
  };
  return { invoice: next(identity.invoice_series), credit_note: next(identity.credit_note_series) };
}

/** Who sells and how invoices are numbered on this account; `identity` is null until an administrator has written it down. */
export async function getInvoiceSettings(ctx: ServiceContext): Promise<InvoiceSettings> {
  requireScope(ctx, "vcs:read");
  const row = await readRow(ctx);
  const parsed = InvoiceIdentity.safeParse(row?.identity);
  if (!row || !parsed.success) return { identity: null, confirmed_at: null, confirmed_by: null, next: null };
  return {
    identity: parsed.data,
    confirmed_at: row.confirmed_at?.toISOString() ?? null,
    confirmed_by: row.confirmed_at ? row.confirmed_by_name : null,
    next: await nextNumbers(ctx, parsed.data),
  };
}

/** Writes the settings down. Whoever changes anything confirms it anew or switches the making of invoices off; both are audited. */
export async function saveInvoiceSettings(ctx: ServiceContext, wish: SaveInvoiceSettings): Promise<InvoiceSettings> {
  requireScope(ctx, "settings:manage");
  const now = ctx.clock.now();
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `insert into invoice_settings (account_id, identity, confirmed_at, confirmed_by, updated_at)
       values ($1, $2::jsonb, $3, $4, $5)
       on conflict (account_id) do update set identity = excluded.identity, confirmed_at = excluded.confirmed_at,
         confirmed_by = excluded.confirmed_by, updated_at = excluded.updated_at`,
      [
        ctx.accountId,
        JSON.stringify(wish.identity),
        wish.confirmed ? now : null,
        wish.confirmed ? ctx.person.id : null,
        now,
      ],
    );
    await emitAudit(tx, {
      verb: wish.confirmed ? "invoice_settings.confirmed" : "invoice_settings.changed",
      subject: `account:${ctx.accountId}`,
      accountId: ctx.accountId,
      personId: ctx.person.id,
      details: {
        vat_numbers: wish.identity.vat_numbers,
        series: [wish.identity.invoice_series, wish.identity.credit_note_series],
      },
    });
  });
  return getInvoiceSettings(ctx);
}
