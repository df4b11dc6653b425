import type { Candidate } from "../candidate";
import { Dice } from "./noisy-invoices";

const SITES = ["fr", "de", "it", "es", "uk"] as const;

/** Documents of a busy shop: some orders with two shipments, returns, and pairs of orders with one and the same total. */
export function sampleCandidates(count: number, seed: number): Candidate[] {
  const dice = new Dice(seed);
  const candidates: Candidate[] = [];
  let order = "";
  let cents = 0;
  for (let at = 0; at < count; at += 1) {
    const site = dice.pick(SITES);
    const isCredit = dice.next() < 0.15;
    if (order === "" || dice.next() > 0.08) order = `${dice.digits(3)}-${dice.digits(7)}-${dice.digits(7)}`;
    if (cents === 0 || dice.next() > 0.1) cents = 500 + dice.below(250_000);
    const shippingId = dice.digits(13);
    const transactionId = isCredit
      ? `amzn1:crow:${dice.digits(8)}${dice.pick(["aQz", "Xy7", "mKp"])}${dice.digits(11)}`
      : shippingId;
    const shipped = Date.parse("2026-11-01T00:00:00Z") + dice.below(20) * 86_400_000;
    const vat = Math.round(cents - cents / 1.2);
    candidates.push({
      key: `amazon_${site}.${isCredit ? "c" : "i"}.${shippingId}.${at}`,
      kind: isCredit ? "credit_note" : "invoice",
      orderId: order,
      shippingId,
      transactionIds: [transactionId],
      total: (cents / 100).toFixed(2),
      vat: (vat / 100).toFixed(2),
      currency: "EUR",
      orderedAt: new Date(shipped - 2 * 86_400_000).toISOString(),
      shippedAt: new Date(shipped).toISOString(),
      marks: [`SKU-${dice.digits(6)}`],
      blocked: false,
    });
  }
  return candidates;
}
