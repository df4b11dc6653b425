import { foldText } from "./fold-text";
import type { Address, Order, OrderRow, Tracking } from "./order";
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

/**
 * A parcel without the place it is collected at: a shop's name is free text that may hold a street or a person, and its number leads to the shop,
 * so both tell where the order goes, as in the extra data. That it is collected stays.
 */
function maskTracking(tracking: Tracking): Tracking {
  const { relay } = tracking;
  return relay === null
    ? tracking
    : { ...tracking, relay: { ...relay, id: hidden(relay.id), name: hidden(relay.name) } };
}

/** Names under which marketplaces put people, places and ways to reach them into their free fields. */
const PERSONAL_KEY =
  /name|civility|gender|birth|address|street|house.?(?:no|num)|zip|post.?(?:al|code)|city|town|locality|phone|mobile|fax|mail|contact|recipient|receiver|buyer|customer|consignee|signat|comment|message|note|gift|iban|bic|vat.?(?:id|num)|tax.?(?:id|num|reg)|registration|fiscal|nif\b|siret|personali[sz]|customi[sz]|instruction/i;
/**
 * Words of such names that are too short or too common to be looked for inside other words, as `wordsOf` writes a name. English first, then what
 * marketplaces of other languages call the same: names, places, papers that name a person, places of pick-up, ways to reach or to recognise somebody.
 */
const PERSONAL_WORDS = [
  "persons?|users?|login|pseudo|nick|holder|cardholder|payer|owner|salutation|neighbou?r|remarks?|engraving|dedication",
  "(?:ordered|placed|purchased|bought|requested|collected|picked_up|pickedup|received|signed|created|entered)_?by",
  "tel|tels|telefon|telefono|msisdn|handy|whatsapp|wechat|skype|ip|ips|ipv?[46]|lat|lng|lon|latitude|longitude|gps|geo|coordinates",
  "dob|passport|passeport|ssn|cpf|cnpj|curp|dni|nie|nino|pesel|bsn|identity|national_id|personal_id|id_?card|card_?(?:no|num|number)|(?:id|doc)_num(?:ber)?",
  "(?<!_to_)door(?!_to_door)|doorbell|door_?code|digicode|interphone|intercom|(?:access|entry|gate)_code|apartment|appartement|building|floor(?!_price)|etage",
  "(?:point_)?rela(?:y|is)|relay_?point|packstation|lockers?|parcel_?(?:shop|locker)|(?:access|collection|collect|service|drop_?off|pick_?up)_?point",
  "pick_?up_(?:by|person|name|address|contact|place|location|spot|shop|store)|pickup(?:person|name|address|contact)",
  "nom|prenom|adresse|rue|ville|naissance|client|destinataire|acheteur|anrede|strasse|ort|plz|kunde|empfaenger|nombre|apellidos?|direccion|cognome|nome|indirizzo",
];
const PERSONAL_WORD = new RegExp(`_(?:${PERSONAL_WORDS.join("|")})\\d*(?=_)`);
/** Fields whose names look personal and are not. */
const NOT_PERSONAL_KEY =
  /^(?:carrier|method|shipping|service|product|item|category|marketplace|store|shop|catalog|currency|warehouse|field|brand)[_ -]?name$|^note_?count$/i;
/** "pickupPerson" and "Pickup-Person" as "_pickup_person_". */
const wordsOf = (name: string): string =>
  `_${name
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, "_")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
    .toLowerCase()}_`;
/** So much of a name is looked at by its words; a longer one is nobody's choice of a name. */
const LONGEST_NAME = 200;

/** Whether a field of this name may hold something of a person. */
export function isPersonalName(name: string): boolean {
  if (NOT_PERSONAL_KEY.test(name)) return false;
  return PERSONAL_KEY.test(name) || PERSONAL_WORD.test(wordsOf(name.slice(0, LONGEST_NAME)));
}

