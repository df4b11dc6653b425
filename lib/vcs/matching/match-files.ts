import { centsFromDecimal } from "./amounts-in-text";
import type { Candidate } from "./candidate";
import { type InvoiceFacts, readFacts } from "./read-facts";

/** A file as it was read: its name, its bytes' hash, and the text inside (null: none could be read, as with a scan). */
export interface ReadFile {
  id: string;
  name: string;
  sha256: string;
  text: string | null;
}

export type MatchedBy =
  | "transaction_in_name"
  | "shipping_in_name"
  | "order_in_name"
  | "transaction_in_text"
  | "shipping_in_text"
  | "order_in_text"
  | "amount_and_date";

/** Why a person has to decide. */
export type Question =
  /** Several documents fit. */
  | "several_documents"
  /** Another file fits the same document. */
  | "several_files"
  /** The name says one order and the text another, or either says several. */
  | "contradiction"
  /** An invoice where a credit note is due, or the other way round. */
  | "other_kind"
  /** Only the amount and the date speak for it. */
  | "amount_only"
  /** The order fits and the amount is far off: it may be another shipment of this order. */
  | "other_amount";

/** Why nothing fits. */
export type Stranger = "no_id" | "unknown_order" | "same_file" | "not_readable";

/** How sure we are: an id that only one document has, an id narrowed by kind or amount, or words and figures alone. */
export type Confidence = "certain" | "strong" | "probable";

export interface Match {
  fileId: string;
  facts: InvoiceFacts;
  outcome:
    | { kind: "matched"; key: string; by: MatchedBy; confidence: Confidence }
    | { kind: "ask"; question: Question; keys: string[] }
    | { kind: "none"; reason: Stranger; sameAs: string | null };
}

const ORDER_ID = /(?<!\d)(\d{3})[-_. ]?(\d{7})[-_. ]?(\d{7})(?!\d)/g;
const DAY_MS = 86_400_000;
/** Cents: what rounding can do to an invoice. Beyond it an order id alone does not say which shipment is meant. */
const ROUNDING = 100;

interface Index {
  all: readonly Candidate[];
  byOrder: Map<string, Candidate[]>;
  byShipping: Map<string, Candidate[]>;
  byTransaction: Map<string, Candidate[]>;
  byTotal: Map<number, Candidate[]>;
}

/** Letters and digits alone: file systems and printers change the rest. */
const bare = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "");

function put<K>(map: Map<K, Candidate[]>, key: K, candidate: Candidate): void {
  const known = map.get(key);
  if (known) known.push(candidate);
  else map.set(key, [candidate]);
}

function indexOf(candidates: readonly Candidate[]): Index {
  const index: Index = {
    all: candidates,
    byOrder: new Map(),
    byShipping: new Map(),
    byTransaction: new Map(),
    byTotal: new Map(),
  };
  for (const candidate of candidates) {
    put(index.byOrder, bare(candidate.orderId), candidate);
    const shipping = bare(candidate.shippingId);
    if (shipping.length >= 6) put(index.byShipping, shipping, candidate);
    for (const id of candidate.transactionIds) {
      // An invoice's transaction may be its shipment; only what is its own names it.
      const transaction = bare(id);
      if (transaction.length >= 8 && transaction !== shipping) put(index.byTransaction, transaction, candidate);
    }
    const total = centsFromDecimal(candidate.total);
    if (total !== null) put(index.byTotal, total, candidate);
  }
  return index;
}

/** What one place, the name or the text, says about where the file belongs. */
interface Hint {
  transactions: Candidate[];
  shippings: Candidate[];
  orders: Candidate[];
  /** Order ids that no document of ours has. */
  strangers: string[];
  /** Different orders that are named. */
  orderIds: Set<string>;
}

