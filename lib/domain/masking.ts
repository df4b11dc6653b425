import { foldText } from "./fold-text";
import type { Address, Order, OrderRow } from "./order";
import { searchWords } from "./order-words";
import { hideWrittenNames } from "./written-name";

/**
 * Personal data taken out of an order for people who may not see it (PRODUCT U21). Done on the server, so that what is hidden never
 * reaches the browser. What stays: country and region, amounts, products, parcels, ids of orders and lines.
 */

export const MASK = "•••";

/** "Claire Brisson" as "C••• B•••": enough to tell two orders apart, too little to know anybody. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean).slice(0, 4);
  return words.map((word) => `${Array.from(word)[0] ?? ""}${MASK}`).join(" ");
}

const maskedName = (name: string | null) => (name?.trim() ? maskName(name) : name);
const hidden = (text: string | null) => (text?.trim() ? MASK : text);

function maskAddress<A extends Address>(address: A): A {
  const { company, first_name, last_name, full_name } = address;
  const rest = [
    "first_line",
    "second_line",
    "complement",
    "zipcode",
    "city",
    "full_address",
    "email",
    "vat_number",
  ] as const;
  const phones = ["phone_home", "phone_office", "phone_mobile"] as const;
  return {
    ...address,
    company: maskedName(company),
    first_name: maskedName(first_name),
    last_name: maskedName(last_name),
    full_name: maskedName(full_name),
    ...Object.fromEntries([...rest, ...phones].map((name) => [name, hidden(address[name])])),
  };
}

/** Names under which marketplaces put people, places and ways to reach them into their free fields. */
const PERSONAL_KEY =
  /name|civility|gender|birth|address|street|house.?(?:no|num)|zip|post.?(?:al|code)|city|town|locality|phone|mobile|fax|mail|contact|recipient|receiver|buyer|customer|consignee|signat|comment|message|note|gift|iban|bic|vat.?(?:id|num)|tax.?(?:id|num|reg)|registration|fiscal|nif\b|siret|personali[sz]|customi[sz]|instruction/i;
/** Fields whose names look personal and are not. */
const NOT_PERSONAL_KEY =
  /^(?:carrier|method|shipping|service|product|item|category|marketplace|store|shop|catalog|currency|warehouse|field|brand)[_ -]?name$|^note_?count$/i;
/** Whether a field of this name may hold something of a person. */
export function isPersonalName(name: string): boolean {
  return PERSONAL_KEY.test(name) && !NOT_PERSONAL_KEY.test(name);
}

const EMAIL = /[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g;
const PHONE = /(?<![\w.-])\+\d[\d ()./-]{6,18}\d(?![\w-])/g;

/** Every value of the order's people that is worth looking for elsewhere: a name, a street, a phone number. */
function personalValues(addresses: readonly (Address | null)[]): string[] {
  const fields = [
    "company",
    "first_name",
    "last_name",
    "full_name",
    "first_line",
    "second_line",
    "email",
    "vat_number",
  ] as const;
  const phones = ["phone_home", "phone_office", "phone_mobile", "full_address"] as const;
  const values = addresses.flatMap((address) =>
    address ? [...fields, ...phones].flatMap((name) => address[name]?.trim() || []) : [],
  );
  return [...new Set(values)].filter((value) => value.length >= 3).sort((a, b) => b.length - a.length);
}

type MaskText = (text: string) => string;

/** People's words, hidden in two ways. */
export interface PeopleMasker {
  /** In values and colleagues' notes: every such word, however it is written. */
  value: MaskText;
  /** In a marketplace's sentences: a single word where it is written as a name (`written-name.ts`), everything longer always. */
  sentence: MaskText;
}

const isOneWord = (text: string): boolean => /^[\p{L}\p{M}]+$/u.test(text);

function textMasker(values: readonly string[]): MaskText {
  const escaped = values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const known =
    escaped.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu") : null;
  return (text) => {
    const plain = text.replace(EMAIL, MASK).replace(PHONE, MASK);
    return known === null ? plain : plain.replace(known, MASK);
  };
}

/** How deep a free field is followed; deeper down everything is hidden. */
const DEEPEST = 12;

function maskTree(value: unknown, mask: MaskText, personal: boolean, depth: number): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return personal && value.trim() !== "" ? MASK : mask(value);
  if (typeof value === "number") return personal ? MASK : value;
  if (typeof value !== "object" || depth > DEEPEST) return MASK;
  if (Array.isArray(value)) return value.map((entry) => maskTree(entry, mask, personal, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const isPersonal = personal || isPersonalName(key);
      return [key, maskTree(entry, mask, isPersonal, depth + 1)];
    }),
  );
}

