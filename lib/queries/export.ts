import { EXPORT_HEADERS } from "@/lib/contract/export";
import { INCOMPLETE_MARK } from "@/lib/domain/export-columns";
import { apiStream } from "./api-fetch";

/** What is exported and how: members of `lib/contract/export.ts` as text; `text` holds words to look for, which stand in no address. */
export interface ExportWish {
  query: string;
  text: string | null;
  form: Record<string, string>;
}

export interface ExportProgress {
  /** Name of this export in the audit log. */
  id: string;
  rows: number;
  /** How many orders are expected. */
  count: number;
  source: string;
}

export interface ExportedFile extends ExportProgress {
  blob: Blob;
  name: string;
  /** What the file's last line says when rows may be missing. */
  incomplete: string | null;
}

const NEW_LINE = 10;
/** Longer than the last line can be. */
const TAIL = 400;

function wishUrl(accountId: number, { query, text, form }: ExportWish): [url: string, body: unknown] {
  const members = new URLSearchParams(query);
  for (const name of ["page", "page_size", "fresh", "meta"]) members.delete(name);
  for (const [name, value] of Object.entries(form)) members.set(name, value);
  const address = `/api/accounts/${accountId}/export`;
  return text === null ? [`${address}?${members}`, null] : [address, { ...Object.fromEntries(members), text }];
}

function fileName(response: Response): string {
  return /filename="([\w.+-]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "orders.csv";
}

function newLines(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte === NEW_LINE) found += 1;
  return found;
}

/** The last line of the file when it says that rows may be missing. */
async function incompleteWords(blob: Blob): Promise<string | null> {
  const tail = await blob.slice(Math.max(0, blob.size - TAIL)).text();
  const last = tail.trimEnd().split("\r\n").at(-1) ?? "";
  return last.startsWith(INCOMPLETE_MARK) ? last.slice(INCOMPLETE_MARK.length).trim() : null;
}

/**
 * Takes orders away as one file. A line is a row (the server sees to that), so the lines that have come are the progress.
 * @throws ApiError; and whatever breaks when the connection does: then there is no file
 */
export async function exportOrders(
  accountId: number,
  wish: ExportWish,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: ExportProgress) => void },
): Promise<ExportedFile> {
  const [url, body] = wishUrl(accountId, wish);
  const response = await apiStream(url, body, signal);
  const header = (name: string) => response.headers.get(name) ?? "";
  const known = {
    id: header(EXPORT_HEADERS.id),
    count: Number(header(EXPORT_HEADERS.count)) || 0,
    source: header(EXPORT_HEADERS.source),
  };
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    lines += newLines(value);
    onProgress({ ...known, rows: Math.max(0, lines - 1) });
  }
  const blob = new Blob(chunks, { type: "text/csv;charset=utf-8" });
  const incomplete = await incompleteWords(blob);
  const rows = Math.max(0, lines - 1 - (incomplete === null ? 0 : 1));
  return { ...known, rows, blob, name: fileName(response), incomplete };
}
