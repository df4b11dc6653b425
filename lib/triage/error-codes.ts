import type { SlotStore } from "./slots";

/**
 * Numbers that name a cause stay in the mask: 79503 and 79517 are two different mistakes. A number is a code only where the text
 * says so ("error 8026", "code: 99042", "HTTP 503", "[SE-1234] ..."); every other number belongs to one order and is masked.
 */

const CODE = String.raw`(?:0x[0-9a-f]{4,8}|(?:[a-z]{1,8}[-_]){0,3}[a-z]{0,6}\d{1,8})(?![\p{L}\d_]|[-/.,:;]\d|[-;]\p{L})`;
/** Quotation marks, colons, brackets and number signs that may stand between a cue and its code. */
const GAP = String.raw`(?:\s?(?:n[°ºor]|nr|no|num|id)\.?(?=[\s:]))?["'\s:=#([]{1,5}`;
const STRONG = [
  "error[ _-]?codes?",
  "error[ _-]?(?:id|no|number)",
  "err(?:or|no)?",
  "erreur",
  "code[ _-](?:d')?erreur",
  "code retour",
  "fehler(?:[ -]?code|nummer)?",
  "(?:codice )?(?:di )?errore",
  "c[oó]digo(?: de)? error",
  "fault[ _-]?code",
  "(?:status|response|return|result)[ _-]?code",
  "http(?:[ _-]?status)?(?:/\\d(?:\\.\\d)?)?",
  "sqlstate",
  "exit code",
].join("|");

const AFTER_CUE = new RegExp(String.raw`(?<![\p{L}\d])(${STRONG})(${GAP})(${CODE})`, "giu");
const AFTER_CODE_WORD = new RegExp(
  String.raw`(?<![\p{L}\d])((?:[a-z_]{1,30})?code|codice|c[oó]digo)(${GAP})(${CODE})`,
  "giu",
);
const STATUS = /(?<![\p{L}\d])(status)(["'\s:=]{1,5})([1-5]\d\d)(?![\d\p{L}]|[-.,]\d)/giu;
const AT_START =
  /^([\s([]{0,3})((?:[A-Za-z]{1,8}[-_]){0,2}[A-Za-z]{0,4}\d{3,6}|[A-Za-z]{1,8}[-_]\d{2,6})(?=\s?[:\])|]|\s-\s)(?!:\d)/u;
const AT_END = /\[((?:[A-Z]{1,8}[-_]){1,2}\d{2,6})\](?=[\s.!]{0,3}$)/u;
const HTTP_PHRASE =
  /(?<![\p{L}\d.-])([45]\d\d)(?=[\s:-]{1,3}(?:not found|bad (?:request|gateway)|unauthorized|forbidden|conflict|gone|method not|internal server|service (?:temporarily )?unavailable|gateway time-?out|too many|unprocessable|request time|payload|not acceptable|precondition))/giu;
const SELF_EVIDENT =
  /(?<![\p{L}\d_-])((?:ERR|ERROR|ORA|EC)[-_]?\d{2,6}|E\d{3,6}|795(?:03|09|13|17|23|31|40|44))(?![\p{L}\d_]|[-/.,]\d)/gu;

/** Why a bank sent money back, in the codes that all banks of SEPA share (ISO 20022). */
const BANK_REASON =
  /(?<=(?<!\p{L})(?:motif|reason|grund|motivo|razón|powód|reden)(?: code)?[\s:=]{1,3})((?:AC|AG|AM|BE|CH|DT|ED|FF|MD|MS|RC|RR|SL|TM)\d{2})(?![\p{L}\d_-])/gu;

/** What stands before "code" when it is not an error code but a value of the order. */
const NOT_AN_ERROR =
  /(?:postal|zip|post|country|carrier|courier|transporter|tracking|product|item|article|reason|motive|promo|discount|bar|tax|fiscal|currency|region|service|method|cancel|cancellation|refund|return|pickup|client|customer|standard|\ble|\bla|\bil|\blo|\bel|\bdu|\bder)[\s_-]?$/iu;
/** Prefixes of references that look like codes in brackets. */
const REFERENCE_PREFIX =
  /^(?:sku|req|ord|order|cmd|ref|id|ean|trk|inv|fac|sh|ship|prod|art|item|line|pkg|so|po|rma|rmb|rmt|ret|rtn|refund|return|av|adj|awb)[-_]/i;

const COUNTED = /^\s\p{Ll}/u;

/** Puts every error code of the text into the store as a `code` slot. */
export const takeCodes = (text: string, store: SlotStore): string => {
  if (!/\d/.test(text)) return text;
  const put = (code: string) => store.put("code", code.toUpperCase().replaceAll("_", "-"));
  return text
    .replace(AT_START, (whole, open: string, code: string) =>
      REFERENCE_PREFIX.test(code) ? whole : `${open}${put(code)}`,
    )
    .replace(AT_END, (whole, code: string) => (REFERENCE_PREFIX.test(code) ? whole : `[${put(code)}]`))
    .replace(AFTER_CUE, (whole, cue: string, gap: string, code: string, at: number) => {
      const loose = /^(?:err|error|erreur|fehler|errore)$/i.test(cue);
      // "Error: 12 items failed" counts; "Error: 4012" and "Error 28" name.
      const counts =
        loose &&
        code.length < 3 &&
        COUNTED.test(text.slice(at + whole.length, at + whole.length + 2)) &&
        gap.includes(":");
      const named = loose && /[a-z]/.test(code) && !/^e(?:rr(?:or)?)?[-_]?\d/i.test(code);
      return named || counts || (loose && /^\d{7,}$/.test(code) && gap.includes(":"))
        ? whole
        : `${cue}${gap}${put(code)}`;
    })
    .replace(AFTER_CODE_WORD, (whole, cue: string, gap: string, code: string, at: number, all: string) =>
      REFERENCE_PREFIX.test(code) || NOT_AN_ERROR.test(`${all.slice(Math.max(0, at - 16), at)}${cue.slice(0, -4)}`)
        ? whole
        : `${cue}${gap}${put(code)}`,
    )
    .replace(STATUS, (_, cue: string, gap: string, code: string) => `${cue}${gap}${put(code)}`)
    .replace(HTTP_PHRASE, (_, code: string) => put(code))
    .replace(BANK_REASON, (_, code: string) => put(code))
    .replace(SELF_EVIDENT, (_, code: string) => put(code));
};
