import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";

const unzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);

/** Most bytes of one answer, on the wire and after decompression. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024;
/** What we ask for: one layer of a compression that `plainBody` undoes. */
export const ACCEPT_ENCODING = "gzip, br";

/** Why a body cannot be used. `message` is fit to be shown; `final` means that the next answer would be the same. */
export class BodyError extends Error {
  constructor(
    message: string,
    readonly final: boolean,
  ) {
    super(message);
  }
}

/**
 * Undoes at most one layer of compression, bounded, so that a small answer cannot unfold into a huge one.
 * @throws BodyError for other encodings, several layers, damage, or more than `MAX_BODY_BYTES`.
 */
export async function plainBody(body: Buffer, contentEncoding: string | undefined): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity" || body.length === 0) return body;
  const undo = encoding === "gzip" || encoding === "x-gzip" ? unzip : encoding === "br" ? unbrotli : null;
  if (undo === null) throw new BodyError("Lengow's answer is compressed in a way that is not supported.", true);
  try {
    return await undo(body, { maxOutputLength: MAX_BODY_BYTES });
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    throw new BodyError(tooLarge ? "Lengow's answer is too large." : "Lengow's answer is damaged.", tooLarge);
  }
}

export type BodyReading =
  | { kind: "json"; json: unknown; text: string }
  | { kind: "html"; title: string | null }
  | { kind: "empty" }
  | { kind: "other" };

function htmlTitle(text: string): string | null {
  const title = /<title[^>]*>([^<]{1,200})/i.exec(text.slice(0, 20_000))?.[1]?.trim();
  return title === undefined || title === "" ? null : title;
}

/** Reads a body by what it holds, not by what its content type claims. HTML is summarised by its title, never handed on. */
export function readBody(body: Buffer): BodyReading {
  const text = body.toString("utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "") return { kind: "empty" };
  try {
    return { kind: "json", json: JSON.parse(text) as unknown, text };
  } catch {
    const start = text.trimStart().slice(0, 200).toLowerCase();
    return start.startsWith("<") ? { kind: "html", title: htmlTitle(text) } : { kind: "other" };
  }
}

/** One sentence about an answer that is not the JSON it should be. */
export function describeBody(reading: BodyReading, status: number): string {
  if (reading.kind === "html") {
    const title = reading.title === null ? "" : ` titled "${reading.title}"`;
    return `Lengow answered with a web page${title} instead of data (HTTP ${status}).`;
  }
  if (reading.kind === "empty") return `Lengow answered without content (HTTP ${status}).`;
  if (reading.kind === "other") return `Lengow's answer cannot be read (HTTP ${status}).`;
  return `Lengow answered with HTTP ${status}.`;
}