type FreeFields = Record<string, unknown>;

/** Whether an order carries anything of a person that could be hidden. */
function addressesOf(order: Pick<Order, "billing_address" | "contact_address" | "packages">): (Address | null)[] {
  return [order.billing_address, order.contact_address, ...order.packages.map((pack) => pack.delivery)];
}

/** Hides what is personal wherever an order's people are quoted: in its free fields and arguments, and in a marketplace's answer. */
export function personalTextMasker(
  order: Pick<Order, "billing_address" | "contact_address" | "packages">,
): PeopleMasker {
  const values = personalValues(addressesOf(order));
  const words = new Set(values.filter(isOneWord).map(foldText));
  const longer = textMasker(values.filter((value) => !isOneWord(value)));
  return {
    value: textMasker(values),
    sentence: (text) => hideWrittenNames(longer(text), (word) => words.has(foldText(word)), MASK),
  };
}

/** From so many letters on, a word that ends in "s" may be a name that owns something ("Müllers Paket"). */
const SHORTEST_OWNER = 5;

/**
 * Hides the words of people where only the words are known, as `order-words.ts` writes them or as they were kept before words were folded.
 * Which of the two a word is cannot be seen, and folding twice is not folding once ("McQueen", "mcquen", "mcqun"): each is known both ways.
 */
export function wordMasker(words: readonly string[]): PeopleMasker {
  const known = new Set([...words, ...words.map(foldText)]);
  const plain = textMasker([]);
  const isName = (one: string) =>
    known.has(one) || (one.length >= SHORTEST_OWNER && one.endsWith("s") && known.has(one.slice(0, -1)));
  const isKnown = (word: string) => searchWords(word).some(isName);
  return {
    value: (text) => plain(text).replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (isKnown(word) ? MASK : word)),
    sentence: (text) => hideWrittenNames(plain(text), isKnown, MASK),
  };
}

/** The order without its people. Free fields are masked by the names of their keys and wherever they repeat a known value. */
export function maskOrder<O extends Order>(order: O): O {
  const mask = personalTextMasker(order).value;
  const free = (fields: FreeFields) => maskTree(fields, mask, false, 0) as FreeFields;
  const { tax } = order;
  return {
    ...order,
    buyer_name: maskedName(order.buyer_name),
    // The paper behind it names the buyer, and asks nobody who opens it.
    invoice_url: hidden(order.invoice_url),
    comments: order.comments.map(() => MASK),
    billing_address: order.billing_address && maskAddress(order.billing_address),
    contact_address: order.contact_address && maskAddress(order.contact_address),
    packages: order.packages.map((pack) => ({
      cart: pack.cart.map((line) => ({ ...line, order_line_meta: free(line.order_line_meta) })),
      delivery: pack.delivery && maskAddress(pack.delivery),
    })),
    payments: order.payments.map((payment) => ({
      ...payment,
      payment_terms: payment.payment_terms && free(payment.payment_terms),
    })),
    tax: tax && { ...tax, buyer_tax: tax.buyer_tax && { ...tax.buyer_tax, id: hidden(tax.buyer_tax.id) } },
    order_meta: free(order.order_meta),
    unknown_fields: free(order.unknown_fields),
  };
}

/** A row of the grid without the buyer's name. */
export function maskRow<R extends Pick<OrderRow, "buyer_name">>(row: R): R {
  return { ...row, buyer_name: maskedName(row.buyer_name) };
}
