import { describe, expect, it } from "vitest";
import { PROBLEM_CODES, WHY_CODES, type Why } from "@/lib/bulk/verdict";
import { ERROR_CODES } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { whyWords } from "./why-words";

const all: Why[] = [
  ...WHY_CODES.filter((code) => code !== "field").map((code) => ({
    code,
    field: "tracking_number",
    detail: "shipped",
  })),
  ...PROBLEM_CODES.map((problem) => ({ code: "field" as const, field: "carrier", problem })),
];

function wordsIn(locale: Locale): string[] {
  const messages = compiledMessages(locale, ["bulk", "actions", "status"]);
  const words = {
    t: createTranslate(messages, locale, "bulk"),
    actions: createTranslate(messages, locale, "actions"),
    status: createTranslate(messages, locale, "status"),
  };
  return all.map((why) => whyWords(words, why));
}

describe("every reason of the flight check", () => {
  it.each(LOCALES)("is a sentence of its own in %s, never a key or a code", (locale) => {
    const sentences = wordsIn(locale);
    for (const [at, sentence] of sentences.entries()) {
      expect({ why: all[at], sentence }).toEqual({ why: all[at], sentence: expect.not.stringMatching(/bulk\.|_|: $/) });
    }
    expect(new Set(sentences).size).toBe(all.length);
  });

  it.each(["fr", "de"] as const)("holds in %s nothing of the English sentence", (locale) => {
    // Without the column's own name, which would make any two sentences differ.
    const bare = (sentence = "") =>
      sentence.replace(
        /^(?:Tracking number|Sendungsnummer|Numéro de suivi|Carrier|Versanddienstleister|Transporteur)\s?: /,
        "",
      );
    const english = wordsIn("en");
    wordsIn(locale).forEach((sentence, at) => {
      expect({ why: all[at], said: bare(sentence) }).not.toEqual({ why: all[at], said: bare(english[at]) });
    });
  });

  it("knows every code that the form's validator has", () => {
    expect(PROBLEM_CODES).toEqual(expect.arrayContaining([...ERROR_CODES]));
  });
});
