import type { Candidate } from "../candidate";

/** A made-up invoice of a merchant's own software: a file name, lines of text, and what a person would say it belongs to. */
export interface NoisyInvoice {
  name: string;
  /** Columns of a line are separated by tabs. Empty: a scan. */
  lines: string[];
  /** The document it belongs to; null when it belongs to none of ours. */
  truth: string | null;
  /** Nobody could tell without asking. */
  doubtful: boolean;
  /** Cents it states; null when it states none. */
  total: number | null;
  noise: string;
}

/** A small generator of numbers: the same seed gives the same files on every machine. */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  digits(length: number): string {
    return Array.from({ length }, () => this.below(10)).join("");
  }
}

const LANGUAGES = {
  en: {
    decimal: ".",
    group: [",", ""],
    title: ["Invoice", "Tax invoice", "INVOICE"],
    credit: ["Credit note", "Credit memo"],
    number: ["Invoice number:", "Invoice No.", "Invoice #"],
    creditNumber: ["Credit note number:", "Credit note no."],
    order: ["Amazon order", "Order ID:", "Your order"],
    net: ["Subtotal", "Total excl. VAT", "Net amount"],
    vat: ["VAT 20%", "Total VAT", "VAT amount"],
    total: ["Total incl. VAT", "Invoice total", "Grand total", "Amount due", "TOTAL"],
    date: (day: Date) =>
      `${day.getUTCDate()} ${day.toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" })} ${day.getUTCFullYear()}`,
  },
  fr: {
    decimal: ",",
    group: ["\u00a0", " ", "\u202f", ""],
    title: ["Facture", "FACTURE"],
    credit: ["Avoir", "Facture d’avoir"],
    number: ["Facture n°", "Numéro de facture :", "FACTURE N° :"],
    creditNumber: ["Avoir n°", "AVOIR N° :"],
    order: ["Commande Amazon", "Votre commande", "N° de commande :"],
    net: ["Total HT", "Sous-total", "Montant HT"],
    vat: ["TVA 20 %", "Total TVA", "Montant TVA"],
    total: ["Total TTC", "Net à payer", "TOTAL T.T.C.", "Montant TTC", "Total à payer"],
    date: (day: Date) =>
      `${String(day.getUTCDate()).padStart(2, "0")}/${String(day.getUTCMonth() + 1).padStart(2, "0")}/${day.getUTCFullYear()}`,
  },
  de: {
    decimal: ",",
    group: [".", ""],
    title: ["Rechnung", "RECHNUNG"],
    credit: ["Gutschrift", "Rechnungskorrektur", "Stornorechnung"],
    number: ["Rechnungsnummer:", "Rechnung Nr.", "Rechnungs-Nr.:"],
    creditNumber: ["Gutschrift Nr.", "Gutschrift-Nr.:"],
    order: ["Amazon-Bestellung", "Bestellnummer:", "Ihre Bestellung"],
    net: ["Zwischensumme", "Summe netto", "Nettobetrag"],
    vat: ["MwSt. 19 %", "Summe USt", "USt-Betrag", "zzgl. 19% MwSt."],
    total: ["Rechnungsbetrag", "Gesamtbetrag", "Gesamtsumme", "Endbetrag", "Zu zahlen"],
    date: (day: Date) =>
      `${String(day.getUTCDate()).padStart(2, "0")}.${String(day.getUTCMonth() + 1).padStart(2, "0")}.${day.getUTCFullYear()}`,
  },
  it: {
    decimal: ",",
    group: [".", ""],
    title: ["Fattura", "FATTURA"],
    credit: ["Nota di credito", "NOTA DI CREDITO"],
    number: ["Fattura n.", "Fattura numero:"],
    creditNumber: ["Nota di credito n."],
    order: ["Ordine Amazon", "Ordine n."],
    net: ["Totale imponibile", "Imponibile"],
    vat: ["IVA 22%", "Totale IVA", "Importo IVA"],
    total: ["Totale fattura", "Totale documento", "Importo totale", "Totale da pagare"],
    date: (day: Date) =>
      `${String(day.getUTCDate()).padStart(2, "0")}/${String(day.getUTCMonth() + 1).padStart(2, "0")}/${day.getUTCFullYear()}`,
  },
  es: {
    decimal: ",",
    group: [".", ""],
    title: ["Factura", "FACTURA"],
    credit: ["Factura rectificativa", "Abono"],
    number: ["Factura nº", "Factura número:"],
    creditNumber: ["Factura rectificativa nº"],
    order: ["Pedido de Amazon", "Pedido nº"],
    net: ["Base imponible", "Subtotal"],
    vat: ["IVA 21 %", "Cuota IVA", "Total IVA"],
    total: ["Total factura", "Importe total", "Total a pagar", "TOTAL (IVA incluido)"],
    date: (day: Date) =>
      `${day.getUTCDate()} de ${day.toLocaleDateString("es-ES", { month: "long", timeZone: "UTC" })} de ${day.getUTCFullYear()}`,
  },
} as const;
type Language = keyof typeof LANGUAGES;
const SITES: Record<string, Language> = { fr: "fr", de: "de", it: "it", es: "es", uk: "en", gb: "en" };

