import "server-only";
import { once } from "node:events";
import Busboy, { type BusboyFileStream } from "@fastify/busboy";
import type { Database } from "../../db/database";
import { isAppError } from "../../errors";
import { BlobWriter, type StoredBytes } from "../blobs";
import { uploadRefusal } from "./pdf-problem";
import { PdfScan } from "./pdf-scan";

/** Largest file, in bytes: the limit of the product, and Amazon's as far as it is known (API.md §18 names none). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** What fields, headers and boundaries may take beside the file. */
const MAX_FORM_BYTES = 64 * 1024;
const MAX_FIELDS = 12;
const MAX_FIELD_BYTES = 8 * 1024;
/** A sender that is silent for this long, or slower than this after the first seconds, is given up. */
const SILENCE_MS = 15_000;
const LEAST_BYTES_A_SECOND = 32 * 1024;
const GRACE_MS = 20_000;

/** A form that arrived whole: its text fields, and its file checked and stored. */
export interface ReceivedUpload {
  fields: Record<string, string>;
  file: StoredBytes;
  /** As the sender wrote it. */
  fileName: string;
}

/** A form whose announced length says that it cannot be taken, or null. Asked before a byte is read. */
function announced(request: Request): number | null {
  const header = request.headers.get("content-length");
  if (header === null) return null;
  if (!/^\d{1,15}$/.test(header)) throw uploadRefusal("short_body");
  const length = Number(header);
  if (length > MAX_FILE_BYTES + MAX_FORM_BYTES) throw uploadRefusal("too_large");
  return length;
}

function contentType(request: Request): string {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(type)) {
    throw uploadRefusal("bad_form", { field: "content-type", message: "The upload must be multipart/form-data." });
  }
  return type;
}

/** The bytes of a part; one that breaks off is told as what it is, not as an error of the parser. */
async function* wholeStream(stream: BusboyFileStream): AsyncGenerator<Buffer> {
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    const next = await source.next().catch(() => {
      throw uploadRefusal("short_body");
    });
    if (next.done) return;
    yield next.value;
  }
}

/** One form being taken apart. Bytes of the file go to the store as they come; nothing of it is held. */
class Form {
  readonly fields = new Map<string, string>();
  fileName = "";
  file: Promise<StoredBytes | null> = Promise.resolve(null);
  private hasFile = false;
  private writer: BlobWriter | null = null;
  private stream: BusboyFileStream | null = null;
  private failure: unknown = null;
  readonly parser;

  constructor(
    type: string,
    private readonly db: Database,
    private readonly accountId: number,
  ) {
    this.parser = new Busboy({
      headers: { "content-type": type },
      preservePath: true,
      limits: {
        files: 1,
        fields: MAX_FIELDS,
        parts: MAX_FIELDS + 1,
        fieldSize: MAX_FIELD_BYTES,
        fieldNameSize: 64,
        fileSize: MAX_FILE_BYTES + 1,
        headerPairs: 20,
        headerSize: 16 * 1024,
      },
    });
    const tooMuch = (): void =>
      this.fail(uploadRefusal("bad_form", { message: "The upload holds more parts than it may." }));
    this.parser.on("partsLimit", tooMuch).on("filesLimit", tooMuch).on("fieldsLimit", tooMuch);
    this.parser.on("field", (name, value, nameCut, valueCut) => this.takeField(name, value, nameCut || valueCut));
    this.parser.on("file", (name, stream, fileName) => this.takeFile(name, stream, fileName));
    this.parser.on("error", () => this.fail(uploadRefusal("short_body")));
  }

  /** The first thing that went wrong; everything after it is of no interest. */
  fail(error: unknown): void {
    this.failure ??= error;
  }

  throwIfFailed(): void {
    if (this.failure !== null) throw this.failure;
  }

  /** Removes what was stored of a form that is not taken. */
  async discard(): Promise<void> {
    this.stream?.destroy();
    await this.file;
    await this.writer?.discard();
  }

  private takeField(name: string, value: string, isCut: boolean): void {
    if (isCut || this.fields.has(name)) this.fail(uploadRefusal("bad_form", { field: name.slice(0, 64) }));
    this.fields.set(name, value);
  }