function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  // Ids keep their colons and dots here, and lose them in `bare`.
  for (const word of text.split(/[\s,;()[\]{}"|]+/)) {
    if (word.length < 6 || word.length > 200) continue;
    tokens.add(bare(word));
    for (const piece of word.split(/[^A-Za-z0-9]+/)) if (piece.length >= 6) tokens.add(piece);
    for (const piece of word.split(/[/#=_]+/)) tokens.add(bare(piece));
  }
  return tokens;
}

/** A long transaction id may be glued to other words by whoever made the file name. */
function glued(text: string, index: Index): Candidate[] {
  if (!/crow/i.test(text)) return [];
  const whole = bare(text);
  return [...index.byTransaction].flatMap(([id, found]) => (id.length >= 16 && whole.includes(id) ? found : []));
}

function hintIn(text: string, index: Index): Hint {
  const tokens = tokensOf(text);
  const pick = (map: Map<string, Candidate[]>) => [...tokens].flatMap((token) => map.get(token) ?? []);
  const ids = new Set([...text.matchAll(ORDER_ID)].map(([, a, b, c]) => `${a}${b}${c}`));
  const known = [...ids].filter((id) => index.byOrder.has(id));
  return {
    transactions: [...new Set([...pick(index.byTransaction), ...glued(text, index)])],
    shippings: [...new Set(pick(index.byShipping))],
    orders: known.flatMap((id) => index.byOrder.get(id) ?? []),
    // Without its hyphens a number of 17 digits is an order only if we know it.
    strangers: [...ids].filter((id) => !index.byOrder.has(id) && new RegExp(`${id.slice(0, 3)}[-_ .]`).test(text)),
    orderIds: new Set(known),
  };
}

type Outcome = Match["outcome"];

const ask = (question: Question, keys: readonly Candidate[]): Outcome => ({
  kind: "ask",
  question,
  keys: [...new Set(keys.map(({ key }) => key))],
});

const sameTotal = (candidate: Candidate, facts: InvoiceFacts): boolean =>
  facts.total !== null && centsFromDecimal(candidate.total) === facts.total;

/** Of the documents an id names, the one meant: by the kind the paper says it is, then by its amount. */
function narrow(found: readonly Candidate[], by: MatchedBy, facts: InvoiceFacts): Outcome {
  const [first] = found;
  const ofKind = facts.kind === null ? found : found.filter(({ kind }) => kind === facts.kind);
  if (ofKind.length === 0) return ask("other_kind", found);
  const [only] = ofKind;
  if (only && ofKind.length === 1) {
    const off = differences(only, facts).total;
    const exact = !by.startsWith("order") || off === null || Math.abs(off) <= ROUNDING;
    if (!exact) return ask("other_amount", ofKind);
    const confidence = found.length === 1 && only === first ? "certain" : "strong";
    return { kind: "matched", key: only.key, by, confidence };
  }
  const fitting = ofKind.filter((candidate) => sameTotal(candidate, facts));
  const [fit] = fitting;
  if (fit && fitting.length === 1) return { kind: "matched", key: fit.key, by, confidence: "strong" };
  return ask("several_documents", ofKind);
}

function ordersOf(candidates: readonly Candidate[]): Set<string> {
  return new Set(candidates.map(({ orderId }) => bare(orderId)));
}

/** Where a hint leads, the most exact id first; null when it names nothing. */
function follow(hint: Hint, place: "name" | "text", facts: InvoiceFacts): Outcome | null {
  const named = [...new Set([...hint.transactions, ...hint.shippings, ...hint.orders])];
  if (named.length === 0) return null;
  if (ordersOf(named).size > 1 || hint.strangers.length > 0) return ask("contradiction", named);
  if (hint.transactions.length > 0) return narrow(hint.transactions, `transaction_in_${place}`, facts);
  if (hint.shippings.length > 0) return narrow(hint.shippings, `shipping_in_${place}`, facts);
  return narrow(hint.orders, `order_in_${place}`, facts);
}

/** Both places together: they must not speak of two orders, and the more exact one decides. */
function followBoth(name: Hint, text: Hint | null, facts: InvoiceFacts): Outcome | null {
  const all = [name, text].flatMap((hint) => (hint ? [...hint.transactions, ...hint.shippings, ...hint.orders] : []));
  const strangers = [...name.strangers, ...(text?.strangers ?? [])];
  if (all.length > 0 && (ordersOf(all).size > 1 || strangers.length > 0)) return ask("contradiction", all);
  const byName = follow(name, "name", facts);
  const byText = text && follow(text, "text", facts);
  if (byName?.kind === "matched" && byText?.kind === "matched") {
    return byName.key === byText.key ? byName : ask("contradiction", all);
  }
  // An order id in the name, and the very shipment in the text: the text is more exact.
  if (byName?.kind === "ask" && byName.question === "several_documents" && byText?.kind === "matched")
    return byName.keys.includes(byText.key) ? byText : ask("contradiction", all);
  return byName ?? byText ?? null;
}

/** Whether one of the paper's days may be that of this sale's invoice: from the order to 60 days after dispatch. */
function daysFit(candidate: Candidate, days: readonly string[]): boolean {
  const from = Date.parse(candidate.orderedAt ?? candidate.shippedAt ?? "");
  const to = Date.parse(candidate.shippedAt ?? candidate.orderedAt ?? "");
  if (Number.isNaN(from) || Number.isNaN(to)) return false;
  return days.some((day) => Date.parse(day) >= from - 1.5 * DAY_MS && Date.parse(day) <= to + 60 * DAY_MS);
}

/** No id anywhere: amount, tax and date must fit, and something of this very sale must stand in the text. */
function byFigures(text: string, facts: InvoiceFacts, index: Index): Outcome | null {
  if (facts.total === null) return null;
  const alike = (index.byTotal.get(facts.total) ?? []).filter(
    (candidate) =>
      (facts.kind === null || candidate.kind === facts.kind) &&
      (facts.vat === null || centsFromDecimal(candidate.vat) === facts.vat) &&
      daysFit(candidate, facts.days),
  );
  if (alike.length === 0) return null;
  const squeezed = bare(text).toLowerCase();
  const marked = alike.filter(({ marks }) => marks.some((mark) => squeezed.includes(bare(mark).toLowerCase())));
  const [only] = marked;
  if (only && alike.length === 1)
    return { kind: "matched", key: only.key, by: "amount_and_date", confidence: "probable" };
  return ask(alike.length === 1 ? "amount_only" : "several_documents", alike);
}

const NOTHING: InvoiceFacts = { kind: null, number: null, total: null, vat: null, days: [] };

function matchOne(file: ReadFile, index: Index): Match {
  const facts = file.text === null ? NOTHING : readFacts(file.text);
  const name = hintIn(file.name.replace(/\.pdf$/i, ""), index);
  const text = file.text === null ? null : hintIn(file.text, index);
  const found = followBoth(name, text, facts);
  if (found) return { fileId: file.id, facts, outcome: found };
  // An order we do not have is another account's or not dispatched: figures that happen to fit must not lead elsewhere.
  const strange = name.strangers.length > 0 || (text?.strangers.length ?? 0) > 0;
  const byAmount = strange || file.text === null ? null : byFigures(file.text, facts, index);
  const reason: Stranger = strange ? "unknown_order" : !file.text?.trim() ? "not_readable" : "no_id";
  return { fileId: file.id, facts, outcome: byAmount ?? { kind: "none", reason, sameAs: null } };
}

/** Finds the document of one file. Made once for many files: it knows every id of the list. */
export function matcherOf(candidates: readonly Candidate[]): (file: ReadFile) => Match {
  const index = indexOf(candidates);
  return (file) => matchOne(file, index);
}

type Hashed = Pick<ReadFile, "id" | "sha256">;

/**
 * What files mean to each other. One file twice: the later one is set aside. Two files for one document: neither is chosen for the person.
 * `matches` stand in the order of `files`.
 */
export function settleCrowds(files: readonly Hashed[], matches: readonly Match[]): Match[] {
  const firstOf = new Map<string, string>();
  const unique = matches.map((match, at): Match => {
    const { sha256 = "", id = "" } = files[at] ?? {};
    const sameAs = firstOf.get(sha256);
    if (sameAs === undefined) {
      firstOf.set(sha256, id);
      return match;
    }
    return { ...match, outcome: { kind: "none", reason: "same_file", sameAs } };
  });
  const takers = new Map<string, number>();
  for (const { outcome } of unique)
    if (outcome.kind === "matched") takers.set(outcome.key, (takers.get(outcome.key) ?? 0) + 1);
  return unique.map((match) => {
    const { outcome } = match;
    if (outcome.kind !== "matched" || (takers.get(outcome.key) ?? 0) < 2) return match;
    return { ...match, outcome: { kind: "ask", question: "several_files", keys: [outcome.key] } };
  });
}

/**
 * Finds the document of each file: by an id in its name, else by an id in its text, else by amount, date and a mark of the sale. What is
 * not beyond doubt is asked. Pure: the same files and documents give the same answer in any order of documents.
 */
export function matchFiles(files: readonly ReadFile[], candidates: readonly Candidate[]): Match[] {
  return settleCrowds(files, files.map(matcherOf(candidates)));
}

/** How far the paper's amounts are from Amazon's, in cents; null where either is not known. */
export function differences(
  candidate: Pick<Candidate, "total" | "vat">,
  amounts: { total: number | null; vat: number | null },
): { total: number | null; vat: number | null } {
  const off = (given: number | null, wanted: string | null): number | null => {
    const cents = centsFromDecimal(wanted);
    return given === null || cents === null ? null : given - cents;
  };
  return { total: off(amounts.total, candidate.total), vat: off(amounts.vat, candidate.vat) };
}
