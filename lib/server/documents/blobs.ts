import "server-only";
import { createHash } from "node:crypto";
import type { Database, Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { ByteFile, readByteFile, removeByteFile } from "./byte-files";

/** Size of a stored piece: large enough to be quick, small enough that twenty uploads at once need no memory to speak of. */
const PIECE_BYTES = 128 * 1024;

/** Bytes that were stored whole. */
export interface StoredBytes {
  blobId: string;
  /** Hexadecimal. */
  sha256: string;
  size: number;
}

/** Takes bytes as they come and stores them piece by piece, before anybody relies on them. One writer writes one blob. */
export class BlobWriter {
  private readonly id = uuidV7();
  private readonly hash = createHash("sha256");
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private pieces = 0;
  private size = 0;
  private file: ByteFile | null = null;

  private constructor(
    private readonly db: Database,
    private readonly accountId: number,
  ) {}

  static async open(db: Database, accountId: number): Promise<BlobWriter> {
    const writer = new BlobWriter(db, accountId);
    await db.query("insert into document_blobs (id, account_id) values ($1, $2)", [writer.id, accountId]);
    writer.file = await ByteFile.open(writer.id);
    return writer;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.hash.update(bytes);
    this.size += bytes.byteLength;
    for (let from = 0; from < bytes.byteLength; ) {
      const part = bytes.subarray(from, from + PIECE_BYTES - this.heldBytes);
      // A copy: the buffer belongs to the stream.
      this.held.push(Uint8Array.from(part));
      this.heldBytes += part.byteLength;
      from += part.byteLength;
      if (this.heldBytes >= PIECE_BYTES) await this.flush();
    }
  }

  private async flush(): Promise<void> {
    if (this.heldBytes === 0) return;
    const bytes = Buffer.concat(this.held);
    this.held = [];
    this.heldBytes = 0;
    this.pieces += 1;
    if (this.file) return this.file.write(bytes);
    await this.db.query("insert into document_pieces (blob_id, piece, bytes) values ($1, $2, $3)", [
      this.id,
      this.pieces,
      bytes,
    ]);
  }

  /** Stores the rest. The bytes are whole from now on, and go within the hour unless an upload is recorded for them. */
  async finish(): Promise<StoredBytes> {
    await this.flush();
    await this.file?.finish();
    const sha256 = this.hash.digest("hex");
    await this.db.query("update document_blobs set sha256 = $3, size = $4 where id = $1 and account_id = $2", [
      this.id,
      this.accountId,
      sha256,
      this.size,
    ]);
    return { blobId: this.id, sha256, size: this.size };
  }

  /** Removes what was stored; nobody relies on it. */
  async discard(): Promise<void> {
    this.held = [];
    await this.file?.close();
    await discardBlob(this.db, this.id);
  }
}

/** Removes bytes that no upload was recorded for. */
export async function discardBlob(db: Database, blobId: string): Promise<void> {
  const gone = await db.query(
    "delete from document_blobs b where id = $1 and not exists (select 1 from documents d where d.blob_id = b.id) returning id",
    [blobId],
  );
  if (gone.length > 0) await removeByteFile(blobId);
}

/** Stores bytes that are in memory already: documents we make ourselves. */
export async function storeBytes(db: Database, accountId: number, bytes: Uint8Array): Promise<StoredBytes> {
  const writer = await BlobWriter.open(db, accountId);
  await writer.write(bytes);
  return writer.finish();
}

/** How long the bytes of a recorded upload stay, from now. */
export async function keepBlob(tx: Queryable, blobId: string, years: number): Promise<void> {
  await tx.query(
    "update document_blobs set keep_until = clock_timestamp() + $2::integer * interval '1 year' where id = $1",
    [blobId, years],
  );
}

async function* pieces(db: Database, blobId: string): AsyncGenerator<Uint8Array> {
  const file = await readByteFile(blobId);
  if (file) return yield* file;
  for (let piece = 1; ; piece += 1) {
    const [row] = await db.query<{ bytes: Uint8Array }>(
      "select bytes from document_pieces where blob_id = $1 and piece = $2",
      [blobId, piece],
    );
    if (!row) return;
    yield row.bytes;
  }
}

/** The stored bytes; null when they are gone (their time is over) or not what was stored. */
export async function readBlob(db: Database, stored: StoredBytes): Promise<Buffer | null> {
  const whole: Uint8Array[] = [];
  for await (const bytes of pieces(db, stored.blobId)) whole.push(bytes);
  const bytes = Buffer.concat(whole);
  if (bytes.length !== stored.size) return null;
  return createHash("sha256").update(bytes).digest("hex") === stored.sha256 ? bytes : null;
}

/** The stored bytes as a stream that reads one piece at a time; null when they are gone. */
export async function streamBlob(db: Database, blobId: string): Promise<ReadableStream<Uint8Array> | null> {
  const source = pieces(db, blobId);
  const first = await source.next();
  if (first.done) return null;
  let next: IteratorResult<Uint8Array> | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = next ?? (await source.next());
        next = null;
        if (piece.done) controller.close();
        else controller.enqueue(piece.value);
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

/**
 * Drops bytes nobody recorded an upload for, an hour after they came, and bytes whose time in the settings is over. Those of an upload
 * under way stay whatever the settings say; the database refuses to drop them.
 */
export async function dropOldBlobs(db: Database): Promise<number> {
  const orphans = await db.query<{ id: string }>(
    `delete from document_blobs b where b.keep_until is null and b.created_at < clock_timestamp() - interval '1 hour'
       and not exists (select 1 from documents d where d.blob_id = b.id) returning b.id`,
  );
  const over = await db.query<{ id: string }>(
    `update document_blobs b set keep_until = 'infinity' where b.keep_until < clock_timestamp()
       and not exists (select 1 from documents d where d.blob_id = b.id
         and d.state in ('ready', 'claimed', 'sending', 'unconfirmed', 'accepted', 'needs_person')) returning b.id`,
  );
  for (const { id } of over) await db.query("delete from document_pieces where blob_id = $1", [id]);
  for (const { id } of [...orphans, ...over]) await removeByteFile(id);
  return orphans.length + over.length;
}
