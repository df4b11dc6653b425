import "server-only";
import type { UploadProblem } from "@/lib/contract/vcs";
import { AppError } from "../../errors";

/** What is said of each file that is not taken, and what to do (DESIGN §5: nothing was sent). */
const WORDS: Record<UploadProblem, string> = {
  empty_file: "The file is empty. Choose the invoice's PDF again.",
  not_a_pdf: "The file is not a PDF. Save the invoice as PDF and choose it again.",
  office_file:
    "The file is an Office document or an archive with another name. Save the invoice as PDF and choose it again.",
  truncated: "The PDF breaks off before its end. Save it again and choose it anew.",
  encrypted: "The PDF is protected with a password or encryption. Save it without protection: Amazon cannot read it.",
  active_content: "The PDF holds a script or an action that starts by itself. Print it to a new PDF and choose that.",
  embedded_file: "The PDF holds another file inside. Save the invoice without attachments.",
  too_complex: "The PDF is packed in a way that cannot be checked. Print it to a new PDF and choose that.",
  too_large: "The file is larger than 10 MB.",
  short_body: "The file did not arrive whole. Try again.",
  too_slow: "The file came too slowly and was given up. Try again with a better connection.",
  bad_form: "The upload was not understood.",
  amount_differs: "The amounts differ from Amazon's. Amazon refuses an invoice for a single cent.",
  wrong_type: "Amazon asks for the other kind of document here.",
  no_totals: "Amazon's report gives no readable amounts for this document, so nothing can be compared.",
  not_dispatched: "This order has not been dispatched yet; an invoice is due only after that.",
  amazon_invoices: "Amazon makes this invoice itself.",
  not_activated: "The Amazon VCS app is not active on the Lengow account.",
  not_enrolled: "The seller is not enrolled in Amazon's VAT Calculation Service for this store.",
  same_file: "The same file was uploaded before.",
  under_way: "An upload for this document is under way.",
  needs_person: "An earlier upload for this document needs a person's decision first.",
  already_done: "Amazon already has this document, and an invoice it has taken cannot be replaced.",
};

const BUSY: readonly UploadProblem[] = ["same_file", "under_way", "needs_person", "already_done"];

/** A refusal of an upload: its words, and its code under `problem` in the details. Nothing was sent and nothing recorded. */
export function uploadRefusal(
  problem: UploadProblem,
  options: { field?: string; message?: string; details?: { field: string; message: string }[] } = {},
): AppError {
  const { field = "file", message = WORDS[problem], details = [] } = options;
  const code = problem === "too_large" ? "too_large" : BUSY.includes(problem) ? "busy" : "bad_request";
  return new AppError(code, `${message} Nothing was sent.`, {
    details: [{ field, message }, { field: "problem", message: problem }, ...details],
  });
}
