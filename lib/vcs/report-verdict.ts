import type { VidrDocument } from "./document";

/** What a report that was read after the sending says of an upload. */
export type ReportVerdict =
  | { kind: "done"; reason: "left_report" | "report_says_done" }
  | { kind: "refused"; code: string | null; text: string }
  /** Amazon has it and has not decided. */
  | { kind: "processing" }
  /** Long enough looked, and Amazon still asks as if nothing had come. */
  | { kind: "absent" }
  | { kind: "wait" };

export interface SentUpload {
  /** The document's own words in the report just before sending. */
  before: { status: string; description: string };
  invoiceNumber: string;
  /** Lengow said that it has it; else nobody knows whether anything arrived. */
  isReceived: boolean;
  /** An earlier report showed that Amazon was working on it. */
  seenProcessing: boolean;
  /** Whole reports in a row, all read after the sending, that no longer name the document. */
  absentReads: number;
  /** True when Amazon must have renewed its report since the sending: it does at least twice a day (API.md §17). */
  isOld: boolean;
}

type Found = Pick<VidrDocument, "state" | "status" | "status_description" | "invoice_number" | "rejection">;

function ofMissing({ seenProcessing, absentReads }: SentUpload): ReportVerdict {
  // One report without it may be a report cut short; two, or one after Amazon began, are not.
  return seenProcessing || absentReads >= 2 ? { kind: "done", reason: "left_report" } : { kind: "wait" };
}

/**
 * Amazon's verdict on an upload, read from its report (API.md §17, §18). The words that stood there before the sending prove nothing for a
 * while: a rejection counts once it is new, once Amazon was seen at work, or once the report must have been renewed.
 */
export function reportVerdict(upload: SentUpload, found: Found | null): ReportVerdict {
  if (found === null) return ofMissing(upload);
  if (found.state === "done") return { kind: "done", reason: "report_says_done" };
  if (found.state === "verifying") return { kind: "processing" };
  const { seenProcessing, isReceived, isOld, before } = upload;
  if (found.state === "rejected") {
    const isNew = found.status_description !== before.description || found.status !== before.status;
    if (!isNew && !seenProcessing) {
      if (!isOld) return { kind: "wait" };
      // The old words prove a second no only for what is known to have arrived.
      if (!isReceived) return { kind: "absent" };
    }
    return { kind: "refused", code: found.rejection?.code ?? null, text: found.rejection?.text ?? found.status };
  }
  if (found.state === "unknown") {
    const isOurs = found.invoice_number !== "" && found.invoice_number === upload.invoiceNumber;
    return isOurs ? { kind: "processing" } : { kind: "wait" };
  }
  if (seenProcessing) return { kind: "refused", code: null, text: found.status_description };
  return isOld ? { kind: "absent" } : { kind: "wait" };
}
