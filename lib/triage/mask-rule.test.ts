import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { maskMessage } from "./mask-message";
import { maskProblem, maskRule } from "./mask-rule";
import { orderProgress } from "./order-progress";

const MESSAGE = "Commande C-1 : le transporteur « COLISSIMO » n'existe pas (colis 6A123).";

describe("a mask written by a person", () => {
  it("takes a literal value in a slot's place, which splits a group by that value", () => {
    const rule = maskRule("Commande <order> : le transporteur « COLISSIMO » n'existe pas (colis <tracking>).");
    expect(rule.matches(MESSAGE)).toBe(true);
    expect(rule.matches(MESSAGE.replace("COLISSIMO", "CHRONO"))).toBe(false);
  });

  it("takes a slot in a word's place, which merges groups", () => {
    const rule = maskRule("Commande <order> : le transporteur <value>");
    expect(rule.matches(MESSAGE)).toBe(true);
    expect(rule.matches("Commande 7 : le transporteur est fermé")).toBe(true);
    expect(rule.matches("Order 7: carrier unknown")).toBe(false);
  });

  it("is refused without words, and when it is too long or has too many slots", () => {
    expect(maskProblem("<order> <value>")).toBe("empty");
    expect(maskProblem(`${"<value> ".repeat(41)}no`)).toBe("too_many_slots");
    expect(maskProblem("x".repeat(601))).toBe("too_long");
    expect(maskProblem(maskMessage(MESSAGE).mask)).toBeNull();
  });

  // A matcher that goes back over what it read would not be through with the first of these before the runner gives up.
  it("comes to an end, whatever the mask and however long the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "<value>", " ", "ab"), { maxLength: 40 }),
        fc.nat(4_000),
        (parts, n) => {
          expect(typeof maskRule(parts.join("")).matches("a".repeat(n))).toBe("boolean");
        },
      ),
    );
  });
});

describe("an order's progress", () => {
  it.each([
    ["ship", "waiting_shipment", "open"],
    ["ship", "shipped", "reached"],
    ["ship", "canceled", "moved_on"],
    ["accept", "waiting_acceptance", "open"],
    ["accept", "waiting_shipment", "reached"],
    ["accept", "canceled", "moved_on"],
    ["cancel", "canceled", "reached"],
    ["cancel", "shipped", "moved_on"],
    ["refund", "refunded", "reached"],
    ["refund", "partial_refunded", "open"],
    ["refund", "shipped", "open"],
    ["set_delivery_date", "waiting_shipment", "open"],
    ["set_delivery_date", "closed", "moved_on"],
  ])("%s of an order that is %s: %s", (type, status, progress) => {
    expect(orderProgress(type, status)).toBe(progress);
  });
});
