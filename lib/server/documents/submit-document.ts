import "server-only";
import type { Upload } from "@/lib/contract/vcs";
import { actAs } from "../actions/acting-person";
import { hashOf } from "../actions/canonical";
import { nothingSent } from "../actions/nothing-sent";
import type { ServiceContext } from "../context";
import { isUniqueViolation, type Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { AppError } from "../errors";
import { nowPlusMs } from "../outbox/interval";
import { discardBlob, keepBlob, type StoredBytes } from "./blobs";
import { sentName, shownName, vcsSettings } from "./document-metadata";
import { OPEN_STATES } from "./document-row";
import { documentTimingsFor } from "./document-timings";
import { uploadRefusal } from "./intake/pdf-problem";
import { SELECT_UPLOADS, type UploadViewRow, uploadView } from "./upload-view";

/** A document to be sent to a marketplace, its bytes stored already (`readUpload` or `storeBytes`). */
export interface DocumentWish {
  marketplace: string;
  orderId: string;
  lineId?: string;
  kind: "invoice" | "credit_note" | "other";
  /** Of Amazon's report; null for documents of other marketplaces. */
  documentKey: string | null;
  number: string;
  total: string | null;
  vat: string | null;
  /** What the marketplace is told beside the file, exactly as it is sent. */
  metadata: Record<string, string>;
  file: StoredBytes;
  originalName: string;
  /** A UUID: the same one never records twice. */
  clientKey: string;
  /** The upload that this one corrects; by default the last one of the same document that ended without success. */
  corrects?: string | undefined;
  /** Hash of what was asked for, when the caller has looked for the same wish with it already (`knownUpload`). */
  requestHash?: string;
}

export interface SubmittedDocument {
  upload: Upload;
  /** False when the same wish had been recorded before. */
  isNew: boolean;
}

function laneOf({ documentKey, marketplace, orderId, lineId, kind, number }: DocumentWish): string {
  return documentKey === null
    ? `order:${marketplace}:${orderId}:${lineId ?? "*"}:${kind}:${number}`
    : `vcs:${documentKey}`;
}

function hashOfWish(wish: DocumentWish): string {
  const { clientKey: _key, file, originalName: _name, requestHash, ...asked } = wish;
  if (requestHash !== undefined) return requestHash;
  return hashOf({ ...asked, sha256: file.sha256 });
}

/**
 * What was recorded under this key; null when the key is new.
 * @throws AppError `key_reused` when it was recorded for something else
 */
export async function knownUpload(
  db: Queryable,
  accountId: number,
  clientKey: string,
  requestHash: string,
): Promise<Upload | null> {
  const [row] = await db.query<UploadViewRow>(`${SELECT_UPLOADS} where d.account_id = $1 and d.client_key = $2`, [
    accountId,
    clientKey,
  ]);
  if (!row) return null;
  if (row.request_hash === requestHash) return uploadView(row);
  const message =
    "This form was sent before with another file or other values, and that was recorded. Nothing new was recorded.";
  throw new AppError("key_reused", message, {
    details: [{ field: "client_key", message: "belongs to another request" }],
  });
}

function about(row: { id: string; state: string; number: string }): { field: string; message: string }[] {
  return [
    { field: "upload", message: row.id },
    { field: "state", message: row.state },
    { field: "invoice_number", message: row.number },
  ];
}

/** The same bytes are taken once: whatever they were sent for, unless that came to nothing. */
async function requireNewFile(tx: Queryable, accountId: number, wish: DocumentWish): Promise<void> {
  const [twin] = await tx.query<{ id: string; state: string; number: string; order_id: string }>(
    `select id, state, number, order_id from documents
     where account_id = $1 and sha256 = $2 and state = any($3::text[]) order by created_at desc limit 1`,
    [accountId, wish.file.sha256, [...OPEN_STATES, "done"]],
  );
  if (!twin) return;
  const message = `The same file was uploaded before, for order ${twin.order_id} with the number ${twin.number || "(none)"}.`;
  throw uploadRefusal("same_file", { message, details: about(twin) });
}

/** One upload at a time for a document; what a person has to decide comes first. */
async function requireFreeDocument(tx: Queryable, accountId: number, lane: string): Promise<void> {
  const [open] = await tx.query<{ id: string; state: string; number: string }>(
    "select id, state, number from documents where account_id = $1 and lane = $2 and state = any($3::text[]) limit 1",
    [accountId, lane, OPEN_STATES],
  );
  if (open && !(open.state === "accepted" && lane.startsWith("order:"))) {
    throw uploadRefusal(open.state === "needs_person" ? "needs_person" : "under_way", {
      field: "document",
      details: about(open),
    });
  }
}

/** The upload this one corrects: the one that was named, if it is of the same document and has ended; else the last that ended badly. */
async function corrected(
  tx: Queryable,
  accountId: number,
  lane: string,
  named: string | undefined,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `select id from documents where account_id = $1 and lane = $2 and state in ('refused', 'rejected', 'withdrawn', 'closed')
       and ($3::uuid is null or id = $3::uuid) order by created_at desc limit 1`,
    [accountId, lane, named ?? null],
  );
  if (row) return row.id;
  if (named === undefined) return null;
  throw uploadRefusal("bad_form", {
    field: "corrects",
    message: "The upload to be corrected is not of this document, or has not ended.",
  });
}

