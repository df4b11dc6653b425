import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallPdf } from "../routes/get-document";
import type { Sandbox } from "../server";
import { openSandbox, signIn, type TestClient } from "../test-client";
import { VIDR_COLUMNS } from "./columns";
import { sumOf } from "./judge";

type Row = Record<string, string>;
interface Report {
  account_id: number;
  marketplace: string;
  data: Row[];
}

const SITES = ["amazon_fr", "amazon_de", "amazon_uk", "amazon_it", "amazon_es"];
let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 900 }));
  await client.control("settings", { documentPaceMs: 0 });
});
afterAll(() => sandbox.close());

async function report(marketplace: string, filters: Record<string, string> = {}): Promise<Row[]> {
  const query = new URLSearchParams({ account_id: "101", marketplace, ...filters });
  const { body } = await client.call<Report>(`/v3.0/apps/amazon-vcs/vidr/?${query}`);
  return body.data;
}

async function everyRow(): Promise<(Row & { marketplace: string })[]> {
  const lists = await Promise.all(
    SITES.map(async (marketplace) => (await report(marketplace)).map((row) => ({ ...row, marketplace }))),
  );
  return lists.flat() as (Row & { marketplace: string })[];
}

const PDF = smallPdf("Invoice");

function upload(fields: Record<string, string>, file: Buffer | null = PDF, part = "upload") {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set(part, new Blob([new Uint8Array(file)], { type: "application/pdf" }), "invoice.pdf");
  return client.call<Record<string, unknown>>("/v3.0/document/", { method: "POST", body: form });
}

const used = new Set<string>();

/** A pending document that nobody touched yet, with all its rows. */
async function pending(status = "InvoicePending", amazonInvoiced = "FALSE") {
  const rows = await everyRow();
  const first = rows.find(
    (row) =>
      row["invoice-status"] === status &&
      row["invoice-status-description"]!.includes("is due") &&
      row["is-amazon-invoiced"] === amazonInvoiced &&
      !used.has(row["order-id"]!),
  );
  if (!first) throw new Error(`no row ${status} ${amazonInvoiced}`);
  used.add(first["order-id"]!);
  const same = rows.filter(
    (row) => row["shipping-id"] === first["shipping-id"] && row["transaction-id"] === first["transaction-id"],
  );
  const entries = same.map((row) => ({ marketplace: first.marketplace, row }));
  const base = { account_id: "101", marketplace: first.marketplace, order_id: first["order-id"]! };
  return {
    first,
    base,
    total: sumOf(entries, "vat-incl-amount").toFixed(2),
    vat: sumOf(entries, "vat-amount").toFixed(2),
  };
}

const rowsOf = async (base: { marketplace: string; order_id: string }) =>
  report(base.marketplace, { marketplace_order_id: base.order_id });

describe("the report", () => {
  it("has 86 text columns in the documented order", async () => {
    const rows = await report("amazon_fr");
    expect(VIDR_COLUMNS).toHaveLength(86);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(VIDR_COLUMNS);
      expect(Object.values(row).every((value) => typeof value === "string")).toBe(true);
    }
  });

  it("writes dates, flags and amounts as Amazon does, credits negative", async () => {
    for (const row of await everyRow()) {
      expect(row["shipment-date"]).toMatch(/^\d{1,2}\/\d{1,2}\/\d{4} \d\d:\d\d$/);
      expect(["TRUE", "FALSE"]).toContain(row["is-business-order"]);
      const amount = Number(row["item-vat-incl-amount"]);
      expect(row["transaction-type"] === "SHIPMENT" ? amount > 0 : amount < 0).toBe(true);
      expect(Number(row["item-vat-rate"])).toBeLessThan(1);
    }
  });

  it("holds shipments, returns and refunds in every stage", async () => {
    const rows = await everyRow();
    const stages = new Set(rows.map((row) => row["invoice-status"]));
    expect([...stages].sort()).toEqual([
      "CreditNotePending",
      "CreditNoteProcessing",
      "InvoicePending",
      "InvoiceProcessing",
      "InvoiceUnderReview",
    ]);
    expect(new Set(rows.map((row) => row["transaction-type"]))).toEqual(new Set(["SHIPMENT", "RETURN", "REFUND"]));
    expect(rows.some((row) => row["invoice-status"] === "InvoicePending" && row["invoice-status-description"])).toBe(
      true,
    );
  });

  it("filters by order, line and status, and refuses what is not Amazon", async () => {
    const [row] = await report("amazon_fr");
    const { "order-id": order, "order-item-id": line, "invoice-status": status } = row!;
    const found = await report("amazon_fr", { marketplace_order_id: order!, line: line!, invoicing_status: status! });
    expect(found).toContainEqual(row);
    for (const query of ["account_id=101", "account_id=101&marketplace=cdiscount"]) {
      expect((await client.call(`/v3.0/apps/amazon-vcs/vidr/?${query}`)).status).toBe(400);
    }
  });
});

