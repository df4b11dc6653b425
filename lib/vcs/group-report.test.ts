import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { groupReport } from "./group-report";
import type { ReportRow } from "./report-row";

const NOW = Date.parse("2026-11-21T12:00:00Z");

function row(values: Record<string, string>): ReportRow {
  return {
    "order-id": "302-1",
    "shipping-id": "S1",
    "transaction-id": "S1",
    "transaction-type": "SHIPMENT",
    "invoice-status": "InvoicePending",
    "invoice-status-description": "Invoice is due. Shipment has been dispatched.",
    "shipment-date": "11/20/2026 14:11",
    currency: "EUR",
    ...values,
  };
}

const PARTS = ["item", "gift-wrap", "shipping"];
const PROMOTIONS = ["item-promo", "gift-promo", "shipping-promo"];
const RATES = ["0.19", "0.07", "0.2", "0.055", "0"];

/** Cents as Amazon writes them: no fixed places, sometimes a trailing zero less or more. */
function written(cents: number): string {
  return String(cents / 100);
}

interface RandomPart {
  gross: number;
  rate: string;
}

const part = fc.option(fc.record({ gross: fc.integer({ min: 1, max: 500_000 }), rate: fc.constantFrom(...RATES) }), {
  nil: null,
  freq: 2,
});
const item = fc.record({
  parts: fc.tuple(part, part, part),
  promotions: fc.tuple(part, part, part),
  /** Reports are seen with promotions of either sign. */
  promotionSign: fc.constantFrom(1, -1),
});
const shipment = fc.record({ credit: fc.boolean(), items: fc.array(item, { minLength: 1, maxLength: 6 }) });

function columns(prefix: string, amount: RandomPart | null, sign: number): Record<string, string> {
  if (!amount) return { [`${prefix}-vat-incl-amount`]: "0", [`${prefix}-vat-amount`]: "", [`${prefix}-vat-rate`]: "" };
  const vat = Math.round((amount.gross * Number(amount.rate)) / (1 + Number(amount.rate)));
  return {
    [`${prefix}-vat-incl-amount`]: written(sign * amount.gross),
    [`${prefix}-vat-amount`]: written(sign * vat),
    [`${prefix}-vat-excl-amount`]: written(sign * (amount.gross - vat)),
    [`${prefix}-vat-rate`]: amount.rate,
  };
}

/** Recomputed with whole cents and plain numbers, in another way than the code under test. */
function expected(shipments: { credit: boolean; items: { parts: unknown[]; promotions: unknown[] }[] }) {
  const { credit, items } = shipments;
  let [gross, vat] = [0, 0];
  const rates = new Map<string, number>();
  for (const { parts, promotions } of items) {
    const signed = [...parts.map((entry) => [entry, 1]), ...promotions.map((entry) => [entry, -1])];
    for (const [entry, sign] of signed as [RandomPart | null, number][]) {
      if (!entry) continue;
      const own = Math.round((entry.gross * Number(entry.rate)) / (1 + Number(entry.rate)));
      gross += sign * entry.gross;
      vat += sign * own;
      rates.set(entry.rate, (rates.get(entry.rate) ?? 0) + sign * own);
    }
  }
  const turn = credit ? -1 : 1;
  const text = (cents: number) => (cents === 0 ? "0.00" : (cents / 100).toFixed(2));
  return {
    gross: text(turn * gross),
    vat: text(turn * vat),
    net: text(turn * (gross - vat)),
    rates: new Map([...rates].map(([rate, cents]) => [rate, text(turn * cents)])),
  };
}