const SELLERS = ["Maison Verdier SARL", "Verdier GmbH", "Northlight Ltd", "Officina Verdi Srl", "Casa Verde SL"];
const NOISE_LINES = [
  "SIRET 812 345 678 00021",
  "EAN 3760123456789",
  "Tel. +33 4 72 00 12 34",
  "HRB 123456, Amtsgericht Köln",
  "Tracking 1Z999AA10123456784",
  "Page 1 / 1",
  "Thank you for your order.",
];

function amountText(cents: number, dice: Dice, language: Language): string {
  const { decimal, group } = LANGUAGES[language];
  const digits = String(cents).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, dice.pick(group));
  const text = `${whole}${decimal}${digits.slice(-2)}`;
  return dice.pick([`${text} €`, `€${text}`, `${text} EUR`, text, `EUR ${text}`]);
}

const centsOf = (text: string | null): number => Math.round(Math.abs(Number(text ?? "0")) * 100);

interface Shape {
  dice: Dice;
  language: Language;
  candidate: Candidate;
  number: string;
  total: number;
  vat: number;
  /** Whether the text names the order, the shipment, the sale's goods. */
  says: { order: boolean; shipping: boolean; goods: boolean };
}

function linesOf({ dice, language, candidate, number, total, vat, says }: Shape): string[] {
  const words = LANGUAGES[language];
  const isCredit = candidate.kind === "credit_note";
  const shipped = new Date(Date.parse(candidate.shippedAt ?? "2026-11-20T00:00:00Z") + dice.below(2) * 86_400_000);
  const money = (cents: number) => amountText(cents, dice, language);
  const rate = { en: "20%", fr: "20 %", de: "19 %", it: "22%", es: "21 %" }[language];
  return [
    dice.pick(SELLERS),
    dice.pick(isCredit ? words.credit : words.title),
    `${dice.pick(isCredit ? words.creditNumber : words.number)} ${number}`,
    words.date(shipped),
    ...(says.order ? [`${dice.pick(words.order)} ${candidate.orderId}`] : []),
    ...(says.shipping ? [`Shipment ${candidate.shippingId}`] : []),
    dice.pick(NOISE_LINES),
    ...(says.goods && candidate.marks[0]
      ? [`${candidate.marks[0]}\t1\t${money(total - vat)}\t${rate}`]
      : [`Art. 1\t1\t${money(total - vat)}`]),
    `${dice.pick(words.net)}\t${money(total - vat)}`,
    `${dice.pick(words.vat)}\t${money(vat)}`,
    `${dice.pick(words.total)}\t${money(total)}`,
    dice.pick(NOISE_LINES),
  ];
}

type Naming = (candidate: Candidate, number: string, dice: Dice) => string;

/** File names that hold an id, and those that do not. */
const NAMED: Record<string, Naming> = {
  order: ({ orderId }) => `${orderId}.pdf`,
  orderAndNumber: ({ orderId }, number) => `Facture_${orderId}_${number}.pdf`,
  underscores: ({ orderId }, _number, dice) => `INV ${orderId.replaceAll("-", dice.pick(["_", " ", "."]))} final.PDF`,
  digitsOnly: ({ orderId }) => `${orderId.replaceAll("-", "")}.pdf`,
  copy: ({ orderId }, _number, dice) => `${orderId} (${1 + dice.below(9)}).pdf`,
  shipping: ({ shippingId }) => `Rechnung-${shippingId}.pdf`,
  transaction: ({ transactionIds, orderId }) => `AV_${(transactionIds[0] ?? orderId).replace(/[:]/g, "_")}.pdf`,
};
const NAMELESS: Record<string, Naming> = {
  number: (_candidate, number) => `${number}.pdf`,
  scan: (_candidate, _number, dice) => `scan_${dice.digits(4)}.pdf`,
  words: (_candidate, _number, dice) =>
    `${dice.pick(["Müller & Söhne", "facture novembre", "документ", "fattura (copia)"])} ${dice.digits(2)}.pdf`,
};

function languageOf(candidate: Candidate): Language {
  return SITES[candidate.key.split(/[._]/)[1] ?? ""] ?? "fr";
}

