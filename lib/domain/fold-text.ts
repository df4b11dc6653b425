/** Letters that stay whole when accents are taken off, as people type them without their own keyboard. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** Small letters without accents: "Łódź", "LODZ" and "lodz" are one. */
export function plainLetters(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/**
 * Writes alike what people spell in two ways: "Müller", "Mueller" and "Muller" are "muller", "Straße" and "Strasse" are "strasse". The beginning of a
 * word folds to the beginning of the folded word, so that words can be looked for by their beginnings. What is kept and what is typed must both be folded.
 */
export function foldText(text: string): string {
  return plainLetters(text).replace(/([aou])e/g, "$1");
}
