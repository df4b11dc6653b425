import { expect, it } from "vitest";
import { generalText, hideStrangeWords, hideWhereabouts } from "./plain-words";

const HIDDEN = "•••";
const PEOPLE = /zebulon|quatrefages|hortens|lutetia/i;

it.each([
  "The parcel for Zebulon Quatrefages, 12 rue des Hortensias, 75011 Lutetiaville was refused: address is invalid",
  "Address zebulon quatrefages rue des hortensias 12 not deliverable",
  "quatrefages zebulon: unknown recipient",
  "L'acheteur Quatrefages a refusé le colis (zebulon@lutetia.example)",
  "Empfänger Quatrefages, Hortensienweg 5, 10115 Lutetia nicht gefunden",
  "destinatario QUATREFAGES ausente, calle Hortensias 4",
])("a general text keeps the words of failure and nobody's name: %#", (text) => {
  const general = generalText(text, HIDDEN);
  expect(general).not.toMatch(PEOPLE);
  expect(general).toMatch(/refused|deliverable|unknown|refusé|nicht gefunden|ausente|not/);
});

it("a general text keeps codes, fields and what is wrong with them", () => {
  expect(generalText("Error 79513: tracking_number not valid for carrier FooShip", HIDDEN)).toBe(
    `Error 79513: tracking_number not valid for carrier ${HIDDEN}`,
  );
});

it("a mask keeps its slots, and loses a name that came too often to be taken for one", () => {
  expect(hideStrangeWords("Order <order> of quatrefages zebulon was refused", HIDDEN)).toBe(
    `Order <order> of ${HIDDEN} was refused`,
  );
});

it.each([
  ["Call +33 6 98 76 54 32 or 06 98 76 54 32 today", `Call ${HIDDEN} or ${HIDDEN} today`],
  ["Write to zebulon.q@lutetia.example.", `Write to ${HIDDEN}.`],
  ["Goes to 44 rue des Hortensias, not home", `Goes to ${HIDDEN}, not home`],
  ["Geht an Lindenstraße 5", `Geht an ${HIDDEN}`],
  ["Left at 12 Orchard Lane", `Left at ${HIDDEN}`],
  [
    "Second parcel of order 306-1234567-1234567, 2 of 3, 29.90 EUR",
    "Second parcel of order 306-1234567-1234567, 2 of 3, 29.90 EUR",
  ],
])("a note loses what leads to somebody and nothing else: %#", (text, shown) => {
  expect(hideWhereabouts(text, HIDDEN)).toBe(shown);
});

it.each([
  "Accepted, but the tracking number does not look like the usual format of the carrier",
  "Prise en compte avec avertissement : le suivi ne semble pas valide",
  "Die Bestellung wurde storniert und kann nicht mehr bearbeitet werden",
  "L'ordine non sembra spedito, ma è sempre possibile annullare",
  "El pedido no parece enviado",
])("a sentence without a name is read whole, its everyday words with it: %#", (text) => {
  expect(generalText(text, HIDDEN)).toBe(text);
});

it("a word of failure that people are called by is hidden when it is written as a name", () => {
  const said = "The parcel for Petit, Young and CAMPOS was refused: too small, trop petit, zu kurz";
  const shown = hideStrangeWords(said, HIDDEN);
  expect(shown).not.toMatch(/Petit|Young|CAMPOS/);
  expect(shown).toContain("was refused: too small, trop petit, zu kurz");
});

it("an everyday word with a capital may be a name, and is hidden as one", () => {
  expect(hideStrangeWords("Parcel of Semble was refused", HIDDEN)).toBe(`Parcel of ${HIDDEN} was refused`);
});