describe("an upload", () => {
  it("is processed after a minute and gone from the report when Amazon took it", async () => {
    const { base, total, vat } = await pending();
    const metadata = JSON.stringify({
      doc_type: "INVOICE",
      DocumentId: "F-1",
      TotalAmount: total,
      TotalVATAmount: vat,
    });
    const reply = await upload({ ...base, metadata });
    expect([reply.status, typeof reply.body.id]).toEqual([201, "number"]);
    await client.control("clock", { advanceSeconds: 61 });
    expect((await rowsOf(base)).map((row) => row["invoice-status"])).toContain("InvoiceProcessing");
    await client.control("clock", { advanceSeconds: 600 });
    expect((await rowsOf(base)).filter((row) => row["transaction-type"] === "SHIPMENT")).toEqual([]);
    const { documents } = await client.control<{ documents: Record<string, unknown>[] }>("truth?account=101");
    expect(documents.at(-1)).toMatchObject({ bytes: PDF.length, file_field: "upload", file_name: "invoice.pdf" });
    expect(documents.at(-1)!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes a credit note with its transaction, under the file name `file` too", async () => {
    const { base, first } = await pending("CreditNotePending");
    const metadata = JSON.stringify({
      doc_type: "CREDIT_NOTE",
      DocumentId: "C-1",
      TransactionId: first["transaction-id"],
    });
    expect((await upload({ ...base, metadata }, PDF, "file")).status).toBe(201);
    await client.control("clock", { settle: true });
    expect((await rowsOf(base)).filter((row) => row["transaction-id"] === first["transaction-id"])).toEqual([]);
  });

  const rules: [code: string, status: string, change: Record<string, string>, file?: Buffer, invoiced?: string][] = [
    ["79503", "InvoicePending", {}, Buffer.from("hello")],
    ["79531", "InvoicePending", { doc_type: "RECEIPT" }],
    ["79523", "InvoicePending", { MarketplaceId: "A1AAAAAAAAAAAA" }],
    ["79517", "InvoicePending", { ShippingId: "0" }],
    ["79513", "CreditNotePending", { doc_type: "CREDIT_NOTE" }],
    ["79513", "InvoicePending", { DocumentId: "F#1" }],
    ["79525", "InvoicePending", {}, undefined, "TRUE"],
    ["does not match", "InvoicePending", { TotalAmount: "0.01", TotalVATAmount: "0.00" }],
  ];
  it.each(rules)(
    "is rejected with %s in the report while %s",
    async (code, status, change, file = PDF, invoiced = "FALSE") => {
      const { base, first } = await pending(status, invoiced);
      const metadata = JSON.stringify({ doc_type: "INVOICE", DocumentId: "F-2", ...change });
      // 79517 looks for a shipping id that no row has; the description then stands on the order's rows.
      expect((await upload({ ...base, metadata }, file)).status).toBe(201);
      await client.control("clock", { settle: true });
      const rows = await rowsOf(base);
      const told = rows.filter((row) => row["invoice-status-description"]?.includes(code));
      expect(told.map((row) => row["order-id"])).toContain(first["order-id"]);
      expect(told.every((row) => row["invoice-status"]?.endsWith("Pending"))).toBe(true);
    },
  );

  it("is refused when it comes sooner than three seconds after the store's last, and told as Amazon's in the truth", async () => {
    const [first, second] = [await pending(), await pending()];
    const metadata = JSON.stringify({ doc_type: "INVOICE", DocumentId: "F-5" });
    await client.control("clock", { frozen: true });
    await client.control("settings", { documentPaceMs: 3_000 });
    await client.control("clock", { advanceSeconds: 3 });
    const marketplace = first.base.marketplace;
    const send = () => upload({ ...first.base, metadata });
    expect((await send()).status).toBe(201);
    const early = await send();
    expect([early.status, early.text.includes("every 3 seconds")]).toEqual([502, true]);
    const other = SITES.find((site) => site !== marketplace)!;
    expect((await upload({ ...second.base, marketplace: other, metadata })).status).toBe(201);
    await client.control("clock", { advanceSeconds: 3 });
    expect((await send()).status).toBe(201);
    await client.control("settings", { documentPaceMs: 0 });
    await client.control("clock", { frozen: false });
    const { documents } = await client.control<{ documents: { verdict: string | null }[] }>("truth?account=101");
    expect(documents.slice(-3).map(({ verdict }) => verdict)).toEqual([
      "accepted",
      second.base.marketplace === other ? "accepted" : expect.stringContaining("79523"),
      "accepted",
    ]);
  });

  it("is rejected for a single cent", async () => {
    const { base, total, vat } = await pending();
    const wrong = (Number(total) + 0.01).toFixed(2);
    const metadata = JSON.stringify({
      doc_type: "INVOICE",
      DocumentId: "F-4",
      TotalAmount: wrong,
      TotalVATAmount: vat,
    });
    expect((await upload({ ...base, metadata })).status).toBe(201);
    await client.control("clock", { settle: true });
    expect((await rowsOf(base)).map((row) => row["invoice-status-description"]).join()).toContain("does not match");
  });

  it("is refused at once without account, file, marketplace or the two keys of the VAT service", async () => {
    const { base } = await pending();
    const metadata = JSON.stringify({ doc_type: "INVOICE", DocumentId: "F-3" });
    const { account_id: _none, ...foreign } = base;
    expect((await upload({ ...foreign, metadata })).status).toBe(401);
    expect((await upload({ ...base, metadata }, null)).status).toBe(400);
    expect((await upload({ ...base, marketplace: "", metadata })).status).toBe(400);
    expect((await upload({ ...base, metadata: "{" })).status).toBe(400);
    expect((await upload(base)).body).toEqual({ error: { code: 502, message: expect.stringContaining("DocumentId") } });
  });
});

it("says 400 and 502 when the Amazon VCS app is not active", async () => {
  const other = await signIn(sandbox.url, "test-105");
  await other.control("seed", { account: 105, orders: 20, vcs: false });
  const reply = await other.call("/v3.0/apps/amazon-vcs/vidr/?account_id=105&marketplace=amazon_fr");
  expect([reply.status, reply.text.includes("not active")]).toEqual([400, true]);
});

it("serves documents that orders name, as PDF, and 404 for others", async () => {
  const orders = await client.everyOrder();
  const order = orders.find((candidate) => Array.isArray(candidate.documents) && candidate.documents.length > 0)!;
  const [item] = order.documents as (number | { id: number })[];
  const id = typeof item === "number" ? item : item!.id;
  const reply = await client.call(`/v3.0/document/${id}?account_id=101`);
  expect([reply.status, reply.headers.get("content-type"), reply.text.startsWith("%PDF-1.4")]).toEqual([
    200,
    "application/pdf",
    true,
  ]);
  expect(reply.headers.get("content-disposition")).toContain("attachment");
  expect((await client.call("/v3.0/document/1?account_id=101")).status).toBe(404);
});
