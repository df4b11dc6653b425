import { describe, expect, test } from "vitest";
import { NO_PATTERNS } from "../conditions/matcher";
import { normaliseLine } from "../normalise";
import { compileAction } from "../parse";
import { type Review, reviewForm } from "../review";
import { OVERLAY_RULES, OVERLAY_VERSION } from "./overlay-rules";

const ARGUMENTS: Record<string, unknown> = {
  line: { type: "line_number" },
  shipping_date: { type: "date" },
  refund_price: { type: "price" },
  refund_taxes: { type: "price" },
  refund_shipping_price: { type: "price" },
  refund_shipping_taxes: { type: "price" },
};

interface Case {
  marketplace: string;
  action: string;
  args?: string[];
  optional?: string[];
  order?: Record<string, unknown>;
  values?: Record<string, unknown>;
  off?: string[];
  now?: string;
}

const cart = (...ids: string[]) => [{ cart: ids.map((id) => ({ marketplace_order_line_id: id, quantity: 1 })) }];
const ORDER = { lengow_status: "shipped", packages: cart("A", "B") };

function review({ marketplace, action, args = [], optional = [], order, values, off, now }: Case): Review {
  const statuses = ["new", "waiting_acceptance", "waiting_shipment", "shipped"];
  const entry = { status: statuses, args, optional_args: optional, args_description: ARGUMENTS };
  return reviewForm({
    grammar: compileAction({ orders: { actions: { [action]: entry } } }, action),
    order: { ...ORDER, ...order },
    values: values ?? {},
    matcher: NO_PATTERNS,
    overlay: { marketplace, off },
    now,
  });
}

const errors = (given: Case) => review(given).errors.map(({ name, code }) => `${name} ${code}`);
const field = (given: Case, name: string) => review(given).form.fields.find((candidate) => candidate.name === name);

describe("Amazon ship", () => {
  const ship: Case = {
    marketplace: "amazon_fr",
    action: "ship",
    args: ["carrier", "shipping_method"],
    optional: ["carrier_name", "line", "shipping_date", "tracking_number"],
    order: { lengow_status: "waiting_shipment" },
    values: {
      carrier: "DHL",
      shipping_method: "Standard - DHL",
      shipping_date: "2026-11-21T10:00:00Z",
      tracking_number: "T",
    },
  };

  test("asks for tracking number and shipping date although the metadata does not", () => {
    expect(review(ship).valid).toBe(true);
    const values = { ...ship.values, shipping_date: "", tracking_number: null };
    expect(errors({ ...ship, values })).toEqual(["shipping_date required", "tracking_number required"]);
    expect(field(ship, "tracking_number")?.origin).toMatchObject({
      list: "optional_args",
      rules: [{ id: "amazon-ship-tracking", source: expect.stringContaining("Amazon"), seen: OVERLAY_VERSION }],
    });
  });

  test("takes a shipping method of 50 characters and refuses 51", () => {
    expect(review({ ...ship, values: { ...ship.values, shipping_method: "é".repeat(50) } }).valid).toBe(true);
    const values = { ...ship.values, shipping_method: "x".repeat(51) };
    expect(errors({ ...ship, values })).toEqual(["shipping_method too_long"]);
  });

  test("carrier Other, in any case, asks for the carrier's name; another carrier leaves the name out", () => {
    expect(errors({ ...ship, values: { ...ship.values, carrier: "OTHER" } })).toEqual(["carrier_name required"]);
    const values = { ...ship.values, carrier: "Other", carrier_name: "Cyclist" };
    expect(review({ ...ship, values }).payload).toMatchObject({ carrier: "Other", carrier_name: "Cyclist" });
    expect(review({ ...ship, values: { ...values, carrier: "DHL" } }).payload).not.toHaveProperty("carrier_name");
  });

  test("opens the shipping date with the caller's clock, and does not count it as filled in", () => {
    const now = "2026-11-21T09:30:00+01:00";
    const opened = { ...ship, values: {}, now };
    expect(field(opened, "shipping_date")).toMatchObject({ prefill: now, value: null });
    expect(errors(opened)).toContain("shipping_date required");
  });

  test("never takes away an argument that the metadata makes mandatory", () => {
    const strict = { ...ship, args: ["carrier", "carrier_name"], optional: [], values: { carrier: "DHL" } };
    expect(errors(strict)).toEqual(["carrier_name required"]);
  });

  test("each rule can be switched off by its id", () => {
    const off = OVERLAY_RULES.map(({ id }) => id);
    const values = { carrier: "DHL", shipping_method: "x".repeat(51), carrier_name: "kept" };
    expect(review({ ...ship, values, off }).payload).toEqual(values);
    expect(new Set(off).size).toBe(off.length);
  });

  test("other marketplaces are not touched", () => {
    expect(review({ ...ship, marketplace: "mirakl", values: { carrier: "DHL", shipping_method: "S" } }).valid).toBe(
      true,
    );
  });
});

