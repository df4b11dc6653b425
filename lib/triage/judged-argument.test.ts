import { describe, expect, it } from "vitest";
import { judgedArgument, missingArgument, namedArguments } from "./judged-argument";

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

describe("the argument a message asks for that was not sent", () => {
  const FORM = ["carrier", "tracking_number", "return_carrier", "return_tracking_number", "delivery_date"];
  it.each([
    ["return_tracking_number is required", "return_tracking_number"],
    ["Field tracking_number must not be empty.", "tracking_number"],
    ["Le transporteur est obligatoire pour cette commande.", "carrier"],
    ["Für diese Bestellung fehlt die Sendungsnummer.", "tracking_number"],
    ["Die Sendungsnummer der Rücksendung fehlt.", "return_tracking_number"],
    ["A delivery date is mandatory for forwarders", "delivery_date"],
    ["Order 17 was already shipped on another date.", null],
    ["The marketplace is temporarily unavailable.", null],
    ["invoice_number is required", null],
  ])("%s", (message, name) => {
    expect(missingArgument(message, FORM, {})).toBe(name);
  });

  it("is not one that was sent: then the value is wrong, not missing", () => {
    const sent = { carrier: "DHL", tracking_number: "00340001" };
    expect(missingArgument("return_tracking_number is required", FORM, sent)).toBe("return_tracking_number");
    expect(missingArgument("tracking_number is required", FORM, sent)).toBeNull();
    expect(missingArgument("The tracking number 00340001 misses a required digit", FORM, sent)).toBeNull();
  });
});

describe("the arguments a message calls by their names", () => {
  const FORM = ["carrier", "tracking_number", "carrier_name", "tracking_url", "return_tracking_number", "reason"];
  it.each([
    ["carrier_name and tracking_url must match the chosen carrier (DHL).", ["carrier_name", "tracking_url"]],
    [
      "tracking_url und carrier_name müssen zum gewählten Versanddienstleister (DHL) passen.",
      ["tracking_url", "carrier_name"],
    ],
    ["carrier and tracking_number are required", ["carrier", "tracking_number"]],
    ["Les champs tracking_number, carrier et reason sont exigés", ["tracking_number", "carrier", "reason"]],
    ['{"carrier": ["This field is required."], "reason": ["…"]}', ["carrier", "reason"]],
    ["carrier: is not allowed", ["carrier"]],
    ["return_tracking_number is required", ["return_tracking_number"]],
    ["The carrier does not accept this reason.", []],
    ["Die Sendungsnummer entspricht nicht dem Format von DHL.", []],
    ["invoice_number is required", []],
  ])("%s", (message, names) => {
    expect(namedArguments(message, FORM)).toEqual(names);
  });
});
