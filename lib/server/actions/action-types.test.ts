import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FormField, FormModel } from "@/lib/grammar";
import { Shop } from "./testing/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open(102);
});
afterAll(() => shop.close());

const MANDATORY: Record<FormField["kind"], string | number | boolean> = {
  line: "",
  choice: "",
  suggest: "DHL",
  text: "A1",
  money: "1.00",
  quantity: 1,
  number: 1,
  boolean: true,
  date: "2026-12-01T10:00:00+01:00",
  unknown: "x",
};

/** Fills every required field of a form as a person would who knows nothing but the form. */
function filled(form: FormModel): Record<string, string | number | boolean> {
  const required = form.fields.filter((field) => field.required && field.visible && field.name !== form.line_argument);
  return Object.fromEntries(required.map((field) => [field.name, field.values?.[0]?.code ?? valueFor(field)]));
}

/** Many orders were sent free of charge: of their shipping nothing can be refunded. */
function valueFor({ name, kind }: FormField): string | number | boolean {
  return kind === "money" && name.includes("shipping") ? "0.00" : MANDATORY[kind];
}

const TYPES = [
  ["accept", "fnac", "waiting_acceptance"],
  ["refuse", "fnac", "waiting_acceptance"],
  ["ship", "zalando", "waiting_shipment"],
  ["cancel", "amazon_fr", "waiting_shipment"],
  ["refund", "amazon_fr", "shipped"],
  ["set_delivery_date", "elcorteingles_es", "shipped"],
  ["pickup_ready", "ebay_fr", "pickup_to_prepare"],
  ["pickup_complete", "ebay_fr", "to_pickup"],
  ["pickup_cancel", "ebay_fr", "pickup_to_prepare"],
  ["pickup_refund", "ebay_fr", "pickup_completed"],
] as const;

describe("an action type no code of ours knows by name", () => {
  it.each(TYPES)(
    "%s: its form opens from metadata alone, is filled, recorded and sent as it was filled",
    async (type, marketplace, status) => {
      const order = await shop.order(marketplace, status);
      const { body: form } = await shop.form(order, type);
      expect(form.offered, JSON.stringify(form.reason)).toBe(true);
      const args = filled(form);
      const lines = form.one_action_per_line ? order.lines.slice(0, 1) : undefined;
      const recorded = await shop.record(order, { type, args, ...(lines ? { lines } : {}) });
      expect(recorded.status, JSON.stringify(recorded.body)).toBe(202);
      await shop.sendAll();
      const [sent, ...more] = await shop.truth(order);
      expect(more).toEqual([]);
      expect(sent?.action_type).toBe(type);
      for (const [name, value] of Object.entries(args)) expect(String(sent?.args[name])).toBe(String(value));
      expect(await shop.state(recorded.body.intents[0]?.id ?? "")).toBe("accepted");
    },
  );

  it.each(["set_eligible_shipping_methods", "buy_shipment_label"])(
    "%s: the marketplace allows it in no status, so it is not offered, with the reason",
    async (type) => {
      const order = await shop.order("amazon_fr", "waiting_shipment");
      const { status, body } = await shop.form(order, type);
      expect([status, body.offered, body.reason?.code]).toEqual([200, false, "status_empty"]);
      expect((await shop.record(order, { type })).status).toBe(400);
    },
  );

  it("partial_cancel: one that this marketplace does not have is not offered, with the reason", async () => {
    const order = await shop.order("amazon_fr", "waiting_shipment");
    expect((await shop.form(order, "partial_cancel")).body).toMatchObject({
      offered: false,
      reason: { code: "action_unknown" },
    });
  });

  it("a refund is held five minutes, guarded to the cent, and counts what others on the way will take", async () => {
    const order = await shop.order("amazon_fr", "shipped");
    const { body: form } = await shop.form(order, "refund");
    const [line] = order.lines;
    const lineFields = order.fields.packages
      .flatMap((parcel) => parcel.cart)
      .find((row) => row.marketplace_order_line_id === line);
    const paid = Number(lineFields?.original_amount ?? lineFields?.amount);
    const args = {
      ...filled(form),
      refund_taxes: "0.00",
      refund_shipping_price: "0.00",
      refund_shipping_taxes: "0.00",
    };
    const tooMuch = await shop.record(order, {
      type: "refund",
      lines: [line],
      args: { ...args, refund_price: (paid + 0.01).toFixed(2) },
    });
    expect(tooMuch.status).toBe(400);
    expect(tooMuch.body.error.details).toEqual([{ field: "args.refund_price", message: expect.stringMatching(/./) }]);
    const right = await shop.record(order, { type: "refund", lines: [line], args: { ...args, refund_price: "0.50" } });
    expect(right.status, JSON.stringify(right.body)).toBe(202);
    const heldMs = Date.parse(right.body.intents[0]?.undo_until ?? "") - Date.now();
    expect(heldMs).toBeGreaterThan(280_000);
  });
});
