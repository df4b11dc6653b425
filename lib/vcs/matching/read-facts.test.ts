import { describe, expect, it } from "vitest";
import { amountsIn, centsFromDecimal } from "./amounts-in-text";
import { readFacts } from "./read-facts";

describe("amounts in a text", () => {
  it.each([
    ["1.234,56 €", 123_456],
    ["€1,234.56", 123_456],
    ["1 234,56 €", 123_456],
    ["1\u202f234,56\u00a0€", 123_456],
    ["1'234.56", 123_456],
    ["1234.56", 123_456],
    ["0,99", 99],
    ["EUR 12.345.678,90", 1_234_567_890],
  ])("%s is read in either convention", (text, cents) => {
    expect(amountsIn(text).map((amount) => amount.cents)).toEqual([cents]);
  });

  it.each(["20,00 %", "FA1.234,00", "21.11.2026", "305-8846120-4471593", "v1.20.3", "12"])("%s is none", (text) => {
    expect(amountsIn(text)).toEqual([]);
  });

  it("of an upload are decimals of two places", () => {
    expect([
      centsFromDecimal("540.01"),
      centsFromDecimal("23.8"),
      centsFromDecimal("-5"),
      centsFromDecimal("1.234,5"),
    ]).toEqual([54_001, 2_380, 500, null]);
  });
});

describe("what an invoice says of itself", () => {
  it.each([
    [
      "en",
      "Tax invoice\nInvoice No. INV-2026-7\nTotal excl. VAT\t450.00\nTotal VAT\t90.00\nTotal incl. VAT\t£540.00",
      "INV-2026-7",
      54_000,
      9_000,
    ],
    [
      "fr",
      "FACTURE N° : FA-2026-12\nTotal HT\t1 450,00 €\nTVA 20 %\t290,00 €\nNet à payer\t1 740,00 €",
      "FA-2026-12",
      174_000,
      29_000,
    ],
    [
      "de",
      "Rechnungsnummer: RE/7781\nSumme netto 1.450,00\nMwSt. 19 %  275,50\nRechnungsbetrag 1.725,50 EUR",
      "RE/7781",
      172_550,
      27_550,
    ],
    [
      "it",
      "Fattura n. 2026/331\nImponibile 100,00\nIVA 22% 22,00\nTotale documento € 122,00",
      "2026/331",
      12_200,
      2_200,
    ],
    [
      "es",
      "Factura nº F26-0091\nBase imponible 100,00 €\nIVA 21 % 21,00 €\nTotal factura 121,00 €",
      "F26-0091",
      12_100,
      2_100,
    ],
  ])("is read in %s", (_language, text, number, total, vat) => {
    expect(readFacts(text)).toMatchObject({ kind: "invoice", number, total, vat });
  });

  it.each(["Credit note", "Avoir", "Gutschrift", "Rechnungskorrektur", "Nota di credito", "Factura rectificativa"])(
    "a %s is a credit note",
    (title) => {
      expect(readFacts(`${title}\nRechnung / Facture / Factura`).kind).toBe("credit_note");
    },
  );

  it("leaves open what it states in two ways", () => {
    expect(readFacts("Rechnung\nRechnungsbetrag 10,00 €\nGesamtbetrag 12,00 €").total).toBeNull();
    expect(readFacts("Facture").total).toBeNull();
  });

  it("does not take the invoice a credit note names for its own number", () => {
    expect(readFacts("Avoir n° AV-2026-3\nAnnule la facture FA-2026-12").number).toBe("AV-2026-3");
  });

  it("knows days in words and figures", () => {
    expect(readFacts("20 novembre 2026 21.11.2026 2026-11-22 23 de noviembre de 2026").days).toEqual([
      "2026-11-20",
      "2026-11-21",
      "2026-11-22",
      "2026-11-23",
    ]);
  });
});
