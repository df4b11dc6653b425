import { describe, expect, it } from "vitest";
import { appStateFromRefusal, appStateFromReport } from "./app-state";
import { invoiceDeadline, urgencyOf } from "./deadline";
import { readFigure, readRate, sameAmount, shareOf, writeFigure } from "./decimals";
import { nextStepFor } from "./processing-error";
import { repairText } from "./repair-text";
import { dateOrderOf, readReportDate } from "./report-date";
import { rejectionIn, reportState } from "./status";

describe("the deadline of an invoice", () => {
  it.each([
    // A Friday: Monday night, in winter and in summer.
    ["amazon_de", "2026-11-20T14:00:00Z", "2026-11-23T22:59:00.000Z"],
    ["amazon_de", "2026-07-10T14:00:00Z", "2026-07-13T21:59:00.000Z"],
    // Late on Thursday in Berlin is already Friday: the zone of the store decides, not UTC.
    ["amazon_de", "2026-11-19T23:30:00Z", "2026-11-23T22:59:00.000Z"],
    ["amazon_uk", "2026-11-19T23:30:00Z", "2026-11-20T23:59:00.000Z"],
    // Saturday and Sunday.
    ["amazon_fr", "2026-11-21T09:00:00Z", "2026-11-23T22:59:00.000Z"],
    ["amazon_es", "2026-11-22T09:00:00Z", "2026-11-23T22:59:00.000Z"],
    // Summer time ends on 25 October 2026 and begins on 29 March 2026, both between dispatch and deadline.
    ["amazon_fr", "2026-10-23T10:00:00Z", "2026-10-26T22:59:00.000Z"],
    ["amazon_it", "2026-03-27T10:00:00Z", "2026-03-30T21:59:00.000Z"],
    ["amazon_uk", "2026-03-27T10:00:00Z", "2026-03-30T22:59:00.000Z"],
    ["amazon_uk", "2026-10-23T10:00:00Z", "2026-10-26T23:59:00.000Z"],
    // Over the turn of the year; New Year's Day is no holiday here, which is stricter, never later.
    ["amazon_nl", "2026-12-31T10:00:00Z", "2027-01-01T22:59:00.000Z"],
    ["amazon_pl", "2026-11-18T10:00:00Z", "2026-11-19T22:59:00.000Z"],
    ["amazon_mars", "2026-11-18T10:00:00Z", "2026-11-19T23:59:00.000Z"],
  ])("in %s for a dispatch at %s is %s", (store, shipped, deadline) => {
    expect(invoiceDeadline(shipped, store).at).toBe(deadline);
  });

  it("is kept through its whole last minute, and pressing on its own day", () => {
    const deadline = invoiceDeadline("2026-11-20T14:00:00Z", "amazon_de");
    const at = (text: string) => urgencyOf(deadline, Date.parse(text));
    expect(at("2026-11-22T22:59:59Z")).toBe("later");
    expect(at("2026-11-22T23:00:00Z")).toBe("today");
    expect(at("2026-11-23T22:59:59Z")).toBe("today");
    expect(at("2026-11-23T23:00:00Z")).toBe("overdue");
  });
});

