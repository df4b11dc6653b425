import type { DocumentKind } from "../document-state";
import { amountsIn, type FoundAmount } from "./amounts-in-text";

/** What an invoice says of itself; null where its text does not say it clearly. */
export interface InvoiceFacts {
  kind: DocumentKind | null;
  number: string | null;
  /** Cents, without a sign. */
  total: number | null;
  vat: number | null;
  /** ISO days that occur in the text. */
  days: string[];
}

/** Credit notes before invoices: "factura rectificativa" and "Rechnungskorrektur" hold the other word too. */
const CREDIT =
  /\b(?:credit[ -]?(?:note|memo|invoice)|note de cr[ée]dit|facture d[’' ]avoir|avoir|gutschrift|stornorechnung|rechnungskorrektur|nota di (?:credito|accredito)|(?:factura )?rectificativa|nota de cr[ée]dito|(?:factura de )?abono)\b/iu;
const INVOICE = /\b(?:invoice|facture|rechnung|fattura|factura)/iu;

/** Words before the sum to pay, the surest first; a line that also says "net" or "VAT" is not it. */
const TOTALS = [
  /\b(?:grand total|invoice total|total (?:amount )?(?:incl(?:uding|\.)?|inc\.?|with)(?: of)? (?:vat|tax)|total credited|amount due|total due|balance due)\b|\btotal (?:incl\. )?vat incl/iu,
  /\b(?:(?:montant |net )?(?:total )?(?:général )?t\.?t\.?c\.?|net à payer|montant total|total à payer|total de l[’']avoir)(?=\P{L}|$)/iu,
  /\b(?:rechnungsbetrag|gesamtbetrag|gesamtsumme|endbetrag|bruttobetrag|gutschriftbetrag|(?:summe|gesamt|betrag) ?\(?brutto\)?|gesamt (?:inkl\.?|brutto)|zu zahlen(?:der betrag)?|zahlbetrag)(?=\P{L}|$)/iu,
  /\b(?:totale (?:fattura|documento|complessivo|nota di credito|da pagare|ivato|iva (?:inclusa|compresa))|importo totale|netto a pagare)(?=\P{L}|$)/iu,
  /\b(?:total (?:factura|a pagar|con iva|iva incluido|general|rectificado|\(?iva incl(?:uido|\.)\)?)|importe total)(?=\P{L}|$)/iu,
];
const PLAIN_TOTAL = /(?:^|\P{L})(?:total|totale|gesamt|summe|importe|montant)(?=\P{L}|$)/iu;
const VAT_TOTALS = [
  /\b(?:total (?:vat|tax|iva|tva|de (?:la )?tva)|vat total|totale iva|summe (?:ust|mwst|umsatzsteuer)|(?:ust|mwst|umsatzsteuer|mehrwertsteuer)(?:\.|-)? ?(?:gesamt|summe|betrag)|gesamt (?:ust|mwst)|vat amount|montant (?:de la )?tva|importo iva|importe iva|cuota iva)(?=\P{L}|$)/iu,
  /(?:^|\P{L})(?:vat|tva|mwst|ust|umsatzsteuer|mehrwertsteuer|iva)(?=\P{L}|$)/iu,
];
const NOT_TOTAL =
  /\b(?:net(?!\s*à)|netto(?!\s*a pagare)|excl|exkl|ht|hors|sub-?total|sous-total|zwischensumme|subtotale?|imponibile|base imponible|ohne|sans|without|senza|sin|tva|vat|iva|ust|mwst|umsatzsteuer|ex)\b/iu;
const VAT_ID =
  /\b(?:no|nr|n°|number|num[ée]ro|id|idnr|ident|reg|intra\w*|partita|nif|rate|taux|satz|aliquota|tipo)\b/iu;
/** "incl. VAT", "IVA inclusa": the amount holds the tax, it is not the tax. */
const INCLUSIVE = /\b(?:incl\w*|inkl\w*|inclusa|incluid[oa]|compresa|comprise|brutto|ttc|ivato|with)\b/iu;

/** Cents of the last amount after the words on their line, or of the first on the line below. */
function amountBy(lines: readonly string[], at: number, from: number): FoundAmount | null {
  const own = amountsIn(lines[at] ?? "").filter((amount) => amount.at >= from);
  if (own.length > 0) return own.at(-1) ?? null;
  const below = lines[at + 1] ?? "";
  const next = amountsIn(below);
  // Words and amounts in columns: only a line that is an amount and nothing else belongs to the words above it.
  return next.length === 1 && !/\p{L}{4,}/u.test(below) ? (next[0] ?? null) : null;
}

/** Amounts that lines with these words state; `passes` judges the line. */
function stated(lines: readonly string[], words: RegExp, passes: (line: string) => boolean): number[] {
  return lines.flatMap((line, at) => {
    const match = words.exec(line);
    if (!match || !passes(line)) return [];
    const amount = amountBy(lines, at, match.index);
    return amount ? [amount.cents] : [];
  });
}

/** The one amount that all agree on. */
function agreed(amounts: readonly number[]): number | null {
  const [first] = amounts;
  return first !== undefined && amounts.every((amount) => amount === first) ? first : null;
}

function totalIn(lines: readonly string[]): number | null {
  const sure = TOTALS.flatMap((words) => stated(lines, words, (line) => INCLUSIVE.test(line) || !NOT_TOTAL.test(line)));
  if (sure.length > 0) return agreed(sure);
  const plain = stated(lines, PLAIN_TOTAL, (line) => INCLUSIVE.test(line) || !NOT_TOTAL.test(line));
  return agreed(plain);
}

function vatIn(lines: readonly string[]): number | null {
  const [sums, any] = VAT_TOTALS as [RegExp, RegExp];
  const named = stated(lines, sums, (line) => !VAT_ID.test(line));
  if (named.length > 0) return agreed(named);
  // One line per rate: their sum is the tax. A line that says "incl. VAT" states the total instead.
  const perRate = stated(
    lines,
    any,
    (line) => !INCLUSIVE.test(line) && !/\b(?:hors|excl|exkl|ohne|senza|sin|total)/iu.test(line),
  );
  return perRate.length === 1 ? (perRate[0] ?? null) : null;
}

const NUMBER_LABEL =
  /(?:invoice|credit note|facture|avoir|rechnungs?|gutschrifts?|fattura|factura|nota di credito|rectificativa|document[oe]?)[ -]*(?:n(?:o|um(?:ber|ero|éro|mer)|r|°|º|ú?m(?:ero)?)?\.?|#|nummer)?\s*[:#.]?\s*([A-Z0-9][A-Z0-9/_-]{2,40})(?![A-Za-z0-9])/giu;
const NUMBER_ALONE = /^(?:number|numéro|nummer|numero|número|n°|no\.?|nr\.?)\s*:?\s*([A-Z0-9][A-Z0-9/_-]{2,40})$/iu;
const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;

function isNumberLike(text: string): boolean {
  return (
    /\d/.test(text) && !ORDER_ID.test(text) && !/^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})$/.test(text)
  );
}

function numberIn(lines: readonly string[], isCredit: boolean): string | null {
  const found: string[] = [];
  for (const line of lines) {
    // A credit note names the invoice it takes back; that number is not its own.
    if (isCredit && INVOICE.test(line) && !CREDIT.test(line)) continue;
    const alone = NUMBER_ALONE.exec(line.trim())?.[1];
    const labelled = [...line.matchAll(NUMBER_LABEL)].map((match) => match[1] ?? "");
    found.push(...[alone ?? "", ...labelled].filter(isNumberLike));
  }
  return found[0] ?? null;
}

const MONTHS = [
  /^(?:jan|gen|ene)/,
  /^(?:feb|f[ée]v)/,
  /^(?:mar|mär)/,
  /^(?:apr|avr|abr)/,
  /^(?:may|mai|mag)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|ao[uû]|ago)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott)/,
  /^(?:nov)/,
  /^(?:dec|déc|dez|dic)/,
];

function isoDay(year: number, month: number, day: number): string[] {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= 2000 && year < 2100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? [at.toISOString().slice(0, 10)]
    : [];
}

/** Days in the text. Europe writes the day first; a date that could be either is both. */
function daysIn(text: string): string[] {
  const days = new Set<string>();
  const add = (found: string[]) => {
    for (const day of found) days.add(day);
  };
  for (const [, year, month, day] of text.matchAll(/\b(20\d{2})-(\d{2})-(\d{2})\b/g))
    add(isoDay(Number(year), Number(month), Number(day)));
  for (const [, day, month, year] of text.matchAll(/\b(\d{1,2})[./-](\d{1,2})[./-](20\d{2})\b/g)) {
    add(isoDay(Number(year), Number(month), Number(day)));
    add(isoDay(Number(year), Number(day), Number(month)));
  }
  for (const [, day, word, year] of text.matchAll(
    /\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(\p{L}{3,10})\.?\s+(?:de\s+)?(20\d{2})\b/giu,
  )) {
    const month = MONTHS.findIndex((name) => name.test((word ?? "").toLowerCase()));
    if (month >= 0) add(isoDay(Number(year), month + 1, Number(day)));
  }
  return [...days].sort();
}

/** Reads what an invoice says of itself, in English, French, German, Italian and Spanish, with either decimal sign. */
export function readFacts(text: string): InvoiceFacts {
  const lines = text.split("\n");
  const isCredit = CREDIT.test(text.slice(0, 4_000));
  const kind = isCredit ? "credit_note" : INVOICE.test(text) ? "invoice" : null;
  return { kind, number: numberIn(lines, isCredit), total: totalIn(lines), vat: vatIn(lines), days: daysIn(text) };
}
