import "server-only";
import { perUnit, writeCents } from "./cents";
import type { Cents, Invoice, InvoiceLine, Party } from "./invoice";
import { INVOICE_WORDS, type InvoiceWords } from "./invoice-words";
import type { Sheet, SheetBlock, SheetFact, SheetLine } from "./sheet";

/** What a number, a day and the invoice credited are, once they are known; a preview has no number. */
export interface Issue {
  number: string | null;
  /** ISO moment of issue. */
  at: string;
  /** Zone in which moments become days on the paper. */
  zone: string;
  originalNumber: string | null;
}

/** Formats for one language. Intl's narrow blank is replaced by the common one, which every reader and every font knows. */
function formats(words: InvoiceWords, currency: string, zone: string) {
  const money = new Intl.NumberFormat(words.tag, { style: "currency", currency });
  const price = new Intl.NumberFormat(words.tag, { style: "currency", currency, maximumFractionDigits: 4 });
  const percent = new Intl.NumberFormat(words.tag, { style: "percent", maximumFractionDigits: 2 });
  const date = new Intl.DateTimeFormat(words.tag, { dateStyle: "long", timeZone: zone });
  const country = new Intl.DisplayNames(words.tag, { type: "region", fallback: "code" });
  const plain = (text: string) => text.replace(/[\u202f\u2009]/g, "\u00a0");
  return {
    money: (cents: Cents) => plain(money.format(writeCents(cents) as `${number}`)),
    price: (decimal: string) => plain(price.format(decimal as `${number}`)),
    percent: (rate: string) => plain(percent.format(rate as `${number}`)),
    /** An address ends with a country code; the paper has its name. */
    address: (lines: readonly string[]) =>
      lines.map((line, at) => (at === lines.length - 1 && /^[A-Z]{2}$/.test(line) ? (country.of(line) ?? line) : line)),
    day: (iso: string) => plain(date.format(new Date(iso))),
  };
}

type Formats = ReturnType<typeof formats>;

function lineWords(line: InvoiceLine, words: InvoiceWords): string {
  const byKind = {
    item: line.text,
    item_promo: words.promotion,
    gift: words.gift,
    gift_promo: words.giftPromotion,
    shipping: words.shipping,
    shipping_promo: words.shippingPromotion,
  };
  return byKind[line.kind];
}

function sheetLine(line: InvoiceLine, words: InvoiceWords, write: Formats): SheetLine {
  const unit = line.quantity === null ? null : perUnit(line.net, line.quantity);
  return {
    text: lineWords(line, words),
    under: line.sku,
    quantity: line.quantity ?? "",
    unit: unit === null ? "" : write.price(unit),
    rate: write.percent(line.rate),
    net: write.money(line.net),
    gross: write.money(line.gross),
  };
}

function block(label: string, party: Party, words: InvoiceWords, write: Formats): SheetBlock {
  const vat = party.vatNumber ? [`${words.vatNumber} ${party.vatNumber}`] : [];
  return { label, name: party.name, lines: [...write.address(party.address), ...vat] };
}

function factsOf(invoice: Invoice, issue: Issue, words: InvoiceWords, write: Formats): SheetFact[] {
  const facts: [string, string | null][] = [
    [words.number, issue.number ?? words.noNumber],
    [words.issued, write.day(issue.at)],
    [words.creditsInvoice, invoice.kind === "credit_note" ? issue.originalNumber : null],
    [words.supplied, invoice.shippedOn && write.day(invoice.shippedOn)],
    [words.ordered, invoice.orderedOn && write.day(invoice.orderedOn)],
    [words.order, invoice.orderId || null],
    [words.shipment, invoice.shippingId || null],
    [words.purchaseOrder, invoice.purchaseOrder],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** All texts of the paper, in the document's language. */
export function composeSheet(invoice: Invoice, issue: Issue): Sheet {
  const words = INVOICE_WORDS[invoice.language];
  const write = formats(words, invoice.currency, issue.zone);
  const isCredit = invoice.kind === "credit_note";
  const title = isCredit ? words.creditNote : words.invoice;
  const { seller } = invoice;
  return {
    language: words.tag,
    title,
    documentTitle: issue.number ? `${title} ${issue.number}` : title,
    author: seller.name,
    createdAt: issue.at,
    draft: issue.number === null ? words.draft : null,
    facts: factsOf(invoice, issue, words, write),
    seller: block("", seller, words, write),
    parties: [
      block(words.billTo, invoice.buyer, words, write),
      ...(invoice.shipTo ? [block(words.shipTo, invoice.shipTo, words, write)] : []),
    ],
    columns: {
      text: words.description,
      quantity: words.quantity,
      unit: words.unit,
      rate: words.rate,
      net: words.net,
      gross: words.gross,
    },
    lines: invoice.lines.map((line) => sheetLine(line, words, write)),
    vatColumns: { rate: words.rate, net: words.net, vat: words.vat, gross: words.gross },
    vatRows: invoice.vatTable.map(({ rate, net, vat, gross }) => ({
      rate: write.percent(rate),
      net: write.money(net),
      vat: write.money(vat),
      gross: write.money(gross),
    })),
    totals: [
      { label: words.totalNet, value: write.money(invoice.net), strong: false },
      { label: words.totalVat, value: write.money(invoice.vat), strong: false },
      { label: isCredit ? words.totalCredit : words.total, value: write.money(invoice.gross), strong: true },
    ],
    notes: [
      isCredit ? words.refunded : words.paid,
      ...(invoice.vat === 0n && invoice.citation === null ? [words.noVat] : []),
      ...(invoice.citation ? [invoice.citation] : []),
    ],
    foot: [
      [seller.name, ...write.address(seller.address)].join(" · "),
      [seller.registration, seller.contact].filter(Boolean).join(" · "),
    ].filter(Boolean),
    pageWords: words.page,
  };
}
