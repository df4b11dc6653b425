import "server-only";

/** Text that has to be carried from one piece to the next for this to see every object stream whole. */
export const CARRY = 4_096;

const DICTIONARY = 2_000;
const KEYWORD = "endstream";
const MOST = 2_000;

interface Collecting {
  /** Position in the file from which bytes are still to be taken. */
  at: number;
  bytes: Buffer[];
  length: number;
  isFlate: boolean;
}

/** What is done with the bytes of one object stream. */
export type OnObjectStream = (bytes: Buffer, isFlate: boolean) => void;

/**
 * Finds the object streams of a PDF while it passes and hands on their bytes. Objects in them are packed, so names in them are not seen by
 * whoever looks at the file itself.
 */
export class ObjectStreams {
  /** True when one was found that cannot be taken: packed otherwise than with Flate, too long, too many, or with no end. */
  isOutOfBounds = false;
  private searchFrom = 0;
  private collecting: Collecting | null = null;
  private count = 0;

  constructor(
    private readonly onStream: OnObjectStream,
    private readonly longest: number,
  ) {}

  /** Takes the next piece: `text` begins at position `base` of the file and repeats the end of the piece before. */
  push(text: string, base: number): void {
    for (let goesOn = true; goesOn; )
      goesOn = this.collecting ? this.collect(this.collecting, text, base) : this.search(text, base);
  }

  /** To be asked at the end: a stream that never ended. */
  get isUnfinished(): boolean {
    return this.collecting !== null;
  }

  /** False when nothing more is to be found in this piece. */
  private search(text: string, base: number): boolean {
    const name = text.indexOf("/ObjStm", Math.max(0, this.searchFrom - base));
    if (name < 0) {
      this.searchFrom = base + Math.max(0, text.length - 7);
      return false;
    }
    const keyword = /stream(?:\r\n|\n|\r)/.exec(text.slice(name, name + DICTIONARY));
    if (!keyword) {
      if (name + DICTIONARY > text.length) {
        // The rest of its dictionary comes with the next piece.
        this.searchFrom = base + name;
        return false;
      }
      this.isOutOfBounds = true;
      this.searchFrom = base + name + 7;
      return true;
    }
    const before = text.slice(Math.max(0, name - DICTIONARY), name + keyword.index);
    const isFlate = this.readDictionary(before.slice(before.lastIndexOf("obj") + 3));
    const at = base + name + keyword.index + keyword[0].length;
    this.collecting = { at, bytes: [], length: 0, isFlate };
    return true;
  }

  /** Whether the stream is packed with Flate; notes what cannot be unpacked. */
  private readDictionary(dictionary: string): boolean {
    const filters = [...dictionary.matchAll(/\/(\w+Decode|Crypt)\b/g)].map(([, name]) => name);
    const isPlain = filters.length === 0 && !dictionary.includes("/Filter");
    const isFlate = filters.length === 1 && filters[0] === "FlateDecode";
    const isPredicted = /\/Predictor\s*(?:[2-9]|1\d)/.test(dictionary);
    this.count += 1;
    if ((!isPlain && !isFlate) || isPredicted || this.count > MOST) this.isOutOfBounds = true;
    return isFlate;
  }

  private collect(collecting: Collecting, text: string, base: number): boolean {
    const from = collecting.at - base;
    const end = text.indexOf(KEYWORD, from);
    // Half a keyword at the end of this piece belongs to the next.
    const until = end < 0 ? Math.max(from, text.length - KEYWORD.length) : end;
    const part = Buffer.from(text.slice(from, until), "latin1");
    collecting.length += part.length;
    if (collecting.length > this.longest) this.isOutOfBounds = true;
    else collecting.bytes.push(part);
    collecting.at = base + until;
    if (end < 0) return false;
    this.collecting = null;
    this.searchFrom = base + end + KEYWORD.length;
    if (!this.isOutOfBounds) this.onStream(Buffer.concat(collecting.bytes), collecting.isFlate);
    return true;
  }
}
