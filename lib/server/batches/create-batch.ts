import "server-only";
import { type BatchAbout, type BatchKind, type BatchView, MOST_ROWS } from "@/lib/contract/batches";
import { hashOf } from "../actions/canonical";
import { nothingSent } from "../actions/nothing-sent";
import { emitAudit } from "../audit/emit";
import { requireScope, type ServiceContext } from "../context";
import { isUniqueViolation, type Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { AppError, badRequest } from "../errors";
import type { BatchArguments, StoredBatch } from "./batch-row";
import { batchView } from "./batch-view";
import { findBatchByKey } from "./find-batch";

/** One action to be: what a form would send, with a key of its own that never changes. */
export interface NewRow {
  marketplace: string;
  marketplace_order_id: string;
  type: string;
  lines?: readonly string[] | undefined;
  /** With `repeats_of` they are laid over the old action's; null takes one out. */
  args: BatchArguments;
  client_key: string;
  /** The action that this one corrects and sends again. */
  repeats_of?: string | null | undefined;
  send_another?: boolean | undefined;
  /** The row of the file it came from, from 1. */
  file_row?: number | undefined;
}

export interface NewBatch {
  kind: BatchKind;
  title: string;
  /** What the title says, as facts, where every reader is to read it in their own language. */
  about?: BatchAbout | undefined;
  rows: readonly NewRow[];
  /** Made when the form opens: pressed twice, it is one batch. Without it the rows' own keys tell. */
  client_key?: string | undefined;
  file_id?: string | null | undefined;
}

const INSERT_BATCH = `
insert into batches (id, account_id, client_key, kind, title, person_id, total, file_id, about)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)`;

const INSERT_ROWS = `
insert into batch_rows (batch_id, number, marketplace, order_id, action_type, lines, args, client_key, repeats_of, send_another, file_row)
select $1, r.number, r.marketplace, r.marketplace_order_id, r.type, r.lines, r.args, r.client_key, r.repeats_of, coalesce(r.send_another, false), r.file_row
from jsonb_to_recordset($2::jsonb) as r(number int, marketplace text, marketplace_order_id text, type text, lines jsonb, args jsonb,
  client_key uuid, repeats_of uuid, send_another boolean, file_row int)`;

/** The UUID that a hash stands for: equal input, equal key (RFC 9562, version 8). */
export function keyFrom(value: unknown): string {
  const hex = hashOf(value);
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function requireRows(rows: readonly NewRow[]): void {
  if (rows.length === 0) throw badRequest([{ field: "rows", message: "must hold at least one action" }]);
  if (rows.length > MOST_ROWS) throw badRequest([{ field: "rows", message: `must be at most ${MOST_ROWS}` }]);
  const keys = new Set<string>();
  rows.forEach(({ client_key: key }, index) => {
    if (keys.has(key))
      throw badRequest([{ field: `rows.${index}.client_key`, message: "stands in another row already" }]);
    keys.add(key);
  });
}

/** The same key on the same list is the same batch; on another list it is a mistake. */
async function sameBatch(ctx: ServiceContext, known: StoredBatch, batch: NewBatch): Promise<BatchView> {
  if (known.kind === batch.kind && known.total === batch.rows.length) return batchView(ctx, known);
  throw new AppError("key_reused", "This list was sent before with other rows. Nothing new was recorded.", {
    details: [{ field: "client_key", message: "belongs to another batch" }],
  });
}

/**
 * Freezes a list of actions under one name; a worker of the server records them one by one from now on, by the rules of a single action, and survives
 * closing, restarts and kills. What each row comes to stands on the batch. Asked twice with the same key, it is one batch.
 * @throws AppError `bad_request`, `key_reused`
 */
export async function createBatch(ctx: ServiceContext, batch: NewBatch): Promise<{ batch: BatchView; isNew: boolean }> {
  requireScope(ctx, "actions:send");
  const { kind, title, rows } = batch;
  requireRows(rows);
  const clientKey = batch.client_key ?? keyFrom(rows.map((row) => row.client_key));
  const insert = async (tx: Queryable): Promise<void> => {
    const id = uuidV7();
    const { accountId, person } = ctx;
    await tx.query(INSERT_BATCH, [
      id,
      accountId,
      clientKey,
      kind,
      title,
      person.id,
      rows.length,
      batch.file_id ?? null,
      batch.about ? JSON.stringify(batch.about) : null,
    ]);
    await tx.query(INSERT_ROWS, [id, JSON.stringify(rows.map((row, index) => ({ number: index + 1, ...row })))]);
    const details = { kind, total: rows.length, types: [...new Set(rows.map(({ type }) => type))].slice(0, 20) };
    await emitAudit(tx, { verb: "batch.created", subject: `batch:${id}`, details, accountId, personId: person.id });
  };
  return nothingSent(async () => {
    const known = await findBatchByKey(ctx.db, ctx.accountId, clientKey);
    if (known) return { batch: await sameBatch(ctx, known, batch), isNew: false };
    try {
      await ctx.db.tx(insert);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const other = await findBatchByKey(ctx.db, ctx.accountId, clientKey);
      if (!other) throw error;
      return { batch: await sameBatch(ctx, other, batch), isNew: false };
    }
    const made = await findBatchByKey(ctx.db, ctx.accountId, clientKey);
    if (!made) throw new Error("a batch that was just written is not there");
    return { batch: await batchView(ctx, made), isNew: true };
  });
}
