import { expect, it } from "vitest";
import { compiledMessages } from "@/lib/messages/compiled";
import { createTranslate } from "@/lib/messages/translate";
import { windowWords } from "./filters";

const now = Date.parse("2026-11-22T10:00:00Z");

it.each([
  ["en", "22 Nov", "until 22 Nov", "2 Nov to 22 Nov"],
  ["fr", "le 22 nov.", "jusqu’au 22 nov.", "du 2 nov. au 22 nov."],
  ["de", "22. Nov.", "bis 22. Nov.", "2. Nov. bis 22. Nov."],
] as const)(
  "one day is one day, and a span that nobody began has no invented beginning (%s)",
  (locale, one, open, both) => {
    const words = { t: createTranslate(compiledMessages(locale, ["orders"]), locale, "orders"), locale, now };
    const to = "2026-11-22";
    expect(windowWords(words, { from: to, to })).toBe(one);
    expect(windowWords(words, { from: "1970-01-01", to })).toBe(open);
    expect(windowWords(words, { from: "2026-11-02", to })).toBe(both);
  },
);
