import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { plainLetters } from "./fold-text";
import { MASK, wordMasker } from "./masking";
import { searchWords } from "./order-words";

/** A masker of names as the database keeps them. */
const masker = (names: readonly string[]) => wordMasker(names.flatMap(searchWords));
const hide = (names: string[], text: string) => masker(names).sentence(text);

describe("U21 · names in sentences", () => {
  it.each([
    // A verb, a preposition and an adjective that are somebody's name too.
    [["Kommen"], "Die Ware wird morgen kommen.", "Die Ware wird morgen kommen."],
    [["Will", "Young"], "Lengow will try again.", "Lengow will try again."],
    [["Petit"], "Le colis est trop petit.", "Le colis est trop petit."],
    [["von", "der", "Heide"], "Das Paket von der Post fehlt.", "Das Paket von der Post fehlt."],
    [["Li", "Na"], "On li le code, na.", "On li le code, na."],
  ])("leaves an ordinary word that equals a name: %j", (names, text, seen) => {
    expect(hide(names, text)).toBe(seen);
  });

  it.each([
    [["Kommen"], "Kommen rief an.", "••• rief an."],
    [["Kommen"], "KOMMEN: Adresse falsch", "•••: Adresse falsch"],
    [["Claire", "Brisson"], "Parcel for claire brisson refused", "Parcel for ••• ••• refused"],
    [["Peter", "von", "der", "Heide"], "Lieferung an peter von der heide", "Lieferung an ••• ••• ••• •••"],
    [["Brisson"], "Bitte frau brisson anrufen", "Bitte frau ••• anrufen"],
    [["Li", "Na"], "Parcel for Li Na.", "Parcel for ••• •••."],
    [["claire88"], "Das Konto claire88 ist gesperrt", "Das Konto ••• ist gesperrt"],
    [["Müller"], "Frau Mueller und Herr MÜLLER", "Frau ••• und Herr •••"],
    [["山田"], "Parcel for 山田", "Parcel for •••"],
    [["McQueen"], "Parcel for McQueen", "Parcel for •••"],
    [["Queen", "Noée"], "Frau Queen und Noée", "Frau ••• und •••"],
    [["Will"], "The parcel of customer will is lost", "The parcel of customer ••• is lost"],
    [["Müller"], "Der Käufer müller fehlt", "Der Käufer ••• fehlt"],
    [["Petit"], "Le client petit est absent", "Le client ••• est absent"],
    [["Lena"], "The name is lena.", "The name is •••."],
    [["Lena", "Müller"], "Sie heißt lena, Nachname: müller", "Sie heißt •••, Nachname: •••"],
    [["Petit"], "Le nom est petit", "Le nom est •••"],
    [["Dijk", "van"], "An Herr van dijk", "An Herr ••• •••"],
  ])("hides a name that is written as one, and a whole name however it is written: %j", (names, text, seen) => {
    expect(hide(names, text)).toBe(seen);
  });

  it("hides small words too where the writer uses no capitals at all: nothing tells a name from a verb there", () => {
    expect(hide(["Brisson"], "brisson called, wants another size")).toBe("••• called, wants another size");
  });

  it("hides every known word of a value, however it is written", () => {
    expect(wordMasker(["kommen", "brisson"]).value("Paket kommen brisson, Müllers Paket")).toBe(
      "Paket ••• •••, Müllers Paket",
    );
    expect(masker(["Müller"]).value("Müllers Paket für mueller")).toBe("••• Paket für •••");
  });

  it("knows every name by its words in the database, folded, and as they were kept before that", () => {
    const name = fc.string({ unit: fc.constantFrom(..."aeouüößæbnQMcé"), minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(name, (one) => {
        expect(masker([one]).value(one)).toBe(MASK);
        expect(wordMasker([plainLetters(one)]).value(one)).toBe(MASK);
      }),
    );
  });

  it("leaves no capitalised name of three letters and more in any sentence", () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
    fc.assert(
      fc.property(name, fc.lorem(), fc.lorem(), (one, before, after) => {
        const seen = hide([one], `${before} ${one}, ${after}`);
        expect(seen).toContain("•••,");
      }),
    );
  });
});