const INSERT = `
insert into documents (id, account_id, client_key, request_hash, marketplace, order_id, line_id, lane, document_key, kind, number, total, vat,
  part_name, metadata, blob_id, sha256, size, file_name, original_name, corrects, person_id, next_at, give_up_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17, $18, $19, $20, $21, $22, clock_timestamp(),
  ${nowPlusMs("$23")})`;

async function insert(tx: Queryable, ctx: ServiceContext, wish: DocumentWish, requestHash: string): Promise<string> {
  const { accountId } = ctx;
  const lane = laneOf(wish);
  // The same form twice at the same moment: the second one is told of the first.
  const known = await knownUpload(tx, accountId, wish.clientKey, requestHash);
  if (known) return known.id;
  await requireFreeDocument(tx, accountId, lane);
  await requireNewFile(tx, accountId, wish);
  const corrects = await corrected(tx, accountId, lane, wish.corrects);
  const settings = await vcsSettings(tx, accountId);
  const id = uuidV7();
  const { file, marketplace, orderId, lineId = null, documentKey, kind, number, total, vat, metadata } = wish;
  await actAs(tx, ctx);
  await tx.query(INSERT, [
    id,
    accountId,
    wish.clientKey,
    requestHash,
    marketplace,
    orderId,
    lineId,
    lane,
    documentKey,
    kind,
    number,
    total,
    vat,
    settings.partName,
    JSON.stringify(metadata),
    file.blobId,
    file.sha256,
    file.size,
    sentName(kind, orderId, file.sha256),
    shownName(wish.originalName),
    corrects,
    ctx.person.id,
    documentTimingsFor(ctx.timeScale).giveUpMs,
  ]);
  await keepBlob(tx, file.blobId, settings.keepYears);
  return id;
}

/** Says in words what the index refused: another request was quicker by a moment. */
function raced(error: unknown): never {
  if (isUniqueViolation(error)) throw uploadRefusal("under_way", { field: "document" });
  throw error;
}

/**
 * Writes a document down for sending: the intent with the bytes that are stored already, in one transaction. It leaves when the store's turn comes;
 * closing the browser neither loses nor hurries it. The caller has judged it; the same file, or a second one for the same document, is refused.
 * @throws AppError `busy` in words, `key_reused`, `storage_unavailable`
 */
export async function submitDocument(ctx: ServiceContext, wish: DocumentWish): Promise<SubmittedDocument> {
  const requestHash = hashOfWish(wish);
  const { accountId } = ctx;
  try {
    return await nothingSent(async () => {
      const known = await knownUpload(ctx.db, accountId, wish.clientKey, requestHash);
      if (known) {
        await discardBlob(ctx.db, wish.file.blobId);
        return { upload: known, isNew: false };
      }
      const id = await ctx.db
        .tx((tx) => insert(tx, ctx, wish, requestHash))
        .catch(async (error: unknown) => {
          // The same form twice at the same moment: the second one is told of the first.
          const first = isUniqueViolation(error)
            ? await knownUpload(ctx.db, accountId, wish.clientKey, requestHash)
            : null;
          return first ? first.id : raced(error);
        });
      const [row] = await ctx.db.query<UploadViewRow>(`${SELECT_UPLOADS} where d.account_id = $1 and d.id = $2`, [
        accountId,
        id,
      ]);
      if (!row) throw new Error("a recorded upload is gone");
      const isNew = row.blob_id === wish.file.blobId;
      if (!isNew) await discardBlob(ctx.db, wish.file.blobId);
      return { upload: uploadView(row), isNew };
    });
  } catch (error) {
    await discardBlob(ctx.db, wish.file.blobId).catch(() => undefined);
    throw error;
  }
}
