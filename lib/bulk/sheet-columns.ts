/** What a column of a sheet can mean beside an argument of the action. */
export const SHEET_FIELDS = ["marketplace", "marketplace_order_id", "line", "type"] as const;
/** Whether a column names an order or what is done with it, and is no argument of the action. */
export const isSheetField = (meaning: string): boolean => (SHEET_FIELDS as readonly string[]).includes(meaning);
/** A field, the name of an argument, or null for a column that is not used. */
export type ColumnMeaning = string | null;

/** Names people give their columns, in lower case without anything but letters and digits. */
const SYNONYMS: Record<string, readonly string[]> = {
  marketplace: [
    "marketplace",
    "marketplacecode",
    "channel",
    "saleschannel",
    "store",
    "placedemarche",
    "canal",
    "marktplatz",
    "kanal",
    "market",
  ],
  marketplace_order_id: [
    "marketplaceorderid",
    "orderid",
    "order",
    "ordernumber",
    "orderno",
    "amazonorderid",
    "purchaseorder",
    "commande",
    "ndecommande",
    "numerodecommande",
    "nocommande",
    "ncommande",
    "idcommande",
    "bestellung",
    "bestellnummer",
    "bestellnr",
    "auftragsnummer",
    "auftrag",
  ],
  line: [
    "line",
    "lineid",
    "orderline",
    "orderlineid",
    "orderitemid",
    "itemid",
    "marketplaceorderlineid",
    "ligne",
    "idligne",
    "position",
    "positionsnummer",
    "positionsnr",
  ],
  type: ["type", "action", "actiontype", "aktion"],
  carrier: [
    "carrier",
    "carriercode",
    "shippingcompany",
    "courier",
    "transporteur",
    "transporteurcode",
    "versender",
    "versanddienst",
    "versanddienstleister",
    "paketdienst",
    "spediteur",
  ],
  carrier_name: [
    "carriername",
    "othercarrier",
    "nomdutransporteur",
    "nomtransporteur",
    "versendername",
    "namedesversanddienstleisters",
  ],
  tracking_number: [
    "trackingnumber",
    "tracking",
    "trackingno",
    "trackingid",
    "trackingcode",
    "parcelnumber",
    "numerodesuivi",
    "nsuivi",
    "ndesuivi",
    "nrdesuivi",
    "suivi",
    "nosuivi",
    "colis",
    "sendungsnummer",
    "sendungsnr",
    "paketnummer",
    "trackingnummer",
  ],
  tracking_url: ["trackingurl", "trackinglink", "urldesuivi", "liendesuivi", "sendungslink"],
  shipping_method: [
    "shippingmethod",
    "shipmethod",
    "service",
    "shippingservice",
    "modedelivraison",
    "modedexpedition",
    "versandart",
  ],
  shipping_date: ["shippingdate", "shipdate", "shippedat", "datedexpedition", "dateexpedition", "versanddatum"],
  delivery_date: ["deliverydate", "datedelivraison", "lieferdatum"],
  return_tracking_number: [
    "returntrackingnumber",
    "returntracking",
    "suiviretour",
    "retourennummer",
    "retoursendungsnummer",
  ],
  return_carrier: ["returncarrier", "transporteurretour", "retourversender", "versanddienstleisterderrucksendung"],
};

/** Columns that only inform: our own outcomes, and what a template shows for people. */
const OURS = /^(?:orderdeck|title|titre|titel|quantityordered|allowedcarriers|status|outcome|resultat|ergebnis)/;

/** "N° de suivi" and "Nr. de suivi" as one word. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

const BY_NAME = new Map(
  Object.entries(SYNONYMS).flatMap(([meaning, names]) => names.map((name) => [name, meaning] as const)),
);

function byName(name: string, args: readonly string[]): ColumnMeaning {
  const plain = plainName(name);
  if (plain === "" || OURS.test(plain)) return null;
  const argument = args.find((one) => plainName(one) === plain);
  return BY_NAME.get(plain) ?? argument ?? null;
}

/** Shorter names than this are too common to be looked for inside of others. */
const LONG_NAME = 6;

