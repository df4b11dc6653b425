import "server-only";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import type { UploadProblem } from "@/lib/contract/vcs";
import { CARRY, ObjectStreams } from "./object-streams";

type FileProblem = Extract<
  UploadProblem,
  | "empty_file"
  | "not_a_pdf"
  | "office_file"
  | "truncated"
  | "encrypted"
  | "active_content"
  | "embedded_file"
  | "too_complex"
>;

const inflateAsync = promisify(inflate);

const HEAD = 1_024;
const TAIL = 4_096;
/** Bounds of the packed objects that are opened: one, all together packed, and all together unpacked. */
const PACKED_ONE = 4 * 1024 * 1024;
const UNPACKED_ONE = 8 * 1024 * 1024;
const UNPACKED_ALL = 32 * 1024 * 1024;

/** First bytes of archives (Word, Excel and LibreOffice files are such) and of older Office files; last ones of an archive. */
const OFFICE = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008", "\u00d0\u00cf\u0011\u00e0"];
const END_OF_ARCHIVE = "PK\u0005\u0006";

const NAMES =
  /\/(JavaScript|Launch|RichMedia|ImportData|SubmitForm|Rendition|GoToE|XFA|EmbeddedFiles?|FileAttachment|Encrypt)(?=[^A-Za-z0-9])/g;

function meaningOf(name: string): FileProblem {
  if (name === "Encrypt") return "encrypted";
  return name.startsWith("Embedded") || name === "FileAttachment" ? "embedded_file" : "active_content";
}

const ESCAPED_NAME = /\/[A-Za-z0-9._-]{0,60}#[A-Za-z0-9#._-]{2,300}/g;
const ESCAPE = /#([0-9A-Fa-f]{2})/g;

/** Names may be written with #xx for any character; nobody does so in names like these but to hide them. */
function plainNames(text: string): string {
  if (!text.includes("#")) return text;
  const plain = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
  return text.replace(ESCAPED_NAME, (name) => name.replace(ESCAPE, plain));
}

/**
 * Judges a PDF while it passes, without parsing it: magic bytes and end, encryption, scripts, actions that start by themselves, files inside.
 * Every piece is looked through once with fixed patterns; objects packed in object streams are unpacked off the event loop, within
 * bounds. What cannot be looked into within them is refused.
 */
export class PdfScan {
  private size = 0;
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private carry = "";
  private readonly found = new Set<FileProblem>();
  private readonly packed = new ObjectStreams((bytes, isFlate) => {
    // One after the other: what they hold together is bounded.
    this.unpacking = this.unpacking.then(() => this.unpack(bytes, isFlate));
  }, PACKED_ONE);
  private unpacking: Promise<void> = Promise.resolve();
  private unpackedBytes = 0;
  private sawObject = false;
  /** Numbers of objects that open an address, and those that the document opens with. */
  private readonly openers = new Set<string>();
  private readonly openedWith = new Set<string>();

  push(bytes: Buffer): void {
    this.size += bytes.length;
    if (this.head.length < HEAD) this.head = Buffer.concat([this.head, bytes.subarray(0, HEAD - this.head.length)]);
    this.tail =
      bytes.length >= TAIL ? Buffer.from(bytes.subarray(-TAIL)) : Buffer.concat([this.tail, bytes]).subarray(-TAIL);
    const text = this.carry + bytes.toString("latin1");
    this.lookThrough(text);
    this.packed.push(text, this.size - text.length);
    this.carry = text.slice(-CARRY);
  }

  /** The first thing wrong with the whole file, most telling first; null when nothing was found. */
  async finish(): Promise<FileProblem | null> {
    await this.unpacking;
    if (this.size === 0) return "empty_file";
    const start = this.head.toString("latin1");
    if (OFFICE.some((magic) => start.startsWith(magic))) return "office_file";
    if (!/^(?:\xef\xbb\xbf)?\s{0,16}%PDF-\d/.test(start)) return "not_a_pdf";
    const end = this.tail.toString("latin1");
    // A second file behind the first would be read by whoever looks from the end.
    if (end.includes(END_OF_ARCHIVE)) return "office_file";
    if (!/startxref\s+\d+\s+%%EOF\s*$/.test(end.replaceAll("\0", " ")) || !this.sawObject) return "truncated";
    if (this.packed.isOutOfBounds || this.packed.isUnfinished) this.found.add("too_complex");
    if ([...this.openedWith].some((number) => this.openers.has(number))) this.found.add("active_content");
    const order: FileProblem[] = ["encrypted", "active_content", "embedded_file", "too_complex"];
    return order.find((problem) => this.found.has(problem)) ?? null;
  }

  private lookThrough(raw: string): void {
    this.sawObject ||= /\d\s+obj\b/.test(raw);
    const text = plainNames(raw);
    for (const [, name = ""] of text.matchAll(NAMES)) this.found.add(meaningOf(name));
    // An object stream under a disguised name would not be opened below.
    if (text !== raw && text.split("/ObjStm").length !== raw.split("/ObjStm").length) this.found.add("too_complex");
    this.lookForOpenActions(text);
    for (let at = text.indexOf("/URI"); at >= 0; at = text.indexOf("/URI", at + 4)) {
      const before = text.slice(Math.max(0, at - 600), at);
      const number = /(\d+)\s+\d+\s+obj\b(?!.*\bobj\b)/s.exec(before.slice(before.lastIndexOf("endobj") + 1))?.[1];
      if (number) this.openers.add(number);
    }
  }

  private lookForOpenActions(text: string): void {
    for (let at = text.indexOf("/OpenAction"); at >= 0; at = text.indexOf("/OpenAction", at + 11)) {
      const rest = text.slice(at + 11, at + 600);
      const reference = /^\s*(\d+)\s+\d+\s+R\b/.exec(rest)?.[1];
      if (reference) this.openedWith.add(reference);
      else if (/^\s*<</.test(rest) && /\/URI|\/GoToR/.test(rest.slice(0, rest.indexOf(">>") + 2 || rest.length))) {
        this.found.add("active_content");
      }
    }
  }

  private async unpack(bytes: Buffer, isFlate: boolean): Promise<void> {
    if (this.found.has("too_complex")) return;
    try {
      const plain = isFlate ? await inflateAsync(bytes, { maxOutputLength: UNPACKED_ONE, finishFlush: 2 }) : bytes;
      this.unpackedBytes += plain.length;
      if (this.unpackedBytes > UNPACKED_ALL) return void this.found.add("too_complex");
      const text = `${plainNames(plain.toString("latin1"))} `;
      for (const [, name = ""] of text.matchAll(NAMES)) this.found.add(meaningOf(name));
      this.lookForOpenActions(text);
      this.notePackedOpeners(text);
    } catch {
      // Too much, or no deflate stream at all: either way it cannot be looked into.
      this.found.add("too_complex");
    }
  }

  /** Objects in a stream stand behind a list of number and offset. */
  private notePackedOpeners(text: string): void {
    if (!text.includes("/URI")) return;
    const numbers = /^[\s\d]{3,60000}/.exec(text)?.[0].trim().split(/\s+/) ?? [];
    const begin = /^[\s\d]{3,60000}/.exec(text)?.[0].length ?? 0;
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const [from, to] = [Number(numbers[at + 1]), Number(numbers[at + 3] ?? text.length)];
      const object = text.slice(begin + from, begin + Math.min(to, from + 600));
      if (/\/S\s*\/URI/.test(object)) this.openers.add(numbers[at] ?? "");
    }
  }
}
