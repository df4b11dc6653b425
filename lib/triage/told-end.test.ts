import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { familyOf } from "./family-of";
import { lineProgress } from "./order-progress";
import { toldEnd } from "./told-end";

describe("what a marketplace says became of an order", () => {
  it.each([
    ["ship", "canceled", "Order 1-2 was canceled by the buyer and can no longer be processed."],
    ["ship", "canceled", "La commande 1-2 a été annulée par le client et ne peut plus être traitée."],
    ["accept", "canceled", "Die Bestellung 1-2 wurde vom Käufer storniert und kann nicht mehr bearbeitet werden."],
    ["accept", "canceled", "L'ordine 1-2 è stato annullato dal cliente e non può più essere elaborato."],
    ["ship", "canceled", "El pedido 2026111300045 ya ha sido cancelado."],
    ["ship", "shipped", "La commande 1-2 est déjà expédiée, changement d'état impossible."],
    ["cancel", "shipped", "Die Bestellung 1-2 wurde bereits versendet, Statuswechsel nicht möglich."],
    ["cancel", "refunded", "Annulation refusée : la commande VP-1 est déjà remboursée"],
    ["refund", "refunded", "A refund was already issued for order item 10293847561029"],
    ["ship", "closed", "The order with id 'C-1' cannot be shipped because its state is 'CLOSED'"],
    ["accept", "accepted", "Order 1-2 has already been accepted."],
    ["refuse", "refused", "La commande 1-2 est déjà refusée."],
  ] as const)("leaves nothing to do for %s: %s", (type, end, text) => {
    expect(toldEnd(text, type)).toBe(end);
  });

  it.each([
    ["ship", "La commande 3K8 n'a pas encore été acceptée : expédition impossible."],
    ["ship", "Die Bestellung ist gesperrt und kann nicht versendet werden."],
    ["cancel", "Der Artikel Gartenstuhl kann nicht mehr storniert werden."],
    ["ship", "Tracking number X1 has already been used for another order."],
    ["ship", "The order is awaiting review and will be released or cancelled within 72 hours"],
    ["refund", "The customer care case 7781 must be closed before refunding"],
    ["refund", "Line 3 has already been refunded partially; 4.00 is left."],
    ["refund", "Order 1-2 has already been shipped."],
    ["refund", "Your request was refused because the order is in the wrong state"],
    ["ship", ""],
  ] as const)("says nothing where the words leave a doubt, for %s: %s", (type, text) => {
    expect(toldEnd(text, type)).toBeNull();
  });

  it("is read only from sentences about the order's state, in the whole corpus", () => {
    const lines = ["tuned", "held-out", "second-held-out"].flatMap((file) =>
      readFileSync(new URL(`./corpus/${file}.jsonl`, import.meta.url), "utf8")
        .trim()
        .split("\n"),
    );
    const all = lines.map((line) => JSON.parse(line) as { text: string; action_type: string; family: string });
    const told = all.filter(({ text, action_type: type }) => toldEnd(text, type) !== null);
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter(({ family }) => family !== "wrong_state")).toEqual([]);
    expect(told.every(({ text }) => familyOf(text) === "wrong_state")).toBe(true);
  });
});

describe("a line's progress", () => {
  it("ends with its order, whatever still stands on the line", () => {
    expect(lineProgress("ship", "canceled", "waiting_shipment")).toBe("moved_on");
    expect(lineProgress("refund", "refunded", "shipped")).toBe("reached");
  });

  it("is its own while the order goes on", () => {
    expect(lineProgress("ship", "waiting_shipment", "canceled")).toBe("moved_on");
    expect(lineProgress("ship", "shipped", "waiting_shipment")).toBe("open");
    expect(lineProgress("refund", "closed", "closed")).toBe("open");
    expect(lineProgress("refund", "refunding", "shipped")).toBe("open");
  });
});