/** Documents that share an order and a kind: an order id alone does not tell them apart. */
function siblings(candidate: Candidate, all: readonly Candidate[]): Candidate[] {
  return all.filter((one) => one !== candidate && one.orderId === candidate.orderId && one.kind === candidate.kind);
}

function makeOne(candidate: Candidate, all: readonly Candidate[], dice: Dice): NoisyInvoice {
  const [total, vat] = [centsOf(candidate.total), centsOf(candidate.vat)];
  const number = `${dice.pick(["FA", "RE", "INV", "F"])}-2026-${dice.digits(5)}`;
  const language = languageOf(candidate);
  const noise = dice.pick([
    "name",
    "name",
    "name",
    "text",
    "text",
    "figures",
    "scan with a name",
    "shipment in the text",
  ]);
  const alone = siblings(candidate, all).length === 0;
  const base = { dice, language, candidate, number, total, vat };
  const make = (
    naming: Record<string, Naming>,
    says: Shape["says"],
    doubtful: boolean,
    lines?: string[],
  ): NoisyInvoice => ({
    name: dice.pick(Object.values(naming))(candidate, number, dice),
    lines: lines ?? linesOf({ ...base, says }),
    truth: candidate.key,
    doubtful,
    total: lines ? null : total,
    noise,
  });
  const { transaction, ...others } = NAMED;
  const naming = candidate.kind === "credit_note" ? NAMED : { ...others, transaction: NAMED.order as Naming };
  switch (noise) {
    case "name":
      return make(naming, { order: dice.next() < 0.5, shipping: false, goods: true }, !alone);
    case "text":
      return make(NAMELESS, { order: true, shipping: false, goods: true }, !alone);
    case "figures":
      return make(NAMELESS, { order: false, shipping: false, goods: true }, true);
    case "scan with a name":
      return make(naming, { order: false, shipping: false, goods: false }, true, []);
    default:
      return make(NAMELESS, { order: true, shipping: true, goods: true }, false);
  }
}

/** Files that no machine may decide, or that belong to nobody here. */
function makeTricky(candidate: Candidate, all: readonly Candidate[], dice: Dice): NoisyInvoice {
  const [total, vat] = [centsOf(candidate.total), centsOf(candidate.vat)];
  const number = `FA-2026-${dice.digits(5)}`;
  const language = languageOf(candidate);
  const says = { order: true, shipping: false, goods: true };
  const other = dice.pick(all.filter(({ orderId }) => orderId !== candidate.orderId));
  const lines = linesOf({ dice, language, candidate, number, total, vat, says });
  const foreign = `${dice.digits(3)}-${dice.digits(7)}-${dice.digits(7)}`;
  const kinds: NoisyInvoice[] = [
    {
      name: `${other.orderId}.pdf`,
      lines,
      truth: candidate.key,
      doubtful: true,
      total,
      noise: "name of another order",
    },
    {
      name: `${foreign}.pdf`,
      lines: lines.map((line) => line.replace(candidate.orderId, foreign)),
      truth: null,
      doubtful: true,
      total,
      noise: "order of another account with our amounts",
    },
    {
      name: "collected.pdf",
      lines: [...lines, `Order ${other.orderId}`],
      truth: candidate.key,
      doubtful: true,
      total,
      noise: "two orders in one file",
    },
    {
      name: `scan_${dice.digits(4)}.pdf`,
      lines: lines.filter(
        (line) => !line.includes(candidate.orderId) && !candidate.marks.some((mark) => line.includes(mark)),
      ),
      truth: candidate.key,
      doubtful: true,
      total,
      noise: "amount and date alone",
    },
    {
      name: `scan_${dice.digits(4)}.pdf`,
      lines: [],
      truth: candidate.key,
      doubtful: true,
      total: null,
      noise: "nothing to read",
    },
  ];
  return dice.pick(kinds);
}

/**
 * `count` files for some of `candidates`, each document at most once, one in eight of them a trap. The same seed gives the same files.
 */
export function noisyInvoices(candidates: readonly Candidate[], count: number, seed: number): NoisyInvoice[] {
  const dice = new Dice(seed);
  const pool = [...candidates].filter(({ total }) => total !== null);
  const files: NoisyInvoice[] = [];
  while (files.length < count && pool.length > 0) {
    const [candidate] = pool.splice(dice.below(pool.length), 1);
    if (!candidate) break;
    const trap = dice.next() < 0.125 && candidates.length > 1;
    files.push(trap ? makeTricky(candidate, candidates, dice) : makeOne(candidate, candidates, dice));
  }
  return files;
}