/** Whether a text is what people call a column: its own name, or one of those we know for what it means, also with a word before or after it. */
export function isNameOf(
  text: string,
  { meaning, names }: { meaning: string | null; names: readonly string[] },
): boolean {
  const plain = plainName(text);
  if (plain === "" || /\d/.test(text)) return false;
  const known = [
    ...names.map(plainName),
    ...(meaning === null ? [] : [plainName(meaning), ...(SYNONYMS[meaning] ?? [])]),
  ];
  return known.some((name) => {
    if (name === "" || name === plain) return name === plain;
    return name.length >= LONG_NAME && (plain.startsWith(name) || plain.endsWith(name));
  });
}

const ORDER_ID = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._-]{4,60}$/;
const TRACKING = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9 -]{7,40}$/;

/** Whether the first row names columns: it does when a name is known, or when it alone holds no digits. */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows;
  if (first === undefined) return false;
  if (first.some((cell) => byName(cell, []) !== null)) return true;
  const digits = (row: readonly string[]) => row.some((cell) => /\d/.test(cell));
  return !digits(first) && rest.some(digits);
}

/** Of a column's cells that are filled, how many fit, from 0 to 1. */
function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
}
const MOST = 0.8;

/** Contents tell where names do not: the account's marketplaces, ids that look like orders, then numbers that look like parcels. */
function byContents(columns: readonly (readonly string[])[], marketplaces: readonly string[]): ColumnMeaning[] {
  const codes = new Set(marketplaces.map(plainName));
  const meanings: ColumnMeaning[] = columns.map((cells) =>
    share(cells, (cell) => codes.has(plainName(cell))) > MOST ? "marketplace" : null,
  );
  const free = () => meanings.flatMap((meaning, at) => (meaning === null ? [at] : []));
  const order = free().find((at) => share(columns[at] ?? [], (cell) => ORDER_ID.test(cell.trim())) > MOST);
  if (order !== undefined) meanings[order] = "marketplace_order_id";
  const tracking = free().find((at) => share(columns[at] ?? [], (cell) => TRACKING.test(cell.trim())) > MOST);
  if (tracking !== undefined && order !== undefined) meanings[tracking] = "tracking_number";
  return meanings;
}

/** What is clearly no number of a parcel: a word, a date, an amount, a count, a mail or web address, a sentence. */
const NO_PARCEL: readonly RegExp[] = [
  /^\D*$/,
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].*)?$/,
  /^[€$£]?\s?-?\d+[.,]\d{1,2}\s?(?:[€$£]|[A-Z]{3})?$/,
  /^\d{1,3}$/,
  /@|:\/\//,
  /^.{41,}$/,
];

/**
 * Of two columns whose first is the order the second is its parcel, however short the merchant's numbers are. One with a name says by it what it is:
 * a name that is not known may be anything.
 */
function pairUp(
  guessed: readonly ColumnMeaning[],
  header: readonly string[],
  second: readonly string[],
): ColumnMeaning[] {
  const isPair = guessed.length === 2 && guessed[0] === "marketplace_order_id" && guessed[1] === null;
  if (!isPair || header[1]?.trim()) return [...guessed];
  const isParcel = share(second, (cell) => !NO_PARCEL.some((other) => other.test(cell.trim()))) > MOST;
  return isParcel ? ["marketplace_order_id", "tracking_number"] : [...guessed];
}

/**
 * What each column means, guessed from its name, and from its contents where no name says which column is the order. A meaning is given once: the
 * first column keeps it.
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  known: { args: readonly string[]; marketplaces: readonly string[] },
): ColumnMeaning[] {
  const named = header.map((name) => byName(name, known.args));
  const columns = header.map((_, at) => rows.slice(0, 50).map((row) => row[at] ?? ""));
  const guessed = named.includes("marketplace_order_id")
    ? named
    : byContents(columns, known.marketplaces).map((meaning, at) => named[at] ?? meaning);
  return once(pairUp(guessed, header, columns[1] ?? []));
}

/** A meaning that stands twice is kept at its first column alone. */
export function once(meanings: readonly ColumnMeaning[]): ColumnMeaning[] {
  const seen = new Set<string>();
  return meanings.map((meaning) => {
    if (meaning === null || seen.has(meaning)) return null;
    seen.add(meaning);
    return meaning;
  });
}
