import "server-only";
import { createReadStream } from "node:fs";
import { access, type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { once } from "../once";

/**
 * Where the bytes of documents lie beside an embedded database: files, since that engine takes a hundred times as long for ten megabytes and
 * holds everybody up meanwhile. With PostgreSQL, which several processes share, they stand in the database.
 */
const place = () => once<{ directory: string | null }>("document-bytes", () => ({ directory: null }));

/** Said once by the server when it starts; null keeps bytes in the database. */
export function keepBytesIn(directory: string | null): void {
  place().directory = directory;
}

function fileOf(blobId: string, ending: "part" | "bin"): string | null {
  const { directory } = place();
  return directory === null ? null : path.join(directory, `${blobId}.${ending}`);
}

/** A file being written: it gets its name when it is whole and on the disk. */
export class ByteFile {
  private constructor(
    private readonly blobId: string,
    private readonly handle: FileHandle,
  ) {}

  /** Null when bytes stand in the database. */
  static async open(blobId: string): Promise<ByteFile | null> {
    const file = fileOf(blobId, "part");
    if (file === null) return null;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    return new ByteFile(blobId, await open(file, "wx", 0o600));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.handle.writeFile(bytes);
  }

  async finish(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
    const [part, whole] = [fileOf(this.blobId, "part"), fileOf(this.blobId, "bin")];
    if (part !== null && whole !== null) await rename(part, whole);
  }

  async close(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }
}

/** The bytes of a file in pieces; null when there is none. */
export async function readByteFile(blobId: string): Promise<AsyncIterable<Uint8Array> | null> {
  const file = fileOf(blobId, "bin");
  if (file === null) return null;
  try {
    await access(file);
  } catch {
    return null;
  }
  return createReadStream(file, { highWaterMark: 128 * 1024 }) as AsyncIterable<Uint8Array>;
}

export async function removeByteFile(blobId: string): Promise<void> {
  for (const file of [fileOf(blobId, "part"), fileOf(blobId, "bin")])
    if (file !== null) await rm(file, { force: true });
}
