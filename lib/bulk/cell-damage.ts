/** What a spreadsheet does to numbers that are names: codes of parcels and orders are not numbers, and Excel does not know that. */
export type Damage = "scientific" | "lost_zeros" | "unreadable";

/** "3.04E+13", "3,04E13": a number that was shown short; its last digits are gone. */
export function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i.test(text.trim());
}

/** Characters that a wrong decoding left behind. */
export function isUnreadable(text: string): boolean {
  return /\ufffd|(?![\t\n\r])\p{Cc}/u.test(text);
}

const DIGITS = /^\d+$/;
/** Codes shorter than this are numbers of a shelf as well; nothing can be said of them. */
const LEAST_LENGTH = 6;
const MOST_MISSING = 4;
const USUAL_SHARE = 0.5;

/** The length that most of a column's codes of digits have, when one is usual and some of that length begin with a zero. */
export function usualLength(column: readonly string[]): number | null {
  const codes = column.map((text) => text.trim()).filter((text) => DIGITS.test(text) && text.length >= LEAST_LENGTH);
  const lengths = new Map<number, number>();
  for (const { length } of codes) lengths.set(length, (lengths.get(length) ?? 0) + 1);
  const [usual, times] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (codes.length < 2 || times / codes.length < USUAL_SHARE) return null;
  const zeros = codes.some((code) => code.length === usual && code.startsWith("0"));
  return zeros || times / codes.length >= 0.8 ? usual : null;
}

/** What happened to a cell of a column whose codes usually have `usual` digits. */
export function damageOf(text: string, usual: number | null): Damage | null {
  const bare = text.trim();
  if (isUnreadable(bare)) return "unreadable";
  if (isScientific(bare)) return "scientific";
  if (usual === null || !DIGITS.test(bare) || bare.length < LEAST_LENGTH) return null;
  const missing = usual - bare.length;
  return missing > 0 && missing <= MOST_MISSING ? "lost_zeros" : null;
}

/** A cell as it was meant: ="0123" and '0123 are how spreadsheets are told to leave a code alone; formulas are never read as such. */
export function bareCell(text: string): string {
  const trimmed = text.replace(/[\u00a0\u200b\u202f]/g, " ").trim();
  const formula = /^="([^"]*)"$/.exec(trimmed)?.[1];
  if (formula !== undefined) return formula.trim();
  return trimmed.replace(/^'(?=[=+\-@0-9])/, "");
}
