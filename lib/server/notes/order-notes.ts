import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import { NOTE_MONTHS, type OrderNote, type OrderNotes } from "@/lib/contract/order-detail";
import { roleAllows } from "@/lib/domain/permissions";
import { hidingOf } from "@/lib/server/actions/hide-people";
import { emitAudit } from "@/lib/server/audit/emit";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { uuidV7 } from "@/lib/server/db/uuid-v7";
import { notFound } from "@/lib/server/errors";
import type { OrderIdentity } from "@/lib/server/orders/get-order";

interface NoteRow {
  id: string;
  body: string;
  created_at: Date;
  person_id: string;
  person_name: string | null;
}

/** More than anybody writes on one order. */
const MOST = 200;

function noteOf(ctx: ServiceContext, row: NoteRow): OrderNote {
  return {
    id: row.id,
    text: row.body,
    at: row.created_at.toISOString(),
    by: { id: row.person_id, name: row.person_name ?? "" },
    own: row.person_id === ctx.person.id && roleAllows(ctx.role, "notes:write"),
  };
}

/** The moment before which a note is forgotten (PRODUCT U21). */
function oldest(ctx: ServiceContext): Date {
  const at = ctx.clock.now();
  at.setUTCMonth(at.getUTCMonth() - NOTE_MONTHS);
  return at;
}

/**
 * The notes of an order, newest first. Those past their time are deleted here, so that nothing older is ever shown. Who may not see buyers reads
 * them without the names that are known, and without what looks like an address or a number to reach somebody.
 */
export async function orderNotes(ctx: ServiceContext, { marketplace, orderId }: OrderIdentity): Promise<OrderNotes> {
  requireScope(ctx, "orders:read");
  await ctx.db.query("delete from order_notes where created_at < $1", [oldest(ctx)]);
  const rows = await ctx.db.query<NoteRow>(
    `select n.id, n.body, n.created_at, n.person_id, p.name as person_name
       from order_notes n left join people p on p.id = n.person_id
      where n.account_id = $1 and n.marketplace = $2 and n.order_id = $3
      order by n.created_at desc, n.id desc limit ${MOST}`,
    [ctx.accountId, marketplace, orderId],
  );
  const notes = rows.map((row) => noteOf(ctx, row));
  const hidingFor = await hidingOf(ctx, [{ marketplace, marketplace_order_id: orderId }]);
  if (hidingFor === null) return { results: notes };
  const { note } = hidingFor({ marketplace, marketplace_order_id: orderId });
  return { results: notes.map((one) => ({ ...one, text: note(one.text) })) };
}

/** The text stays out of the audit log: it may be about a person, and the log is kept for good. */
function auditOf(ctx: ServiceContext, verb: AuditVerb, { marketplace, orderId }: OrderIdentity, note: string) {
  return {
    verb,
    subject: `order:${marketplace}/${orderId}`,
    details: { note },
    accountId: ctx.accountId,
    personId: ctx.person.id,
    requestId: ctx.requestId,
  };
}

/** Adds a note. Nothing is asked of Lengow and nothing is sent to it. */
export async function addOrderNote(ctx: ServiceContext, identity: OrderIdentity, text: string): Promise<OrderNote> {
  requireScope(ctx, "notes:write");
  const row = { id: uuidV7(), body: text, created_at: ctx.clock.now(), person_id: ctx.person.id };
  await ctx.db.tx(async (tx) => {
    await tx.query(
      `insert into order_notes (id, account_id, marketplace, order_id, person_id, body, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, ctx.accountId, identity.marketplace, identity.orderId, row.person_id, text, row.created_at],
    );
    await emitAudit(tx, auditOf(ctx, "note.added", identity, row.id));
  });
  return noteOf(ctx, { ...row, person_name: ctx.person.name });
}

/** Deletes one's own note. @throws AppError `not_found` for anybody else's, as for one that is gone */
export async function deleteOrderNote(
  ctx: ServiceContext,
  identity: OrderIdentity,
  noteId: string,
): Promise<{ deleted: true }> {
  requireScope(ctx, "notes:write");
  await ctx.db.tx(async (tx) => {
    const gone = await tx.query(
      `delete from order_notes where id = $1 and account_id = $2 and marketplace = $3 and order_id = $4 and person_id = $5
       returning id`,
      [noteId, ctx.accountId, identity.marketplace, identity.orderId, ctx.person.id],
    );
    if (gone.length === 0) throw notFound();
    await emitAudit(tx, auditOf(ctx, "note.deleted", identity, noteId));
  });
  return { deleted: true };
}