  private takeFile(name: string, stream: BusboyFileStream, fileName: string): void {
    if (this.hasFile || name !== "file")
      this.fail(uploadRefusal("bad_form", { message: "The upload takes one file, named file." }));
    if (this.hasFile) return void stream.resume();
    this.hasFile = true;
    this.stream = stream;
    // From the first moment: a part may break off before anybody reads it, and an error that nobody hears ends the process.
    stream.on("error", () => this.fail(uploadRefusal("short_body")));
    this.fileName = fileName ?? "";
    this.file = this.store(stream).catch((error: unknown) => {
      this.fail(error);
      stream.resume();
      return null;
    });
  }

  private async store(stream: BusboyFileStream): Promise<StoredBytes> {
    const scan = new PdfScan();
    const writer = await BlobWriter.open(this.db, this.accountId);
    this.writer = writer;
    // What broke off meanwhile would never say its end to a reader that comes now.
    this.throwIfFailed();
    let size = 0;
    for await (const bytes of wholeStream(stream)) {
      size += bytes.length;
      if (size > MAX_FILE_BYTES) throw uploadRefusal("too_large");
      scan.push(bytes);
      await writer.write(bytes);
    }
    if (stream.truncated) throw uploadRefusal("too_large");
    const problem = await scan.finish();
    if (problem) throw uploadRefusal(problem);
    return writer.finish();
  }
}

/** Reads with a limit on silence and on slowness. */
async function nextBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  progress: { began: number; bytes: number },
): Promise<Uint8Array | null> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(uploadRefusal("too_slow")), SILENCE_MS);
  });
  try {
    const { done, value } = await Promise.race([reader.read(), silence]);
    if (done) return null;
    const elapsed = performance.now() - progress.began;
    progress.bytes += value.byteLength;
    const isSlow = elapsed > GRACE_MS && progress.bytes < ((elapsed - GRACE_MS) / 1_000) * LEAST_BYTES_A_SECOND;
    if (isSlow) throw uploadRefusal("too_slow");
    return value;
  } finally {
    clearTimeout(timer);
  }
}

async function feed(request: Request, form: Form, length: number | null): Promise<void> {
  const reader = request.body?.getReader();
  if (!reader) throw uploadRefusal("empty_file");
  const progress = { began: performance.now(), bytes: 0 };
  try {
    for (let bytes = await nextBytes(reader, progress); bytes !== null; bytes = await nextBytes(reader, progress)) {
      if (progress.bytes > MAX_FILE_BYTES + MAX_FORM_BYTES) throw uploadRefusal("too_large");
      const takesMore = form.parser.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      form.throwIfFailed();
      if (!takesMore) await Promise.race([once(form.parser, "drain"), form.file.then(() => undefined)]);
      form.throwIfFailed();
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    // The sender went away in the middle: whatever came is not the whole.
    throw isAppError(error) ? error : uploadRefusal("short_body");
  }
  if (length !== null && length !== progress.bytes) throw uploadRefusal("short_body");
}

/** Ends the parser; a body without its closing boundary is an error of it. */
async function finish(form: Form): Promise<void> {
  await new Promise<void>((resolve) => {
    form.parser.once("finish", resolve).once("error", () => resolve());
    form.parser.end();
  });
}

/**
 * Takes a form with one PDF: streamed, checked while it passes, stored piece by piece. More than the limit is refused before it is read where its
 * length was announced, and while it is read where not; a body that is not whole is refused and never passed on.
 * @throws AppError with the problem's code and words; nothing is kept then
 */
export async function readUpload(request: Request, db: Database, accountId: number): Promise<ReceivedUpload> {
  const length = announced(request);
  const form = new Form(contentType(request), db, accountId);
  try {
    await feed(request, form, length);
    await finish(form);
    const file = await form.file;
    form.throwIfFailed();
    if (!file) throw uploadRefusal("bad_form", { message: "The upload holds no file." });
    return { fields: Object.fromEntries(form.fields), file, fileName: form.fileName };
  } catch (error) {
    form.fail(error);
    form.parser.destroy();
    await form.discard();
    throw error;
  }
}
