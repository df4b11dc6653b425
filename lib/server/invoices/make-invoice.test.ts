import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { isAppError } from "@/lib/server/errors";
import { TestClock, testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { getInvoiceSettings, saveInvoiceSettings } from "./invoice-settings";
import { issuedPdf, listIssued } from "./issued-invoices";
import { issueInvoice, previewInvoice } from "./make-invoice";
import { pdfThread } from "./pdf-thread";
import { readPdf } from "./testing/pdf-text";
import { documentsOf, IDENTITY, reportRow, sourcesOf } from "./testing/report";

const SHIPMENTS = Array.from({ length: 20 }, (_, at) => {
  const own = { "order-id": `306-8846120-${String(at).padStart(7, "0")}`, "shipping-id": `S${at}` };
  return reportRow({ ...own, "transaction-id": `S${at}` });
});
const RETURN = reportRow({
  "order-id": SHIPMENTS[0]?.["order-id"] ?? "",
  "shipping-id": "S0",
  "transaction-id": "amzn1:crow:abc",
  "transaction-type": "RETURN",
  "invoice-status": "CreditNotePending",
  "item-vat-incl-amount": "-178.8",
  "item-vat-amount": "-29.8",
  "item-vat-excl-amount": "-149",
});

describeOnDatabases("making invoices", (open) => {
  let db: Database;
  let ctx: ServiceContext;
  let admin: ServiceContext;
  const clock = new TestClock();
  const documents = documentsOf("amazon_fr", [...SHIPMENTS, RETURN]);
  const sources = sourcesOf(documents);
  const keys = documents.filter(({ document }) => document.kind === "invoice").map(({ document }) => document.key);
  const credit = documents.find(({ document }) => document.kind === "credit_note")?.document.key ?? "";
  const wish = (key: string) => ({ document_key: key });

  beforeAll(async () => {
    db = await open();
    ctx = testContext({ db, clock });
    admin = testContext({ db, role: "admin", clock });
    await db.query("insert into people (id, email, name) values ($1, 'admin@example.test', 'Admin')", [
      admin.person.id,
    ]);
  });
  beforeEach(async () => {
    await db.exec("alter table issued_invoices disable trigger user");
    await db.exec(
      "truncate issued_invoices, invoice_series, invoice_settings; alter table issued_invoices enable trigger user;",
    );
    await saveInvoiceSettings(admin, { identity: IDENTITY, confirmed: true });
  });
  afterAll(async () => {
    await pdfThread().close();
    await db.close();
  });

  const problemOf = async (work: Promise<unknown>): Promise<string | undefined> => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error !== null && !isAppError(error)) throw error;
    return error?.details?.find(({ field }) => field === "problem")?.message ?? error?.code;
  };

  // Twenty drawings one after the other, the first with the typefaces to read: seconds alone, a minute on a machine that does other things too.
  it("numbers twenty at once without a gap and without a double", async () => {
    const made = await Promise.all(keys.map((key) => issueInvoice(ctx, wish(key), sources)));
    const wanted = keys.map((_, at) => `FA-2026-${String(at + 1).padStart(5, "0")}`);
    expect(made.map(({ invoice }) => invoice.number).sort()).toEqual(wanted);
    expect(made.every(({ created }) => created)).toBe(true);
    expect((await getInvoiceSettings(ctx)).next?.invoice).toBe("FA-2026-00021");
  }, 240_000);

  it("gives one document one invoice, however many ask at the same moment", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => issueInvoice(ctx, wish(keys[0] ?? ""), sources)));
    expect(new Set(made.map(({ invoice }) => invoice.id)).size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    const [next] = [(await issueInvoice(ctx, wish(keys[1] ?? ""), sources)).invoice.number];
    expect(next).toBe("FA-2026-00002");
  });

  it("prints the number it took, and another's number in between leaves no gap", async () => {
    // As a second process would: it takes number 1 after ours was printed and before ours is stored.
    const first = issueInvoice(ctx, wish(keys[0] ?? ""), sources);
    await db.query(
      "insert into invoice_series (account_id, series, year, last) values (1, 'FA', 2026, 1) on conflict (account_id, series, year) do update set last = 1",
    );
    const { invoice } = await first;
    expect(invoice.number).toBe("FA-2026-00002");
    const { pdf } = await issuedPdf(ctx, invoice.id);
    expect((await readPdf(pdf)).text).toContain("FA-2026-00002");
  });

  it("uses no number when it fails", async () => {
    const strange = documentsOf("amazon_fr", [reportRow({ "buyer-company-name": "株式会社", "billing-name": "" })]);
    const key = strange[0]?.document.key ?? "";
    expect(await problemOf(issueInvoice(ctx, wish(key), sourcesOf(strange)))).toBe("missing_characters");
    expect((await issueInvoice(ctx, wish(keys[0] ?? ""), sources)).invoice.number).toBe("FA-2026-00001");
  });

  it("shows a preview that carries no number and says so", async () => {
    const { pdf } = await previewInvoice(ctx, wish(keys[0] ?? ""), sources);
    const { text } = await readPdf(pdf);
    expect(text).toContain("APERÇU");
    expect(text).toContain("attribué à l’émission");
    expect(text).not.toMatch(/FA-\d{4}/);
    expect(await listIssued(ctx)).toEqual([]);
  });

  it("is off until an administrator has confirmed exactly these settings", async () => {
    await saveInvoiceSettings(admin, { identity: { ...IDENTITY, city: "Villeurbanne" }, confirmed: false });
    expect(await problemOf(issueInvoice(ctx, wish(keys[0] ?? ""), sources))).toBe("not_confirmed");
    expect(await problemOf(saveInvoiceSettings(ctx, { identity: IDENTITY, confirmed: true }))).toBe("not_allowed");
    const audit = await db.query<{ verb: string }>(
      "select verb from audit where verb like 'invoice_settings%' order by at desc",
    );
    expect(audit.map(({ verb }) => verb)).toContain("invoice_settings.confirmed");
    expect(audit[0]?.verb).toBe("invoice_settings.changed");
  });

  it("names in a credit note the invoice it takes back, and asks when nobody knows it", async () => {
    expect(await problemOf(issueInvoice(ctx, wish(credit), sources))).toBe("original_unknown");
    const first = documents.find(({ document }) => document.shipping_id === "S0" && document.kind === "invoice");
    const original = await issueInvoice(ctx, wish(first?.document.key ?? ""), sources);
    const { invoice } = await issueInvoice(ctx, wish(credit), sources);
    expect(invoice).toMatchObject({ number: "AV-2026-00001", total: "178.80", vat: "29.80", kind: "credit_note" });
    const { text } = await readPdf((await issuedPdf(ctx, invoice.id)).pdf);
    expect(text).toContain(original.invoice.number);
    expect(text).toContain("178,80");
  });

  it("refuses a sale under a VAT number that nobody confirmed, and one that Amazon invoices", async () => {
    const other = documentsOf("amazon_fr", [
      reportRow({ "seller-vat-number": "PL1234567890" }),
      reportRow({ "shipping-id": "S9", "is-amazon-invoiced": "TRUE" }),
    ]);
    const problems = other.map(({ document }) => problemOf(previewInvoice(ctx, wish(document.key), sourcesOf(other))));
    expect(await Promise.all(problems)).toEqual(["seller_vat", "amazon_invoices"]);
  });

  it("never changes what was issued, and keeps it from those who may only look", async () => {
    const { invoice } = await issueInvoice(ctx, wish(keys[0] ?? ""), sources);
    await expect(db.query("update issued_invoices set number = 'x'")).rejects.toThrow(/never changed/);
    const viewer = testContext({ db, role: "viewer" });
    expect(await problemOf(issuedPdf(viewer, invoice.id))).toBe("not_allowed");
    const stranger = testContext({ db, accountId: 2 });
    expect(await problemOf(issuedPdf(stranger, invoice.id))).toBe("not_found");
  });
});
