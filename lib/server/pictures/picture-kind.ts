import "server-only";

/** What a browser shows and cannot run: no SVG, no HTML. */
const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] as const;

export type PictureType = (typeof TYPES)[number];

/** Whether a server says that it sends a picture of a kind we show; which of them it is, its bytes tell. */
export function saysPicture(contentType: string | undefined): boolean {
  const said = contentType?.split(";")[0]?.trim().toLowerCase();
  return said === "image/jpg" || TYPES.some((type) => type === said);
}

/** The brands in an ISO file's first box: what the file is, and what it may be read as. */
function brands(bytes: Buffer): string[] {
  if (bytes.toString("latin1", 4, 8) !== "ftyp") return [];
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const at = [8, ...Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, n) => 16 + n * 4)];
  return at.map((from) => bytes.toString("latin1", from, from + 4));
}

/** Which picture the bytes begin as, whatever anyone called them; null for everything else. */
export function pictureType(bytes: Buffer): PictureType | null {
  if (bytes.length < 16) return null;
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "image/png";
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (/^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))) return "image/gif";
  if (/^RIFF.{4}WEBP/s.test(bytes.toString("latin1", 0, 12))) return "image/webp";
  return brands(bytes).some((brand) => brand === "avif" || brand === "avis") ? "image/avif" : null;
}