describe("Amazon refund", () => {
  const refund: Case = {
    marketplace: "amazon_uk",
    action: "refund",
    args: ["line", "reason"],
    optional: ["refund_price", "refund_taxes", "refund_shipping_price", "refund_shipping_taxes"],
    values: {
      line: "A",
      reason: "CustomerReturn",
      refund_taxes: 0,
      refund_shipping_price: "0",
      refund_shipping_taxes: "0.00",
    },
  };

  test("is one action per line, with taxes and shipping amounts required and zeroes sent explicitly", () => {
    expect(review(refund).payload).toEqual({
      ...{ line: "A", reason: "CustomerReturn" },
      ...{ refund_taxes: "0.00", refund_shipping_price: "0.00", refund_shipping_taxes: "0.00" },
    });
    expect(review(refund).form.one_action_per_line).toBe(true);
    expect(errors({ ...refund, values: { line: "A", reason: "CustomerReturn" } })).toEqual([
      "refund_taxes required",
      "refund_shipping_price required",
      "refund_shipping_taxes required",
    ]);
  });

  test("proposes zeroes and, on an order of one line, that line; never a reason", () => {
    const opened = { ...refund, values: {}, order: { packages: cart("A") } };
    const prefills = Object.fromEntries(review(opened).form.fields.map(({ name, prefill }) => [name, prefill]));
    expect(prefills).toEqual({
      ...{ line: "A", reason: null, refund_price: null },
      ...{ refund_taxes: "0.00", refund_shipping_price: "0.00", refund_shipping_taxes: "0.00" },
    });
    expect(field({ ...refund, values: {} }, "line")?.prefill).toBeNull();
  });

  test('"1" typed for the line of a one-line order means that line, and its real id is sent', () => {
    const overlay = { marketplace: "amazon_uk" };
    const single = { packages: cart("A") };
    expect(normaliseLine(" 1 ", "refund", single, overlay)).toBe("A");
    expect(normaliseLine("1", "refund", ORDER, overlay)).toBe("1");
    expect(normaliseLine("1", "refund", { packages: cart("1") }, overlay)).toBe("1");
    expect(normaliseLine("1", "refund", single, { marketplace: "amazon_uk", off: ["amazon-one-line"] })).toBe("1");
    // The check itself stays as strict as the metadata: only what is typed is translated.
    expect(errors({ ...refund, order: single, values: { ...refund.values, line: "1" } })).toEqual(["line not_a_line"]);
  });
});

test("an Amazon cancel needs a reason, and is not offered on an order Amazon delivers itself", () => {
  const cancel: Case = { marketplace: "amazon_de", action: "cancel", optional: ["reason", "line"] };
  expect(errors(cancel)).toEqual(["reason required"]);
  const order = { order_types: [{ type: "is_delivered_by_marketplace" }] };
  expect(review({ ...cancel, order }).form.reason).toEqual({ code: "delivered_by_marketplace" });
});

test("Zalando expects a return tracking number: marked and warned about, not blocking", () => {
  const ship: Case = { marketplace: "zalando", action: "ship", optional: ["return_tracking_number"] };
  expect(field(ship, "return_tracking_number")).toMatchObject({
    required: false,
    needed_here: true,
    notes: [{ code: "expected_in_practice" }],
  });
  expect(review(ship).valid).toBe(true);
});

test("Cdiscount refuses before acceptance and refunds after; cancel points to the right one", () => {
  const at = (action: string, status: string) =>
    review({ marketplace: "cdiscount", action, order: { lengow_status: status } }).form.reason ?? "offered";
  expect(at("refuse", "waiting_acceptance")).toBe("offered");
  expect(at("refund", "shipped")).toBe("offered");
  expect(at("refund", "waiting_acceptance")).toEqual({ code: "use_other_action", instead: "refuse" });
  expect(at("refuse", "shipped")).toEqual({ code: "use_other_action", instead: "refund" });
  expect(at("cancel", "new")).toEqual({ code: "use_other_action", instead: "refuse" });
  expect(at("cancel", "shipped")).toEqual({ code: "use_other_action", instead: "refund" });
});

test("the account's own switch comes before every other reason", () => {
  const grammar = compileAction({}, "ship");
  const form = reviewForm({ grammar, order: ORDER, matcher: NO_PATTERNS, overlay: null, switched_off: true }).form;
  expect(form).toMatchObject({ offered: false, reason: { code: "switched_off" }, fields: [] });
});
