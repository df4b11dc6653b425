import { describe, expect, it } from "vitest";
import { INVOICE_LANGUAGES } from "@/lib/contract/invoices";
import fc from "@/lib/testing/properties";
import { buildInvoice } from "./build-invoice";
import { composeSheet } from "./compose-sheet";
import { drawSheet } from "./draw/draw-sheet.mjs";
import type { Sheet } from "./sheet";
import { readPdf, squeezed } from "./testing/pdf-text";
import { documentsOf, IDENTITY, reportRow } from "./testing/report";

const ISSUE = {
  number: "FA-2026-00012",
  at: "2026-11-21T09:00:00.000Z",
  zone: "Europe/Paris",
  originalNumber: "FA-2026-00003",
};

/** Every text that has to be readable on the paper. */
function textsOf(sheet: Sheet): string[] {
  const { seller, parties, facts, columns, lines, vatRows, totals, notes, foot, title } = sheet;
  const blocks = [seller, ...parties].flatMap(({ label, name, lines: address }) => [label, name, ...address]);
  return [
    title,
    ...blocks,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...Object.values(columns),
    ...lines.flatMap(({ text, under, quantity, unit, rate, net, gross }) => [
      text,
      under ?? "",
      quantity,
      unit,
      rate,
      net,
      gross,
    ]),
    ...vatRows.flatMap((row) => Object.values(row)),
    ...totals.flatMap(({ label, value }) => [label, value]),
    ...notes,
    ...foot,
  ].filter(Boolean);
}

const words = fc.constantFrom(
  "Plaid en laine",
  "Größe XL – Bücher",
  "Caffè «forte»",
  "Año niño",
  "Œuvre d’art",
  "Łódź & Co.",
  "Ταβέρνα",
  "A".repeat(90),
);
const line = fc.record({
  name: words,
  quantity: fc.integer({ min: 1, max: 99 }),
  cents: fc.integer({ min: 1, max: 9_999_999 }),
  rate: fc.constantFrom("0.2", "0.19", "0.055", "0.07", "0.21", "0.22", "0"),
  shipping: fc.integer({ min: 0, max: 1_999 }),
  gift: fc.boolean(),
  promotion: fc.integer({ min: 0, max: 50 }),
});

const money = (cents: number) => String(cents / 100);
function part(name: string, cents: number, rate: string): Record<string, string> {
  const vat = Math.round((cents * Number(rate)) / (1 + Number(rate)));
  return {
    [`${name}-vat-incl-amount`]: money(cents),
    [`${name}-vat-amount`]: money(vat),
    [`${name}-vat-excl-amount`]: money(cents - vat),
    [`${name}-vat-rate`]: rate,
  };
}

describe("the paper", () => {
  it("says in all five languages what the data says, word for word and to the cent", async () => {
    const sample = fc.tuple(fc.constantFrom(...INVOICE_LANGUAGES), fc.array(line, { minLength: 1, maxLength: 28 }));
    await fc.assert(
      fc.asyncProperty(sample, async ([language, lines]) => {
        const rows = lines.map((one, at) =>
          reportRow({
            "order-item-id": String(at),
            "product-name": one.name,
            "quantity-purchased": String(one.quantity),
            "purchase-order-number": "PO-88231",
            [`citation-${language}`]: "Article 262 ter, I du CGI",
            ...part("item", one.cents, one.rate),
            ...(one.promotion ? part("item-promo", Math.floor((one.cents * one.promotion) / 100), one.rate) : {}),
            ...(one.shipping ? part("shipping", one.shipping, one.rate) : {}),
            ...(one.gift ? part("gift-wrap", 399, one.rate) : {}),
          }),
        );
        const [source] = documentsOf("amazon_fr", rows);
        if (!source) throw new Error("no document");
        const invoice = buildInvoice(source, IDENTITY, language);
        expect(invoice.net + invoice.vat).toBe(invoice.gross);
        const sheet = composeSheet(invoice, ISSUE);
        const { pdf, missing } = await drawSheet(sheet);
        expect(missing).toEqual([]);
        const read = squeezed((await readPdf(pdf)).text);
        for (const text of textsOf(sheet)) expect(read).toContain(squeezed(text));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("is the same to the byte for the same data", async () => {
    const [source] = documentsOf("amazon_fr", [reportRow()]);
    if (!source) throw new Error("no document");
    const sheet = composeSheet(buildInvoice(source, IDENTITY), ISSUE);
    const [one, two] = [await drawSheet(sheet), await drawSheet(structuredClone(sheet))];
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
  });

  it("is made for archives: PDF/A-2b with its fonts, a colour profile and a language, and no bank details", async () => {
    const [source] = documentsOf("amazon_de", [
      reportRow({ "marketplace-id": "DE", "seller-vat-number": "DE 123 456 789" }),
    ]);
    if (!source) throw new Error("no document");
    const { pdf } = await drawSheet(composeSheet(buildInvoice(source, IDENTITY), ISSUE));
    const raw = pdf.toString("latin1");
    const { metadata, info, text } = await readPdf(pdf);
    expect(metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B/);
    expect(raw).toContain("/OutputIntents");
    expect(raw).toContain("/FontFile2");
    expect(raw).not.toMatch(/\/BaseFont \/(?:Helvetica|Times)/);
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b/);
    expect(info).toMatchObject({ Title: "Rechnung FA-2026-00012", Author: "Maison Verdier SARL" });
    expect(text).toContain("Rechnungsbetrag");
    expect(text).not.toMatch(/IBAN/i);
  });

  it("goes on over pages, each with its number and the head of its table", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => reportRow({ "order-item-id": String(at) }));
    const [source] = documentsOf("amazon_fr", rows);
    if (!source) throw new Error("no document");
    const { pdf } = await drawSheet(composeSheet(buildInvoice(source, IDENTITY), ISSUE));
    const { pages, text } = await readPdf(pdf);
    expect(pages).toBeGreaterThan(2);
    expect(text).toContain(`Page ${pages} sur ${pages}`);
    expect(text.match(/Désignation/g)).toHaveLength(pages);
  });
});