describe("documents of a report", () => {
  it("have totals that equal the rows to the cent, in 5,000 random reports", () => {
    fc.assert(
      fc.property(fc.array(shipment, { minLength: 1, maxLength: 4 }), (shipments) => {
        const rows = shipments.flatMap(({ credit, items }, index) =>
          items.map(({ parts, promotions, promotionSign }, line) =>
            row({
              "shipping-id": `S${index}`,
              "transaction-id": credit ? `amzn1:crow:${index}/` : `S${index}`,
              "transaction-type": credit ? "RETURN" : "SHIPMENT",
              "order-item-id": `${index}-${line}`,
              ...Object.assign({}, ...PARTS.map((name, at) => columns(name, parts[at] ?? null, credit ? -1 : 1))),
              // A promotion keeps the rate of what it lowers when there is such a thing; here it has one of its own.
              ...Object.assign(
                {},
                ...PROMOTIONS.map((name, at) => columns(name, promotions[at] ?? null, promotionSign)),
              ),
            }),
          ),
        );
        const documents = groupReport("amazon_de", rows, { now: NOW });
        expect(documents).toHaveLength(shipments.length);
        for (const [index, { document }] of documents.entries()) {
          const wanted = expected(shipments[index]!);
          expect(document.total).toEqual({ gross: wanted.gross, vat: wanted.vat, net: wanted.net });
          const sum = (texts: string[]) => texts.reduce((total, text) => total + Math.round(Number(text) * 100), 0);
          expect(sum(document.vat.map((line) => line.gross))).toBe(sum([wanted.gross]));
          expect(sum(document.vat.map((line) => line.vat))).toBe(sum([wanted.vat]));
        }
      }),
      { numRuns: 5_000 },
    );
  }, 120_000);

  it("are one per shipment and one per return, whatever the order of the rows", () => {
    const rows = [
      row({ "order-item-id": "1", "item-vat-incl-amount": "149", "item-vat-amount": "23.8", "item-vat-rate": "0.19" }),
      row({ "transaction-type": "RETURN", "transaction-id": "amzn1:crow:7/C3", "invoice-status": "CreditNotePending" }),
      row({ "order-item-id": "2", "shipping-vat-incl-amount": "3.99", "shipping-vat-amount": "0.64" }),
      row({ "shipping-id": "S2", "transaction-id": "S2" }),
    ];
    for (const order of [rows, [...rows].reverse()]) {
      const documents = groupReport("amazon_de", order, { now: NOW }).map(({ document }) => document);
      const shown = documents.map(({ kind, state, lines, total }) => [kind, state, lines.length, total?.gross]).sort();
      expect(shown).toEqual([
        ["credit_note", "to_credit", 1, "0.00"],
        ["invoice", "to_invoice", 1, "0.00"],
        ["invoice", "to_invoice", 2, "152.99"],
      ]);
      expect(new Set(documents.map(({ key }) => key)).size).toBe(3);
      expect(documents.every(({ key }) => /^[A-Za-z0-9._-]{3,400}$/.test(key))).toBe(true);
    }
  });

  it("have no total rather than a wrong one", () => {
    const [unreadable] = groupReport("amazon_de", [row({ "item-vat-incl-amount": "1,234.5.6" })], { now: NOW });
    expect(unreadable?.document).toMatchObject({ total: null, problems: ["unreadable_amount"] });
    const mixed = groupReport("amazon_de", [row({ "order-item-id": "1" }), row({ currency: "GBP" })], { now: NOW });
    expect(mixed[0]?.document).toMatchObject({ total: null, problems: ["mixed_currencies"] });
    const odd = { "item-vat-incl-amount": "119", "item-vat-amount": "19", "item-vat-excl-amount": "99.99" };
    expect(groupReport("amazon_de", [row(odd)], { now: NOW })[0]?.document.problems).toEqual(["does_not_add_up"]);
  });

  it("count a row that came twice once", () => {
    const one = row({ "order-item-id": "1", "item-vat-incl-amount": "10" });
    expect(groupReport("amazon_de", [one, { ...one }], { now: NOW })[0]?.document.total?.gross).toBe("10.00");
  });

  it("show a name that broke on its way repaired, with the raw text beside it", () => {
    const [found] = groupReport("amazon_de", [row({ "product-name": "B\u0081rste f\u0081r Bosch" })], { now: NOW });
    expect(found?.document.lines[0]).toMatchObject({
      product_name: "Bürste für Bosch",
      product_name_raw: "B\u0081rste f\u0081r Bosch",
    });
    expect(found?.document.problems).toEqual(["repaired_text"]);
    expect(found?.rows[0]?.["product-name"]).toBe("B\u0081rste f\u0081r Bosch");
  });

  it("read their dates the way the rest of the report is written", () => {
    const dayFirst = [
      row({ "shipping-id": "A", "shipment-date": "20/2/2019 14:11" }),
      row({ "shipment-date": "3/4/2019 10:00" }),
    ];
    const monthFirst = [
      row({ "shipping-id": "A", "shipment-date": "2/20/2019 14:11" }),
      row({ "shipment-date": "3/4/2019 10:00" }),
    ];
    const shipped = (rows: ReportRow[]) =>
      groupReport("amazon_de", rows, { now: NOW }).map(({ document }) => document.shipped_at);
    expect(shipped(dayFirst)).toEqual(["2019-02-20T14:11:00.000Z", "2019-04-03T10:00:00.000Z"]);
    expect(shipped(monthFirst)).toEqual(["2019-02-20T14:11:00.000Z", "2019-03-04T10:00:00.000Z"]);
    const [alone] = groupReport("amazon_de", [row({ "shipment-date": "3/4/2019 10:00" })], { now: NOW });
    expect(alone?.document).toMatchObject({ shipped_at: "2019-03-04T10:00:00.000Z", problems: ["ambiguous_date"] });
  });

  it("have no deadline where Amazon makes the invoice, whether a flag says so or a refusal", () => {
    const deadline = (values: Record<string, string>) =>
      groupReport("amazon_it", [row(values)], { now: NOW })[0]?.document.deadline;
    const refused = (reason: string) => deadline({ "invoice-status-description": reason });
    expect(deadline({ "is-amazon-invoiced": "TRUE" })).toBeNull();
    expect(refused("79525: Amazon will generate the invoice for this order.")).toBeNull();
    expect(refused("79531: The document type is not valid.")?.at).toBe("2026-11-23T22:59:00.000Z");
  });

  it("say when a shipment has not left, when Amazon invoices itself and when a PDF may not be enough", () => {
    const problems = (values: Record<string, string>) =>
      groupReport("amazon_it", [row(values)], { now: NOW })[0]?.document.problems;
    expect(problems({ "shipment-date": "11/22/2026 14:11" })).toEqual(["not_dispatched"]);
    expect(problems({ "shipment-date": "sometime" })).toEqual(["unreadable_date"]);
    expect(problems({ "is-amazon-invoiced": "TRUE" })).toEqual(["amazon_invoices"]);
    expect(problems({ "recommended-invoice-format": "FatturaPA XML" })).toEqual(["other_format"]);
    expect(problems({ "buyer-e-invoice-account-id": "ABC1234" })).toEqual(["e_invoice"]);
  });
});