describe("a date of the report", () => {
  it.each([
    ["2/20/2019 14:11", "2019-02-20T14:11:00.000Z"],
    ["20/2/2019 14:11", "2019-02-20T14:11:00.000Z"],
    ["2/13/2019 0:05", "2019-02-13T00:05:00.000Z"],
    ["13/2/2019 00:05:09", "2019-02-13T00:05:09.000Z"],
    ["02/03/2019", "2019-02-03T00:00:00.000Z"],
    ["2019-02-20T14:11:00Z", "2019-02-20T14:11:00.000Z"],
    ["2019-02-20 14:11", "2019-02-20T14:11:00.000Z"],
    ["2019-02-20T14:11:00+01:00", "2019-02-20T13:11:00.000Z"],
  ])("%j is %s", (text, at) => {
    expect(readReportDate(text, null)?.at).toBe(at);
  });

  it.each([
    "",
    "2/30/2019 14:11",
    "31/4/2019",
    "13/13/2019",
    "2/20/19 14:11",
    "2/20/2019 24:00",
    "2/20/2019 1:60",
    "x",
  ])("%j is none", (text) => {
    expect(readReportDate(text, null)).toBeNull();
  });

  it("is read in the zone of the setting, across both changes of the clock", () => {
    const berlin = (text: string) => readReportDate(text, "month-first", "Europe/Berlin")?.at;
    expect(berlin("7/1/2026 12:00")).toBe("2026-07-01T10:00:00.000Z");
    expect(berlin("3/29/2026 2:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(berlin("10/25/2026 2:30")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("does not decide an order that the report contradicts", () => {
    expect(dateOrderOf(["2/20/2019", "20/2/2019"])).toBeNull();
    expect(dateOrderOf(["1/2/2019", "2/3/2019"])).toBeNull();
  });
});

describe("a broken text", () => {
  it.each([
    ["f\u0081r", "für"],
    ["Caf\u0082", "Café"],
    ["l\u0092eau", "l’eau"],
    ["5 \u0080", "5 €"],
    ["fÃ¼r Ã\u0096l", "für Öl"],
    ["â‚¬ 5", "€ 5"],
    ["für", "für"],
    ["Ã la carte", "Ã la carte"],
    ["日本", "日本"],
    ["plain", "plain"],
  ])("%j is shown as %j", (raw, shown) => {
    expect(repairText(raw)).toBe(shown);
  });
});

describe("a status", () => {
  it.each([
    ["InvoicePending", "", "invoice", "to_invoice"],
    ["InvoicePending", "Invoice is due. Shipment has been dispatched.", "invoice", "to_invoice"],
    ["CreditNotePending", "Credit Note is due. Return has been accepted.", "credit_note", "to_credit"],
    ["InvoicePending", "79503: The uploaded file is not a PDF.", "invoice", "rejected"],
    ["InvoicePending", "Something new went wrong (79999)", "invoice", "rejected"],
    ["InvoicePending", "TotalAmount does not match", "invoice", "rejected"],
    ["InvoicePending", "Shipment 302-7951312-1", "invoice", "to_invoice"],
    ["InvoiceProcessing", "", "invoice", "verifying"],
    ["CreditNoteProcessing", "", "credit_note", "verifying"],
    ["InvoiceUploaded", "", "invoice", "done"],
    ["InvoiceRejected", "", "invoice", "rejected"],
    ["InvoiceUnderReview", "", "invoice", "unknown"],
    ["", "", "invoice", "unknown"],
  ] as const)("%j with %j is %s %s", (status, description, kind, state) => {
    expect(reportState(status, description, kind)).toBe(state);
  });

  it("keeps a rejection's words, and its code where there is one", () => {
    expect(rejectionIn("Error 79525 happened")).toEqual({ code: "79525", text: "Error 79525 happened" });
    expect(rejectionIn("Amount does not match")).toEqual({ code: null, text: "Amount does not match" });
    expect([nextStepFor("79525"), nextStepFor("79999"), nextStepFor(null)]).toEqual(["change_setting", null, null]);
  });
});

describe("amounts", () => {
  it("are compared to the cent, whatever their spelling and sign", () => {
    expect(sameAmount("23.8", "23.80")).toBe(true);
    expect(sameAmount("-19.17", "19.17")).toBe(true);
    expect(sameAmount("19.17", "19.18")).toBe(false);
    expect(sameAmount("", "0.00")).toBe(false);
    expect(writeFigure(readFigure("0.105") ?? 0n)).toBe("0.11");
    expect(writeFigure(readFigure("-0.004") ?? 1n)).toBe("0.00");
    expect([readFigure("1e5"), readFigure("12,5"), readFigure("")]).toEqual([null, null, 0n]);
    expect([readRate("0.190"), readRate(""), readRate("1")]).toEqual(["0.19", null, "1"]);
    expect([shareOf(1, 3), shareOf(0, 5), shareOf(5, 5), shareOf(0, 0)]).toEqual(["0.3333", "0.0000", "1.0000", null]);
  });
});

describe("the app of a store", () => {
  it("is told by Lengow's refusal or by the report", () => {
    expect(appStateFromRefusal(400, "The Amazon VCS app is not active")).toBe("not_activated");
    expect(appStateFromRefusal(400, "Seller is not enrolled in VCS")).toBe("not_enrolled");
    expect(appStateFromRefusal(500, "The app is not active")).toBeNull();
    expect(appStateFromRefusal(400, "marketplace is required")).toBeNull();
    expect(appStateFromReport([], false)).toBe("not_enrolled");
    expect(appStateFromReport([], true)).toBe("ready");
    expect(appStateFromReport([{ is_amazon_invoiced: true }], true)).toBe("amazon_invoices");
    expect(appStateFromReport([{ is_amazon_invoiced: true }, { is_amazon_invoiced: false }], true)).toBe("ready");
  });
});
