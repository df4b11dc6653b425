import { expect, it } from "vitest";
import { OVERLAY_RULES } from "@/lib/grammar";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { sourceWords } from "./source-words";

it.each(LOCALES)("U7 · every rule beyond the metadata says where it was read in %s", (locale) => {
  const t = createTranslate(compiledMessages(locale, ["explorer"]), locale, "explorer");
  for (const { id } of OVERLAY_RULES)
    expect([id, sourceWords(t, { id, source: "" })]).toEqual([id, expect.stringMatching(/^[^.]{10,}$/)]);
});