const EMAIL = /[^\s@<>"']{1,64}@[^\s@<>"']{1,255}/g;
const PHONE = /(?<![\w.-])\+\d[\d ()./-]{6,18}\d(?![\w-])/g;

/** Where one part of an address alone says little, both together say where somebody lives, in either order. */
function townsOf({ zipcode, city }: Address): string[] {
  const [zip, town] = [zipcode?.trim(), city?.trim()];
  if (!zip) return [];
  // A postcode of letters and digits is a few houses; one of digits alone may be any number.
  const alone = zip.length >= 5 && /\p{L}/u.test(zip) && /\d/.test(zip) ? [zip] : [];
  const pairs = town
    ? [`${zip} ${town}`, `${zip}, ${town}`, `${zip} - ${town}`, `${town} ${zip}`, `${town}, ${zip}`]
    : [];
  return [...pairs, ...(town ? [`${town} (${zip})`] : []), ...alone];
}

/** Every value of the order's people that is worth looking for elsewhere: a name, a street, a postcode with its town, a phone number. */
function personalValues(addresses: readonly (Address | null)[]): string[] {
  const fields = [
    "company",
    "first_name",
    "last_name",
    "full_name",
    "first_line",
    "second_line",
    "complement",
    "email",
    "vat_number",
  ] as const;
  const phones = ["phone_home", "phone_office", "phone_mobile", "full_address"] as const;
  const values = addresses.flatMap((address) =>
    address ? [...[...fields, ...phones].flatMap((name) => address[name]?.trim() || []), ...townsOf(address)] : [],
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: plain text is all of ASCII, its control characters too
const PLAIN = /^[\x00-\x7F]*$/;
/** Small letters of the alphabet; the long s is the one sign beyond those of `toLowerCase` that a search without case takes for one of them. */
const small = (text: string) => text.replaceAll("\u017F", "s").toLowerCase();

function anyOf(values: readonly string[]): RegExp {
  const escaped = values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

/** Making the expression takes a millisecond, twenty times as long as the rest of an order: most texts show without it that they hold no value. */
function textMasker(values: readonly string[]): MaskText {
  let known: RegExp | undefined;
  let plainValues: string[] | undefined;
  const mayHold = (text: string) => {
    if (!PLAIN.test(text)) return true;
    plainValues ??= values.map(small);
    const letters = text.toLowerCase();
    return plainValues.some((value) => letters.includes(value));
  };
  return (text) => {
    const plain = text.replace(EMAIL, MASK).replace(PHONE, MASK);
    if (values.length === 0 || !mayHold(plain)) return plain;
    known ??= anyOf(values);
    return plain.replace(known, MASK);
  };
}

/** How deep a free field is followed; deeper down everything is hidden. */
const DEEPEST = 12;

/** Names of fields as they come, each once: where hiding makes two alike, the further ones are numbered, so that no field is lost. */
function keptApart(): (name: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    let apart = name;
    while (taken.has(apart)) {
      const count = (counts.get(name) ?? 1) + 1;
      counts.set(name, count);
      apart = `${name} (${count})`;
    }
    taken.add(apart);
    return apart;
  };
}

function maskTree(value: unknown, mask: MaskText, personal: boolean, depth: number): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return personal && value.trim() !== "" ? MASK : mask(value);
  if (typeof value === "number") return personal ? MASK : value;
  if (typeof value !== "object" || depth > DEEPEST) return MASK;
  if (Array.isArray(value)) return value.map((entry) => maskTree(entry, mask, personal, depth + 1));
  const apart = keptApart();
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const isPersonal = personal || isPersonalName(key);
      // A name may stand where others have the names of their fields.
      return [apart(mask(key)), maskTree(entry, mask, isPersonal, depth + 1)];
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
      delivery: pack.delivery && {
        ...maskAddress(pack.delivery),
        trackings: pack.delivery.trackings.map(maskTracking),
      },
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
