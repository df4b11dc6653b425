import { describe, expect, it } from "vitest";
import { ruleForMask } from "./family-of";
import { FAMILIES, type Family, familyOf } from "./index";

const SAMPLES: readonly (readonly [Family, string])[] = [
  ["throttled", "429 Too Many Requests"],
  ["throttled", "Troppe richieste, riprovare tra 10 secondi"],
  ["rights_or_connection", "The access token has expired"],
  ["rights_or_connection", "Vous n'avez pas les droits nécessaires"],
  ["rights_or_connection", "Zugriff verweigert"],
  ["marketplace_down", "El servicio no está disponible"],
  ["marketplace_down", "504 Gateway Time-out"],
  ["too_late", "Il termine per l'accettazione è scaduto"],
  ["too_late", "Die Annahmefrist ist abgelaufen"],
  ["wrong_state", "La commande a déjà été expédiée"],
  ["wrong_state", "Order 123-1234567-1234567 was cancelled by the buyer"],
  ["wrong_state", "Stornierung abgelehnt: die Ware wurde an DHL übergeben"],
  ["carrier_or_tracking", "Número de seguimiento no válido"],
  ["carrier_or_tracking", "The tracking ID 123 for DPD does not match the expected format"],
  ["not_supported", "Cette action n'est pas prise en charge"],
  ["input_wrong", "Die Menge übersteigt die bestellte Menge"],
  ["input_wrong", "Il motivo 'altro' non è ammesso"],
  ["unknown", "Something went wrong"],
  ["unknown", ""],
];

describe("the family of a message", () => {
  it.each(SAMPLES)("is %s for: %s", (family, text) => {
    expect(familyOf(text)).toBe(family);
  });

  it("is one of a closed list, and every family but unknown can be reached", () => {
    const reached = new Set(SAMPLES.map(([family]) => family));
    expect([...reached].sort()).toEqual([...FAMILIES].sort());
  });

  it("comes with the reason of the rule that decided", () => {
    expect(ruleForMask("Rate limit reached")?.reason).toMatch(/wait/);
    expect(ruleForMask("hm")).toBeNull();
  });
});
