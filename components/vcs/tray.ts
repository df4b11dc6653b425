import { FILE_PROBLEMS, INVOICE_NUMBER, type VcsDocument } from "@/lib/contract/vcs";
import { centsFromDecimal, decimalFromCents } from "@/lib/vcs/matching/amounts-in-text";
import type { Match } from "@/lib/vcs/matching/match-files";

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** What is wrong with the file itself: found here, or by the server when it was sent. */
export function fileProblem({ problem, failure }: TrayFile): FileProblem | null {
  return problem ?? FILE_PROBLEMS.find((one) => one === failure?.code) ?? null;
}

/** A file that was dropped, with everything known and decided about it. */
export interface TrayFile {
  id: string;
  /** One per file and wish: sending twice under it records once. */
  clientKey: string;
  blob: Blob;
  name: string;
  size: number;
  stage: "reading" | "read" | "sending" | "sent";
  problem: FileProblem | null;
  sha256: string;
  match: Match | null;
  /** Chosen by a person; counts over what was found. */
  chosen: string | null;
  /** As they will be sent; amounts in the reader's own spelling until then. */
  number: string;
  total: string;
  vat: string;
  /** Why sending failed: a code of `UPLOAD_PROBLEMS` or of the error, and its words. */
  failure: { code: string; message: string } | null;
  uploadId: string | null;
  corrects: string | null;
}

/** What a file waits for. In this order they stand in the list: what needs a person on top. */
export const TRAY_STANDS = [
  "bad",
  "none",
  "ask",
  "differs",
  "incomplete",
  "blocked",
  "ready",
  "reading",
  "sending",
  "sent",
] as const;
export type TrayStand = (typeof TRAY_STANDS)[number];

export interface TrayRow {
  file: TrayFile;
  stand: TrayStand;
  document: VcsDocument | null;
  /** Cents the PDF is off; null where it is not known. */
  off: { total: number | null; vat: number | null };
}

const unsigned = (text: string | undefined): string | null => text?.replace(/^-/, "") ?? null;

/** Amazon's amounts of a document without their signs. */
export function wantedAmounts(document: VcsDocument): { total: string | null; vat: string | null } {
  return { total: unsigned(document.total?.gross), vat: unsigned(document.total?.vat) };
}

function offOf(document: VcsDocument | null, file: TrayFile): TrayRow["off"] {
  const wanted = document ? wantedAmounts(document) : { total: null, vat: null };
  const off = (given: string, amount: string | null) => {
    const [ours, theirs] = [centsFromDecimal(given), centsFromDecimal(amount)];
    return ours === null || theirs === null ? null : ours - theirs;
  };
  return { total: off(file.total, wanted.total), vat: off(file.vat, wanted.vat) };
}

function standOf(file: TrayFile, key: string | null, document: VcsDocument | null, off: TrayRow["off"]): TrayStand {
  if (file.stage === "sent" || file.stage === "sending") return file.stage;
  if (fileProblem(file) !== null) return "bad";
  if (file.stage === "reading" || file.match === null) return "reading";
  const { outcome } = file.match;
  // The same file once more is no question.
  if (file.chosen === null && outcome.kind === "none" && outcome.reason === "same_file") return "bad";
  if (key === null || document === null) return outcome.kind === "ask" ? "ask" : "none";
  if (document.blocked !== null && !(document.blocked === "done" && file.corrects)) return "blocked";
  if ((off.total !== null && off.total !== 0) || (off.vat !== null && off.vat !== 0)) return "differs";
  if (off.total === null || off.vat === null || !INVOICE_NUMBER.test(file.number.trim())) return "incomplete";
  return "ready";
}

/** Rows of the list, those that need a person on top, each kind in the order in which it came. */
export function trayRows(
  files: readonly TrayFile[],
  matches: ReadonlyMap<string, Match>,
  documents: ReadonlyMap<string, VcsDocument>,
): TrayRow[] {
  const rows = files.map((file): TrayRow => {
    const match = matches.get(file.id) ?? file.match;
    const found = match?.outcome.kind === "matched" ? match.outcome.key : null;
    const key = file.chosen ?? found;
    const document = key === null ? null : (documents.get(key) ?? null);
    const off = offOf(document, file);
    const shown = { ...file, match };
    return { file: shown, stand: standOf(shown, key, document, off), document, off };
  });
  const rank = (row: TrayRow) => TRAY_STANDS.indexOf(row.stand);
  return rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => rank(a.row) - rank(b.row) || a.at - b.at)
    .map(({ row }) => row);
}

/** Amounts as `POST /vcs/uploads` takes them. */
export function sentAmounts(file: TrayFile): { total: string; vat: string } {
  const write = (text: string) => decimalFromCents(centsFromDecimal(text) ?? 0);
  return { total: write(file.total), vat: write(file.vat) };
}

/** How many of each stand. */
export function trayCounts(rows: readonly TrayRow[]): Record<TrayStand, number> {
  const counts = Object.fromEntries(TRAY_STANDS.map((stand) => [stand, 0])) as Record<TrayStand, number>;
  for (const { stand } of rows) counts[stand] += 1;
  return counts;
}
