import { describe, expect, it } from "vitest";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/error-envelope";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { failureWords } from "./failure-words";

/** Told by the forms they belong to, which know more than the code; or mistakes of our own, which have the words of one. */
const TOLD_ELSEWHERE: readonly ErrorCode[] = ["busy", "key_reused", "index_needed", "too_large"];
const OUR_OWN: readonly ErrorCode[] = ["internal", "storage_unavailable", "origin_refused", "method_not_allowed"];

describe.each(LOCALES)("the words for a failure (%s)", (locale) => {
  const t = createTranslate(compiledMessages(locale, ["errors"]), locale, "errors");
  const ours = failureWords("internal", t);
  const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
  const named = codes.filter((code) => ![...TOLD_ELSEWHERE, ...OUR_OWN].includes(code));

  it.each(named)("%s is not called a mistake of ours", (code) => {
    const { title, step } = failureWords(code, t);
    expect(title).not.toBe(ours.title);
    expect([title, step].filter((words) => words === "" || words.startsWith("errors."))).toEqual([]);
  });

  it.each(OUR_OWN)("%s is", (code) => {
    expect(failureWords(code, t).title).toBe(ours.title);
  });

  it("too many requests say when to try again", () => {
    expect(failureWords("too_many_requests", t).step).toMatch(/a minute|une minute|eine Minute/);
  });
});
