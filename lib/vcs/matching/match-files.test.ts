import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate";
import { differences, type Match, matchFiles, type ReadFile } from "./match-files";
import { sampleCandidates } from "./testing/candidates";
import { type NoisyInvoice, noisyInvoices } from "./testing/noisy-invoices";

const asRead = ({ name, lines }: NoisyInvoice, at: number): ReadFile => ({
  id: String(at),
  name,
  sha256: `hash-${at}`,
  text: lines.length > 0 ? lines.join("\n") : null,
});

function outcomes(seed: number) {
  const candidates = sampleCandidates(900, seed);
  const files = noisyInvoices(candidates, 500, seed + 1);
  const matches = matchFiles(files.map(asRead), candidates);
  return files.map((file, at) => ({ file, match: matches[at] as Match }));
}

const SEEDS = [11, 23, 47];

describe("matching 500 noisy invoices", () => {
  it.each(SEEDS)("is right whenever it decides by itself (seed %i)", (seed) => {
    const wrong = outcomes(seed).filter(
      ({ file, match }) => match.outcome.kind === "matched" && match.outcome.key !== file.truth,
    );
    expect(wrong).toEqual([]);
  });

  it.each(SEEDS)("finds at least 95 of 100 that a person would find without asking (seed %i)", (seed) => {
    const clear = outcomes(seed).filter(({ file }) => !file.doubtful);
    const found = clear.filter(({ match }) => match.outcome.kind === "matched");
    expect(clear.length).toBeGreaterThan(250);
    expect(found.length / clear.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each(SEEDS)("always asks about traps, and never sends a stranger to a document of ours (seed %i)", (seed) => {
    const traps = outcomes(seed).filter(({ file }) =>
      [
        "name of another order",
        "order of another account with our amounts",
        "two orders in one file",
        "amount and date alone",
      ].includes(file.noise),
    );
    expect(traps.length).toBeGreaterThan(20);
    expect(traps.filter(({ match }) => match.outcome.kind === "matched")).toEqual([]);
  });

  it.each(SEEDS)("never misreads a total, and reads 95 of 100 (seed %i)", (seed) => {
    const stating = outcomes(seed).filter(({ file }) => file.total !== null);
    const misread = stating.filter(({ file, match }) => match.facts.total !== null && match.facts.total !== file.total);
    expect(misread.map(({ file, match }) => [file.lines, match.facts])).toEqual([]);
    expect(stating.filter(({ match }) => match.facts.total !== null).length / stating.length).toBeGreaterThanOrEqual(
      0.95,
    );
  });
});

const CANDIDATE: Candidate = {
  key: "amazon_de.i.DNK7Tq2vX",
  kind: "invoice",
  orderId: "305-8846120-4471593",
  shippingId: "DNK7Tq2vX",
  transactionIds: ["DNK7Tq2vX"],
  total: "540.00",
  vat: "86.22",
  currency: "EUR",
  orderedAt: "2026-11-17T09:00:00Z",
  shippedAt: "2026-11-19T09:00:00Z",
  marks: ["WZ-10022"],
  blocked: false,
};
const file = (name: string, text: string | null, id = name): ReadFile => ({ id, name, sha256: id, text });
const outcomeOf = (one: ReadFile, candidates = [CANDIDATE]) => matchFiles([one], candidates)[0]?.outcome;

describe("one file", () => {
  it("is found by the shipment in its name, whatever stands around it", () => {
    const by = { kind: "matched", key: CANDIDATE.key, by: "shipping_in_name", confidence: "certain" };
    expect(outcomeOf(file("RE-1187_DNK7Tq2vX_Hartmann.pdf", null))).toEqual(by);
    expect(outcomeOf(file("305 8846120 4471593.pdf", null))).toMatchObject({ by: "order_in_name", key: CANDIDATE.key });
  });

  it("is asked for when name and text speak of two orders", () => {
    const second = { ...CANDIDATE, key: "other", orderId: "305-0000000-0000001", shippingId: "Zz81LqPw" };
    const asked = outcomeOf(file("305-8846120-4471593.pdf", "Order 305-0000000-0000001"), [CANDIDATE, second]);
    expect(asked).toEqual({ kind: "ask", question: "contradiction", keys: [CANDIDATE.key, "other"] });
  });

  it("is asked for when a credit note comes for a shipment", () => {
    expect(outcomeOf(file("305-8846120-4471593.pdf", "Gutschrift Nr. GU-1"))).toMatchObject({
      kind: "ask",
      question: "other_kind",
    });
  });

  it("is asked for when two shipments of its order are open, unless the amount tells", () => {
    const second = { ...CANDIDATE, key: "second", shippingId: "Zz81LqPw", total: "12.00" };
    expect(outcomeOf(file("305-8846120-4471593.pdf", null), [CANDIDATE, second])).toMatchObject({
      question: "several_documents",
    });
    expect(
      outcomeOf(file("305-8846120-4471593.pdf", "Rechnung\nRechnungsbetrag 12,00 €"), [CANDIDATE, second]),
    ).toMatchObject({
      kind: "matched",
      key: "second",
    });
  });

  it("is asked for when its order fits and its amount is that of another shipment", () => {
    expect(outcomeOf(file("305-8846120-4471593.pdf", "Rechnungsbetrag 99,00 €"))).toMatchObject({
      question: "other_amount",
    });
  });

  it("is told off by a cent", () => {
    const [match] = matchFiles([file("DNK7Tq2vX.pdf", "Rechnungsbetrag 540,01 €\nSumme USt 86,22 €")], [CANDIDATE]);
    expect(match?.outcome.kind).toBe("matched");
    expect(differences(CANDIDATE, match?.facts ?? { total: null, vat: null })).toEqual({ total: 1, vat: 0 });
  });

  it("of another account's order leads nowhere, even when its figures fit", () => {
    const text = "Rechnung\nBestellung 999-1111111-2222222\nWZ-10022\n20.11.2026\nRechnungsbetrag 540,00 €";
    expect(outcomeOf(file("scan.pdf", text))).toEqual({ kind: "none", reason: "unknown_order", sameAs: null });
  });

  it("that came twice is set aside, and two files for one document are asked for", () => {
    const twice = matchFiles(
      [file("DNK7Tq2vX.pdf", null, "a"), { ...file("copy.pdf", null, "b"), sha256: "a" }],
      [CANDIDATE],
    );
    expect(twice.map(({ outcome }) => outcome)).toMatchObject([
      { kind: "matched" },
      { kind: "none", reason: "same_file", sameAs: "a" },
    ]);
    const two = matchFiles([file("DNK7Tq2vX.pdf", null), file("305-8846120-4471593.pdf", null)], [CANDIDATE]);
    expect(two.map(({ outcome }) => outcome)).toMatchObject([
      { question: "several_files" },
      { question: "several_files" },
    ]);
  });
});
