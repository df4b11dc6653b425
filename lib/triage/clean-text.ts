import { orderJson } from "./json-order";

/**
 * Turns what a marketplace sent into plain text: no markup, entities, escapes, stack frames or invisible characters.
 * Every pattern here is linear, and the input is cut first, so a 200 KB answer costs no more than a short one.
 */

/** Characters of the raw text that are looked at; markup is still inside. */
const MAX_RAW = 16_384;
/** Characters of the cleaned text that decide the group: the cause stands at the front, a dump follows. */
const MAX_CLEAN = 4096;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  laquo: "«",
  raquo: "»",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  euro: "€",
  pound: "£",
  deg: "°",
  szlig: "ß",
};

/** Letters with a mark are named by letter and mark (`eacute`), so they need no list. */
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  tilde: "\u0303",
  cedil: "\u0327",
};

const decodeEntity = (whole: string, body: string): string => {
  if (body.startsWith("#")) {
    const hex = body[1] === "x" || body[1] === "X";
    const point = Number.parseInt(hex ? body.slice(2) : body.slice(1), hex ? 16 : 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : " ";
  }
  const marked = /^([A-Za-z])(acute|grave|circ|uml|tilde|cedil)$/.exec(body);
  if (marked) return `${marked[1]}${MARKS[marked[2] ?? ""]}`.normalize("NFC");
  return NAMED[body] ?? NAMED[body.toLowerCase()] ?? whole;
};

const decodeEntities = (text: string): string =>
  !text.includes("&") ? text : text.replace(/&(#[xX][0-9A-Fa-f]{1,6}|#\d{1,7}|[A-Za-z]{2,8});/g, decodeEntity);

/** UTF-8 read as Latin-1 (`Ã©` for `é`), which marketplaces send often enough to split every French group (PRODUCT F17). */
const repairEncoding = (text: string): string =>
  !/[ÃÂâ]/.test(text)
    ? text
    : text
        .replace(/Ã([\u0080-\u00bf])/g, (_, low: string) => String.fromCharCode(low.charCodeAt(0) + 0x40))
        .replace(/Ã(?=[ \s])/g, "à")
        .replace(/Â(?=[\u00a0-\u00bf])/g, "")
        .replace(/â\u0080\u0099|â€™/g, "'");

const unescapeLiterals = (text: string): string =>
  !text.includes("\\")
    ? text
    : text
        .replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(/\\[rnt]/g, "\n")
        .replace(/\\(["'/])/g, "$1");

/** `<ErrorCode>12</ErrorCode>` keeps its name, because the name says that 12 is a code; other tags are only walls. */
const stripMarkup = (text: string): string =>
  !/[<>]/.test(text)
    ? text
    : text
        .replace(/<(script|style)\b[^>]{0,500}>[^<]{0,8000}<\/\1>/gi, " ")
        .replace(/<!\[CDATA\[|\]\]>/g, " ")
        .replace(/<!--|-->/g, " ")
        .replace(/<(?:[\w-]{1,40}:)?(\w*code)>\s?/gi, " $1: ")
        .replace(/<\w[^<>]{0,300}\b(code|errorcode)\s?=\s?"([^"<>]{1,60})"[^<>]{0,300}>/gi, " $1: $2 ; ")
        .replace(/<\/?[A-Za-z!?][^<>]{0,600}>/g, " ; ");

/** Frames say where a program broke, not why; line numbers in them would part equal failures at each release. */
const dropStackFrames = (text: string): string =>
  text.includes("\n")
    ? text
        .split("\n")
        .filter(
          (line) =>
            !/^\s{0,40}(?:at\s{1,9}[^\s(]{1,200}\s?\(|at\s{1,9}[\w.$<>/]{1,200}:\d|#\d{1,4}\s|File\s{1,9}"[^"]{1,300}",\s{1,9}line\s)/.test(
              line,
            ),
        )
        .join("\n")
    : text;

/** A whole answer as a form sends it: `code=12&message=Not+found`. A link, or a sentence that quotes one, is not. */
const FORM = /^[\w.[\]-]{1,60}=[^&\s]{0,2000}(?:&[\w.[\]-]{1,60}=[^&\s]{0,2000}){1,60}$/;

const readForm = (text: string): string => {
  const form = text.trim();
  if (!form.includes("&") || !FORM.test(form)) return text;
  try {
    return form
      .split("&")
      .map((member) => decodeURIComponent(member.replaceAll("+", " ")))
      .join(";");
  } catch {
    return text;
  }
};

/** Letters and marks that no step here changes; blanks alone are left to be joined. */
const PLAIN = /^[\x20-\x25\x27-\x3b\x3d\x3f-\x5b\x5d-\x5f\x61-\x7e]*$/;
const plain = (text: string): string => text.slice(0, MAX_RAW).replace(/ {2,}/g, " ").slice(0, MAX_CLEAN).trim();

/**
 * The plain text of a message, at most {@link MAX_CLEAN} characters, quotation marks reduced to `"` and `'`.
 * Never throws; an empty string stays empty.
 */
export const cleanText = (text: string): string => cleanOrdered(orderJson(readForm(text.slice(0, MAX_RAW))));

const cleanOrdered = (text: string): string => (PLAIN.test(text) ? plain(text) : cleanRaw(text));

const cleanRaw = (text: string): string =>
  dropStackFrames(
    stripMarkup(
      unescapeLiterals(decodeEntities(decodeEntities(repairEncoding(text.slice(0, MAX_RAW).normalize("NFC"))))),
    )
      .replace(/[º°]/g, "\u0001")
      .replace(/№/g, "n°")
      .normalize("NFKC")
      .replaceAll("\u0001", "°")
      .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]|[\ufe00-\ufe0f]/g, "")
      .replace(/[«»„“”‟″]/g, '"')
      .replace(/[’‘‚‛′´`]/g, "'")
      .replace(/[‐‑‒–—―−]/g, "-"),
  )
    .replace(/[\p{Cc}\p{Zs}]+/gu, " ")
    .slice(0, MAX_CLEAN)
    .trim();
