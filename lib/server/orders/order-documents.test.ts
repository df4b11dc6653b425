import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  GET as list,
  POST as submit,
} from "@/app/api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents/route";
import type { ErrorEnvelope } from "@/lib/contract/error-envelope";
import type { OrderDocuments } from "@/lib/contract/order-documents";
import type { Upload } from "@/lib/contract/vcs";
import { smallPdf } from "@/lib/sandbox/routes/get-document";
import { InvoiceDesk } from "@/lib/server/documents/testing/invoice-desk";

let desk: InvoiceDesk;
let order: { marketplace: string; orderId: string };

beforeAll(async () => {
  desk = await InvoiceDesk.open(160);
  const page = await desk.sandbox
    .client(160)
    .orders.list(
      { marketplace: "decathlon_fr", marketplaceOrderDateFrom: "2020-01-01T00:00:00Z", pageSize: 1 },
      { lane: "screen", requestId: "test" },
    );
  const [first] = page.orders;
  order = { marketplace: "decathlon_fr", orderId: first?.marketplace_order_id ?? "" };
});
afterAll(() => desk.close());

const FIELDS = {
  document_number: "F-1",
  issue_date: "2026-11-21",
  due_date: "2026-12-21",
  total_amount_excluding_taxes: "100.00",
  total_tax_amount: "20.00",
};

async function send(fields: Record<string, string>, pdf: Uint8Array, at = order) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new Blob([new Uint8Array(pdf)], { type: "application/pdf" }), "Rechnung.pdf");
  const answer = await desk.request(submit, at, { method: "POST", body });
  return { status: answer.status, body: (await answer.json()) as Upload & ErrorEnvelope };
}
const wish = (changes: Record<string, string> = {}) => ({ ...FIELDS, client_key: randomUUID(), ...changes });
const listed = async (at = order) => (await (await desk.request(list, at)).json()) as OrderDocuments;

describe("LA-83 · LA-91 · an invoice for an order of a marketplace that takes them", () => {
  it("leaves once, with the bytes and with what the marketplace asks for beside them", async () => {
    const pdf = smallPdf("an invoice of Decathlon");
    const fields = wish();
    const first = await send(fields, pdf);
    expect([first.status, first.body.state]).toEqual([202, "ready"]);
    const again = await send(fields, pdf);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    await desk.sendAll();
    const sha256 = createHash("sha256").update(pdf).digest("hex");
    const sent = (await desk.truth()).filter((one) => one.sha256 === sha256);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.fields).toMatchObject({ marketplace: order.marketplace, order_id: order.orderId });
    expect(JSON.parse(sent[0]?.fields.metadata ?? "")).toEqual({
      document_number: "F-1",
      issue_date: "2026-11-21T00:00:00Z",
      due_date: "2026-12-21T00:00:00Z",
      total_amount_excluding_taxes: "100.00",
      total_tax_amount: "20.00",
    });
    const { uploadable, uploads } = await listed();
    expect([uploadable, uploads.map(({ id }) => id)]).toEqual([true, [first.body.id]]);
  });

  it.each([
    ["a PDF that is none", wish(), Buffer.from("not a pdf")],
    ["an amount of three decimals", wish({ total_tax_amount: "1.234" }), smallPdf("a")],
    ["a day that does not exist", wish({ issue_date: "2026-02-30" }), smallPdf("b")],
    ["a field nobody knows", wish({ account_id: "2" }), smallPdf("c")],
  ])("%s is refused with words, and nothing is kept", async (_name, fields, pdf) => {
    const before = (await listed()).uploads.length;
    const { status, body } = await send(fields, pdf);
    expect([status, body.error.sent]).toEqual([400, "no"]);
    expect((await listed()).uploads).toHaveLength(before);
    const orphans = await desk.container.db.query(
      "select id from document_blobs b where not exists (select 1 from documents d where d.blob_id = b.id)",
    );
    expect(orphans).toEqual([]);
  });

  it("is not taken for a marketplace that does not, for an order that is not there, or from a viewer", async () => {
    const amazon = { ...order, marketplace: "amazon_fr" };
    expect((await send(wish(), smallPdf("d"), amazon)).status).toBe(400);
    expect((await listed(amazon)).uploadable).toBe(false);
    expect((await send(wish(), smallPdf("e"), { ...order, orderId: "no-such" })).status).toBe(404);
    await desk.as("viewer", async () => {
      expect((await send(wish(), smallPdf("f"))).status).toBe(403);
      expect((await listed()).uploadable).toBe(false);
    });
    const stranger = await desk.as("operator", () => send(wish(), smallPdf("g")), 161);
    expect(stranger.status).toBe(404);
  });
});
