/** One part of a multipart body. */
export interface Part {
  name: string;
  fileName: string | null;
  type: string | null;
  data: Buffer;
}

/** Parts of a multipart/form-data body; null when the header has no boundary or the body does not follow it. */
export function readParts(contentType: string | undefined, body: Buffer): Part[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? "");
  if (!boundary) return null;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts: Part[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const from = start + mark.length;
    if (body.subarray(from, from + 2).toString() === "--") return parts;
    const end = body.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), from);
    if (end < 0) return null;
    const part = readPart(body.subarray(from + 2, end));
    if (part) parts.push(part);
    start = end + 2;
  }
  return null;
}

function readPart(bytes: Buffer): Part | null {
  const gap = bytes.indexOf("\r\n\r\n");
  if (gap < 0) return null;
  const head = bytes.subarray(0, gap).toString("utf8");
  const disposition = /content-disposition:\s*form-data([^\r\n]*)/i.exec(head)?.[1] ?? "";
  const name = /\bname="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return null;
  return {
    name,
    fileName: /\bfilename="([^"]*)"/i.exec(disposition)?.[1] ?? null,
    type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? null,
    data: bytes.subarray(gap + 4),
  };
}
