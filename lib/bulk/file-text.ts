/** What a spreadsheet wrote its file in; `windows-1252` is what Excel means by "CSV" in Western Europe. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Separator = "," | ";" | "\t" | "|";

export interface FileText {
  text: string;
  encoding: Encoding;
}

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Without a mark: text in Latin letters has a zero in every second byte when it is UTF-16. */
function zerosAt(bytes: Uint8Array, odd: 0 | 1): boolean {
  const end = Math.min(bytes.length - (bytes.length % 2), 512);
  if (end < 4) return false;
  let zeros = 0;
  for (let at = odd; at < end; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros > (end / 2) * 0.6;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (starts(bytes, 0xff, 0xfe)) return "utf-16le";
  if (starts(bytes, 0xfe, 0xff)) return "utf-16be";
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (zerosAt(bytes, 1)) return "utf-16le";
  if (zerosAt(bytes, 0)) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The text of a file by its mark, by its zeros, else UTF-8 where every byte fits, else windows-1252, in which every byte is a character. */
export function decodeFile(bytes: Uint8Array): FileText {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text: text.startsWith("\ufeff") ? text.slice(1) : text, encoding };
}

const SEPARATORS: readonly Separator[] = [";", "\t", ",", "|"];

/** How often each separator stands in a line, what is quoted left out. */
function countsOf(line: string): number[] {
  const bare = line.replace(/"[^"]*"?/g, "");
  return SEPARATORS.map((separator) => bare.split(separator).length - 1);
}

/** The separator that stands equally often in most of the first lines; a decimal comma in a few cells is outvoted. */
export function guessSeparator(text: string): Separator {
  const told = /^sep=([;,|\t])\r?\n/i.exec(text)?.[1];
  if (told !== undefined) return told as Separator;
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .slice(0, 20);
  const counts = lines.map(countsOf);
  const scores = SEPARATORS.map((_, index) => {
    const each = counts.map((row) => row[index] ?? 0);
    const first = each[0] ?? 0;
    return first === 0 ? 0 : each.filter((n) => n === first).length / each.length + Math.min(first, 20) / 1_000;
  });
  const best = Math.max(...scores);
  return best === 0 ? "," : (SEPARATORS[scores.indexOf(best)] ?? ",");
}
