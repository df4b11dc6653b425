import { describe, expect, it } from "vitest";
import { ACTION_STATES, ORDER_TYPES, type OrderTypeKey, SETTLED_STATES } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import { LOCALES } from "@/lib/messages/locales";
import { createTranslate } from "@/lib/messages/translate";
import { COLUMN_SPECS } from "./column-specs";

/** How wide Inter's letters are at 12 px and weight 500, as a browser measures them; letters of one width stand together. */
const WIDTHS: Record<string, number> = {
  ijlî: 3,
  " ": 3.2,
  "I’": 3.3,
  ",.:": 3.6,
  t: 4,
  f: 4.1,
  "/": 4.4,
  r: 4.8,
  "1ï": 5,
  "-": 5.6,
  s: 6.5,
  kxz: 6.7,
  aLàâä: 6.8,
  cvyJç: 6.9,
  eF7éèêë: 7.1,
  hnuE5ùûüÉÈÊ: 7.2,
  oôö: 7.3,
  bdgpq2: 7.4,
  "3": 7.5,
  "689ß": 7.6,
  PZ: 7.7,
  RST0: 7.8,
  B4: 7.9,
  K: 8.3,
  XY: 8.4,
  ADVÀÄ: 8.7,
  C: 8.8,
  HUÜ: 8.9,
  G: 9,
  N: 9.1,
  OQÖ: 9.2,
  w: 10,
  m: 10.7,
  M: 11,
  W: 12.3,
};
const widthOf = new Map(Object.entries(WIDTHS).flatMap(([letters, width]) => [...letters].map((one) => [one, width])));

/** The width of a text in px; a letter that was never measured counts as the widest. */
const width = (text: string): number => [...text].reduce((sum, one) => sum + (widthOf.get(one) ?? 12.3), 0);

/** Letters side by side come closer than they are wide alone. */
const KERNING = 1;
/** A cell's paddings (`data-table.css`), and what a badge has beside its word, of which 5 px hang out. */
const [CELL, BADGE] = [10 + 4, 24];

describe.each(LOCALES)("in the grid, in %s,", (locale) => {
  const t = createTranslate(compiledMessages(locale, ["status"]), locale, "status");
  const states = Object.keys(ACTION_STATES).map((state) => t(`action.${state as keyof typeof ACTION_STATES}`));
  const settled = Object.keys(SETTLED_STATES).map((way) => t(`settled.${way as keyof typeof SETTLED_STATES}`));
  const types = Object.keys(ORDER_TYPES).map((type) => t(`type.${type as OrderTypeKey}`));

  it.each([...states, ...settled])("the last action’s state “%s” is whole in its column", (word) => {
    expect(width(word)).toBeLessThanOrEqual(COLUMN_SPECS.last_action.width - CELL - BADGE + KERNING);
  });

  it.each(types)("the type “%s” is whole in its column", (word) => {
    expect(width(word)).toBeLessThanOrEqual(COLUMN_SPECS.type.width - CELL + KERNING);
  });
});
