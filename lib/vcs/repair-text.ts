/**
 * Texts of the report sometimes arrive broken: a byte of an old code page stands as a control character ("f\u0081r", API.md §17), or UTF-8 was
 * read as Latin-1 ("fÃ¼r"). What is shown is a repair for our own use; the raw text is kept beside it (PRODUCT LV-18).
 */

/** 0x80 to 0x9f of code page 850, where it has a letter: what such a byte means between letters. */
const LETTERS = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ";
/** 0x80 to 0x9f of Windows-1252: what it means elsewhere. `\ufffd` where it has nothing. */
const SIGNS = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

const CONTROL = /[\u0080-\u009f]/g;
const LETTER = /\p{L}/u;
/** In French and Italian this byte is an apostrophe between letters, and code page 850's letter there is rare. */
const APOSTROPHE = 0x92;
const OE = 0x9c;

function signAt(text: string, index: number): string {
  const byte = text.charCodeAt(index);
  const sign = SIGNS[byte - 0x80] ?? "\ufffd";
  if (byte === APOSTROPHE || byte === OE) return sign;
  const letter = LETTERS[byte - 0x80] ?? "\ufffd";
  const inWord = LETTER.test(text[index - 1] ?? "") || LETTER.test(text[index + 1] ?? "");
  return (inWord || sign === "\ufffd") && LETTER.test(letter) ? letter : sign;
}

/** Windows-1252's own characters back to their bytes. */
const BYTES = new Map([...SIGNS].map((sign, index) => [sign, 0x80 + index]));

/** The text whose UTF-8 bytes were shown as Latin-1 or Windows-1252; null when it is not such a one. */
function fromMisreadUtf8(text: string): string | null {
  // A lead byte of UTF-8 and a byte that continues it, as those two code pages show them.
  if (!/[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(text)) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = code < 0x100 ? code : BYTES.get(character);
    if (byte === undefined || character.length > 1) return null;
    bytes.push(byte);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

/** A readable form of `text`; the same text when nothing in it is broken. */
export function repairText(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text;
  const decoded = fromMisreadUtf8(text) ?? text;
  return decoded.replace(CONTROL, (_, index: number) => signAt(decoded, index));
}
