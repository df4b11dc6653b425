import { describe, expect, it } from "vitest";
import { judgedArgument } from "./judged-argument";

const SHIP = { carrier: "COLISSIMO", tracking_number: "6A12345678901", shipping_method: "Standard" };

describe("the argument a message finds fault with", () => {
  it.each([
    ["Commande C1 : le transporteur « COLISSIMO » n'existe pas (colis 6A12345678901).", "carrier"],
    ['Carrier "COLISSIMO" is not an accepted carrier for this marketplace.', "carrier"],
    ["Die Sendungsnummer 6A12345678901 entspricht nicht dem Format von COLISSIMO.", "tracking_number"],
    ["The tracking ID 6A12345678901 for COLISSIMO does not match the format of the carrier.", "tracking_number"],
    ["Le numéro de suivi 6A12345678901 est déjà utilisé pour une autre commande.", "tracking_number"],
    ["shipping_method must not be longer than 50 characters", "shipping_method"],
    ["The marketplace API is temporarily unavailable (HTTP 503).", null],
  ])("%s", (message, name) => {
    expect(judgedArgument(message, SHIP)).toBe(name);
  });

  it("is never the line, and nothing when nothing was sent", () => {
    expect(judgedArgument("Order line 42-1 not found", { line: "42-1" })).toBeNull();
    expect(judgedArgument("Carrier unknown", {})).toBeNull();
  });
});
