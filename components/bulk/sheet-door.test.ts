import { expect, it } from "vitest";
import { SHEET_PROBLEMS } from "@/lib/bulk/sheet-problem";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES, type Locale } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { ApiError } from "@/lib/queries/api-fetch";
import { refusalOf } from "./sheet-door";

/** Everything that can be answered to a sheet, the English of the envelope in it. */
const refused = (code: ApiError["code"], details: { field: string; message: string }[] = []) =>
  new ApiError(code, "The file was not read.", 400, null, "no", details);
const ANSWERS = [
  ...SHEET_PROBLEMS.map((problem) =>
    refused("bad_request", [
      { field: "file", message: "is something in English" },
      { field: "problem", message: problem },
    ]),
  ),
  refused("bad_request", [
    { field: "problem", message: "not_a_table" },
    { field: "at", message: "1200" },
  ]),
  ...(["too_large", "not_allowed", "offline", "internal"] as const).map((code) => refused(code)),
];

function sentences(locale: Locale): string[] {
  const messages = compiledMessages(locale, ["bulk", "errors"]);
  const words = {
    t: createTranslate(messages, locale, "bulk"),
    e: createTranslate(messages, locale, "errors"),
    locale,
  };
  return ANSWERS.map((error) => refusalOf(error, words));
}

it.each(LOCALES)("why a sheet was not taken is said in %s, and nothing of the envelope's English is", (locale) => {
  const said = sentences(locale);
  expect(new Set(said).size).toBe(ANSWERS.length);
  for (const sentence of said) expect(sentence).not.toMatch(/bulk\.|errors\.|something in English|was not read\.$|_/);
  if (locale !== "en") expect(said.filter((sentence) => sentences("en").includes(sentence))).toEqual([]);
  expect(said[SHEET_PROBLEMS.length]).toMatch(/1\D?200/);
});
