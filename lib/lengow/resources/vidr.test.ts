import { describe, expect, it } from "vitest";
import { benches, failureOf, SCREEN } from "../testing/harness";
import { json, raw } from "../testing/scripted-lengow";

const bench = benches();

describe("the VAT invoice report", () => {
  it("keeps every column as text, in Amazon's names", async () => {
    const row = {
      "order-id": "302-1",
      "item-vat-rate": "0.19",
      "quantity-purchased": 2,
      "is-business-order": true,
      asin: null,
      "x\u0000": "a\u0085b",
    };
    const { server, client } = await bench(
      json(200, { account_id: 1, marketplace: "amazon_de", data: [row, null, "x"] }),
    );
    const report = await client.vidr.list(
      "amazon_de",
      { marketplaceOrderId: "302-1", invoicingStatus: "InvoicePending" },
      SCREEN,
    );
    expect(report.rows).toEqual([
      {
        "order-id": "302-1",
        "item-vat-rate": "0.19",
        "quantity-purchased": "2",
        "is-business-order": "true",
        asin: "",
        x: "a\u0085b",
      },
    ]);
    expect(report.unreadableRows).toBe(2);
    expect(Object.fromEntries(server.calls()[0]?.query ?? [])).toEqual({
      account_id: "1",
      marketplace: "amazon_de",
      marketplace_order_id: "302-1",
      invoicing_status: "InvoicePending",
    });
  });

  it("says why there is none", async () => {
    const refused = await bench(json(400, { error: { code: 400, message: "App not active" } }));
    expect(await failureOf(refused.client.vidr.list("fnac", {}, SCREEN))).toMatchObject({
      kind: "rejected",
      displayMessage: "App not active",
    });
    const odd = await bench(raw(200, '{"data": {}}'));
    expect(await failureOf(odd.client.vidr.list("amazon_de", {}, SCREEN))).toMatchObject({ kind: "contract" });
  });
});
