import { describe, expect, it } from "vitest";
import { de } from "@/lib/messages/de";
import { en } from "@/lib/messages/en";
import { fr } from "@/lib/messages/fr";
import { digestText } from "./digest-text";
import { SLOT_WORDS } from "./slot-words";

const LINE = {
  event: "new_group",
  marketplace: "Darty Pro",
  action_type: "ship",
  count: 2,
  mask: "Le numéro de suivi <tracking> est déjà utilisé.",
  wordless: false,
  href: "https://orderdeck.test/errors",
};

describe("a digest", () => {
  it.each([
    ["en", "New cause: Darty Pro, shipment, 2 failures", "Le numéro de suivi ‹tracking no.› est déjà utilisé."],
    [
      "fr",
      "Nouvelle cause\u00a0: Darty Pro, expédition, 2 échecs",
      "Le numéro de suivi ‹n° de suivi› est déjà utilisé.",
    ],
    ["de", "Neue Ursache: Darty Pro, Versand, 2 Fehler", "Le numéro de suivi ‹Sendungsnr.› est déjà utilisé."],
  ])("says what happened in its reader’s words, places of a pattern set apart (%s)", (language, title, mask) => {
    const lines = digestText([LINE], language).text.split("\n");
    expect(lines.slice(2, 5)).toEqual([title, `  ${mask}`, `  ${LINE.href}`]);
  });

  it.each([
    ["en", en.triage.wordless],
    ["fr", fr.triage.wordless],
    ["de", de.triage.wordless],
  ])("says as the screen does that nobody said anything, and none of our codes (%s)", (language, words) => {
    const { text } = digestText([{ ...LINE, mask: "person unclear answer", wordless: true }], language);
    expect(text.split("\n")[3]).toBe(`  ${words}`);
    expect(text).not.toContain("unclear answer");
  });

  it("calls the places of a pattern what the screen calls them", () => {
    expect(SLOT_WORDS).toEqual({ en: en.triage.slot, fr: fr.triage.slot, de: de.triage.slot });
  });
});
