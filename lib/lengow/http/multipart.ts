import { randomBytes } from "node:crypto";

export interface FilePart {
  name: string;
  fileName: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Quotes and line breaks would end the header or the name; browsers escape them just so. */
function escaped(name: string): string {
  return name.replace(/\r?\n|\r/g, "%0D%0A").replaceAll('"', "%22");
}

/** A multipart/form-data body of text fields and one file, whole in memory so that it leaves in one write. */
export function multipart(
  fields: Record<string, string | undefined>,
  file: FilePart,
): { bytes: Buffer; contentType: string } {
  const boundary = `lengow-${randomBytes(18).toString("hex")}`;
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    parts.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`),
    );
  }
  const disposition = `form-data; name="${escaped(file.name)}"; filename="${escaped(file.fileName)}"`;
  parts.push(
    Buffer.from(`--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${file.contentType}\r\n\r\n`),
  );
  parts.push(file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`));
  return { bytes: Buffer.concat(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}
