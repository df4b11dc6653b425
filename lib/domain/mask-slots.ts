/**
 * The places of a mask that stand for what differs (`<order>`), shown to people. The words around a place are the marketplace's, in whatever
 * language it wrote; so a place is set apart by signs of its own and never reads as one of them.
 */

/** The names of places that have words in every language. */
export const MASK_SLOTS = [
  "url",
  "email",
  "id",
  "ip",
  "path",
  "date",
  "amount",
  "duration",
  "phone",
  "address",
  "code",
  "value",
  "number",
  "carrier",
  "order",
  "line",
  "product",
  "tracking",
  "name",
] as const;
export type MaskSlot = (typeof MASK_SLOTS)[number];

const PLACE = /(<[a-z_ ]{1,20}>)/;

/** A stretch of a mask: words, or a place by its name. `at` is where it begins. */
export interface MaskPart {
  at: number;
  text: string;
  slot: string | null;
}

/** The words and places of a mask, in their order; none is empty. */
export function maskParts(mask: string): MaskPart[] {
  let at = 0;
  return mask
    .split(PLACE)
    .map((text, index) => {
      const part = { at, text, slot: index % 2 === 1 ? text.slice(1, -1) : null };
      at += text.length;
      return part;
    })
    .filter(({ text }) => text !== "");
}

/** A place as it is written: "‹word›". A name that an administrator invented has no word and stands for itself. */
export function slotText(slot: string, wordOf: (slot: MaskSlot) => string): string {
  const known = MASK_SLOTS.find((name) => name === slot);
  return `‹${known ? wordOf(known) : slot}›`;
}

/** A mask where only text goes: a `title`, a list of choices, a letter. */
export function maskAsText(mask: string, wordOf: (slot: MaskSlot) => string): string {
  return maskParts(mask)
    .map(({ text, slot }) => (slot === null ? text : slotText(slot, wordOf)))
    .join("");
}
