import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { BlobWriter, discardBlob, dropOldBlobs, readBlob, storeBytes, streamBlob } from "./blobs";
import { keepBytesIn } from "./byte-files";

let db: Database;
let directory: string;
beforeAll(async () => {
  db = await openTestDatabase();
  directory = await mkdtemp(path.join(tmpdir(), "orderdeck-bytes-"));
});
afterAll(async () => {
  keepBytesIn(null);
  await rm(directory, { recursive: true, force: true });
  await db.close();
});

const BYTES = Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff));

describe.each(["in files", "in the database"])("bytes %s", (where) => {
  beforeAll(() => keepBytesIn(where === "in files" ? directory : null));

  it("come back as they were stored, whole or as a stream", async () => {
    const stored = await storeBytes(db, 1, BYTES);
    expect(stored.size).toBe(BYTES.length);
    expect(await readBlob(db, stored)).toEqual(BYTES);
    const stream = await streamBlob(db, stored.blobId);
    expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(BYTES);
  });

  it("are never taken for what they are not", async () => {
    const stored = await storeBytes(db, 1, BYTES);
    expect(await readBlob(db, { ...stored, sha256: "0".repeat(64) })).toBeNull();
    expect(await readBlob(db, { ...stored, size: 5 })).toBeNull();
    await discardBlob(db, stored.blobId);
    expect(await readBlob(db, stored)).toBeNull();
    expect(await streamBlob(db, stored.blobId)).toBeNull();
  });

  it("that nobody recorded an upload for go within the hour, half ones too", async () => {
    const stored = await storeBytes(db, 1, BYTES);
    // Half a file whose writer is gone; an open one would keep its descriptor.
    if (where === "in the database") await (await BlobWriter.open(db, 1)).write(BYTES);
    await dropOldBlobs(db);
    expect(await readBlob(db, stored)).toEqual(BYTES);
    await db.query("update document_blobs set created_at = created_at - interval '2 hours'");
    await dropOldBlobs(db);
    expect(await readBlob(db, stored)).toBeNull();
    expect(await db.query("select 1 from document_pieces limit 1")).toEqual([]);
    if (where === "in files") expect(await readdir(directory)).toEqual([]);
  });
});
