import { describe, expect, it } from "vitest";
import { searchWords } from "@/lib/domain/order-words";
import { hidingOfWords } from "./hide-people";

const note = (names: string, text: string) => hidingOfWords(searchWords(names)).note(text);

describe("U21 · a colleague's note, read by somebody who may not see buyers", () => {
  it.each([
    ["Lena Müller", "Kunde müller ruft zurück", "Kunde ••• ruft zurück"],
    ["Jia Wu", "Rückfrage an Wu", "Rückfrage an •••"],
    ["Lena Müller", "heißt lena, Nachname müller", "heißt •••, Nachname •••"],
    ["Alexander McQueen", "mcqueen will eine andere Größe", "••• will eine andere Größe"],
    ["Lena Müller", "Müllers Paket liegt beim Nachbarn", "••• Paket liegt beim Nachbarn"],
  ])("tells nothing of %s", (names, text, seen) => {
    expect(note(names, text)).toBe(seen);
  });

  it("hides a street by its shape although a word of it is a name's word too", () => {
    expect(note("Anna via Roma", "Abgeben: Via Roma Antica 5, links")).toBe("Abgeben: •••, links");
    expect(note("Anna Brisson", "44 rue de la très longue et belle promenade Brissonniere, gauche")).toBe(
      "•••, gauche",
    );
  });
});
