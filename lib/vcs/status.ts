import type { DocumentKind, DocumentState } from "./document-state";

/** What Amazon says when it does not say no: why a document is due (API.md §17, seen in reports). */
const DUE = /\b(?:is|are) due\b|\bhas been (?:dispatched|shipped|accepted|issued)\b|\bawaiting\b/i;
const CODE = /(?<!\d)(79\d{3})(?!\d)/;
const NO =
  /reject|error|invalid|not valid|not a pdf|missing|does not match|do not match|mismatch|fail|refus|declin|will generate/i;

export interface Rejection {
  code: string | null;
  text: string;
}

/** A rejection in the words of the report; null when the description is none. A code of Amazon's always is one (API.md §18). */
export function rejectionIn(description: string): Rejection | null {
  const text = description.trim();
  if (text === "") return null;
  const code = CODE.exec(text)?.[1] ?? null;
  if (code !== null) return { code, text };
  return NO.test(text) && !DUE.test(text) ? { code: null, text } : null;
}

/** Amazon's status with what we make of it. The list is open: "Pending" in the name is work to do (API.md §17). */
export function reportState(status: string, description: string, kind: DocumentKind): DocumentState {
  const word = status.toLowerCase().replace(/[^a-z]/g, "");
  if (/reject|fail|error|declin/.test(word)) return "rejected";
  if (word.includes("pending")) {
    if (rejectionIn(description)) return "rejected";
    return kind === "credit_note" ? "to_credit" : "to_invoice";
  }
  if (/processing|verifying|submitted|inprogress/.test(word)) return "verifying";
  if (/uploaded|accepted|completed?$|done|generated|invoiced|issued/.test(word)) return "done";
  return "unknown";
}

/** True while Amazon still asks for the document. */
export function isPending(status: string): boolean {
  return /pending|reject|fail|error/i.test(status);
}
