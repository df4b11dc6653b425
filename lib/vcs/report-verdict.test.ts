import { expect, it } from "vitest";
import { reportVerdict, type SentUpload } from "./report-verdict";

const DUE = "Invoice is due.";
const NO = "79503: The uploaded file is not a PDF.";
const FRESH: SentUpload = {
  before: { status: "InvoicePending", description: DUE },
  invoiceNumber: "F-1",
  isReceived: true,
  seenProcessing: false,
  absentReads: 0,
  isOld: false,
};
const pending = {
  state: "to_invoice",
  status: "InvoicePending",
  status_description: DUE,
  invoice_number: "",
  rejection: null,
} as const;
const rejected = {
  ...pending,
  state: "rejected",
  status_description: NO,
  rejection: { code: "79503", text: NO },
} as const;
const AGAIN = { before: { status: "InvoicePending", description: NO } };

it.each<[string, Partial<SentUpload>, Parameters<typeof reportVerdict>[1], string]>([
  ["nothing has changed yet", {}, pending, "wait"],
  ["nothing has changed for a day", { isOld: true }, pending, "absent"],
  ["Amazon is at work", {}, { ...pending, state: "verifying", status: "InvoiceProcessing" }, "processing"],
  ["Amazon says so", {}, { ...pending, state: "done", status: "InvoiceUploaded" }, "done"],
  ["one report left it out", { absentReads: 1 }, null, "wait"],
  ["two reports left it out", { absentReads: 2 }, null, "done"],
  ["it left the report after Amazon began", { seenProcessing: true, absentReads: 1 }, null, "done"],
  ["a rejection that is new", {}, rejected, "refused"],
  ["a rejection that stood there before", AGAIN, rejected, "wait"],
  ["the same rejection after Amazon was at work", { ...AGAIN, seenProcessing: true }, rejected, "refused"],
  ["the same rejection a day later, known to have arrived", { ...AGAIN, isOld: true }, rejected, "refused"],
  [
    "the same rejection a day later, and nobody knows whether it arrived",
    { ...AGAIN, isOld: true, isReceived: false },
    rejected,
    "absent",
  ],
  ["asked for again after Amazon was at work", { seenProcessing: true }, pending, "refused"],
  ["a status nobody knows", {}, { ...pending, state: "unknown", status: "InvoiceUnderReview" }, "wait"],
  [
    "a status nobody knows, with our number",
    {},
    { ...pending, state: "unknown", status: "X", invoice_number: "F-1" },
    "processing",
  ],
])("%s: %s", (_name, change, found, kind) => {
  expect(reportVerdict({ ...FRESH, ...change }, found).kind).toBe(kind);
});

it("keeps Amazon's code and words", () => {
  expect(reportVerdict(FRESH, rejected)).toEqual({ kind: "refused", code: "79503", text: NO });
});
