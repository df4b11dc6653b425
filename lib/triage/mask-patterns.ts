import type { SlotName, SlotStore } from "./slots";

/**
 * Variable parts that a pattern can name by their shape. No pattern nests quantifiers, and every repetition is bounded or closed by
 * a character it cannot contain itself, so the time grows with the length of the text only.
 */

const MONTHS = [
  "jan(?:uary|vier|uar)?|feb(?:ruary|ruar|braio)?|f[eé]vr?(?:ier)?|mar(?:ch|s|zo)?|m[aä]rz|apr(?:il|ile)?|avr(?:il)?|may|mai|mayo|maggio|mag",
  "jun[ie]?|juin|junio|giugno|giu|jul[yi]?|juil(?:let)?|julio|luglio|lug|aug(?:ust)?|ao[uû]t|agosto|ago|sept?(?:ember|embre|tembre|iembre)?|set(?:tembre)?",
  "oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|nov(?:ember|embre|iembre)?|dec(?:ember)?|d[eé]c(?:embre)?|dez(?:ember)?|dic(?:embre|iembre)?|enero|ene|gennaio|gen|febrero|abril|abr|januar",
  "januari|februari|maart|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
].join("|");
const TIME = String.raw`\d{1,2}(?:[:h]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|h)(?:\s?[ap]m)?`;
const ZONE = String.raw`(?:\s?(?:Z|UTC|GMT|CES?T|[+-]\d{2}:?\d{2})(?![\p{L}\d]))?`;
const TIME_TAIL = String.raw`(?:(?:,?\s|T)(?:(?:à|a|at|um|alle|a las|ore|le ore)\s)?${TIME}${ZONE})?`;
/** Of the languages without a lexicon; the others' weekdays are words without weight there. */
const WEEKDAYS =
  "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środ[aę]|czwartek|piątek|sobot[aę]|niedziel[aę]";
const FILE_ENDINGS = "csv|tsv|txt|xml|json|pdf|xlsx?|docx?|zip|gz|edi|log|html?|jpe?g|png|tiff?|zpl";
const UNITS_OF_TIME =
  "milliseconds?|millisekunden?|ms|seconds?|secondes?|sekunden?|secondi|secondo|segundos?|secs?|s|minutes?|minuten?|minut[oi]s?|mins?|hours?|heures?|stunden?|horas?|or[ae]|hrs?|h|std|days?|jours?(?: ouvrés)?|tage?n?|giorn[oi]|d[ií]as?|weeks?|semaines?|wochen?|settiman[ae]|semanas?|months?|mois|monate?n?|mes[ei]s?|mes|years?|ans?|années?|jahre?n?|ann[oi]|años?";
const CURRENCY = String.raw`(?:[€$£]|(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|HUF|RON|euros?|dollars?|zł)(?![\p{L}]))`;
const NUMBER = String.raw`[-+]?\d[\d.,' ]{0,15}`;
const STREET = "rue|avenue|av\\.|boulevard|bd|allée|chemin|place|quai|via|viale|piazza|corso|calle|avenida|plaza|paseo";

const STREET_FIRST = [
  ..."via viale piazza corso largo calle avenida plaza paseo rúa carrer".split(" "),
  ...["c\\/", "avda\\.", "av\\.", "pza\\.", "ctra\\."],
]
  .map((word) => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`)
  .join("|");

/** `sign`: what every match holds; without one, a digit. A text that holds none is not searched. */
type Pattern = readonly [name: SlotName, pattern: RegExp, sign?: string];
const DIGIT = /\d/;

const PATTERNS: readonly Pattern[] = [
  ["url", /\b(?:https?|ftps?|wss?):\/\/[^\s"'<>)\]}]{1,2000}/giu, "://"],
  ["url", /\bwww\.[^\s"'<>)\]}]{1,500}/giu, "."],
  ["email", /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/giu, "@"],
  [
    "path",
    new RegExp(
      String.raw`(?<![\p{L}\d_.%/-])(?:[\p{L}\d_-]{1,60}/(?:[\p{L}\d_-]{1,60}/){0,8}[\p{L}\d_. -]{1,60}|[\p{L}\d_][\p{L}\d_.-]{0,100})\.(?:${FILE_ENDINGS})(?![\p{L}\d])`,
      "giu",
    ),
    ".",
  ],
  ["id", /(?<![\p{L}\d])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\d])/giu, "-"],
  ["ip", /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?(?![\d.])/gu, "."],
  ["path", /(?<![\p{L}\d/<])(?:[A-Za-z]:)?\/[\w.%~-]{1,100}(?:\/[\w.%~{}:-]{1,100}){0,30}\/?/gu, "/"],
  ["id", /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu],
  ["date", /(?<![\p{L}\d.,:])\d{1,2}(?:[.:]\d{2})?\s(?:uur|uhr)(?!\p{L})/giu, " "],
  ["date", new RegExp(String.raw`(?<!\p{L})(?:${WEEKDAYS})(?!\p{L})`, "giu")],
  ["date", new RegExp(String.raw`(?<![\d-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}${TIME_TAIL}(?![\d])`, "giu")],
  [
    "date",
    new RegExp(String.raw`(?<![\d.-])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})${TIME_TAIL}(?![\d-]|[./]\d)`, "giu"),
  ],
  [
    "date",
    new RegExp(
      String.raw`(?<![\d\p{L}])\d{1,2}(?:\.|st|nd|rd|th|er|º|o)?\s?(?:de |of )?(?:${MONTHS})(?![\p{L}])\.?(?:,?\s(?:del? )?\d{4})?${TIME_TAIL}`,
      "giu",
    ),
  ],
  [
    "date",
    new RegExp(
      String.raw`(?<!\p{L})(?:${MONTHS})\.?\s\d{1,2}(?:st|nd|rd|th)?(?![\d])(?:,?\s\d{4})?${TIME_TAIL}`,
      "giu",
    ),
  ],
  ["date", new RegExp(String.raw`(?<![\d\p{L}])${TIME}${ZONE}(?![\d\p{L}])`, "giu")],
];

const LATER: readonly Pattern[] = [
  ["amount", new RegExp(String.raw`(?<![\p{L}])${CURRENCY}\s?${NUMBER}(?<=\d)(?![\d\p{L}])`, "giu")],
  ["amount", new RegExp(String.raw`(?<![\p{L}\d.,-])${NUMBER}${CURRENCY}`, "giu")],
  [
    "duration",
    new RegExp(String.raw`(?<![\p{L}\d.,-])\d{1,9}(?:[.,]\d{1,3})?[\s-]?(?:${UNITS_OF_TIME})(?![\p{L}\d])`, "giu"),
  ],
  // The international form of a parcel number, with or without blanks.
  ["tracking", /(?<![\p{L}\d])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![\p{L}\d])/gu],
  ["phone", /(?<![\p{L}\d])\+\d[\d ().-]{6,20}\d/gu],
  [
    "address",
    new RegExp(
      String.raw`(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? (?:${STREET})(?![\p{L}])[^\d,;:()"\n]{1,40}`,
      "giu",
    ),
  ],
  [
    "address",
    new RegExp(
      String.raw`(?<!\p{L})(?:${STREET_FIRST})\s(?:(?:d[aei]l?|de la|la|el)\s)?\p{Lu}[\p{L}'. ]{1,30},?\s\d{1,4}(?![\d\p{L}])(?:,? ?\d{1,2} ?[º°ª] ?\p{L}{0,4})?`,
      "gu",
    ),
  ],
  [
    "address",
    /(?<!\p{L})\p{Lu}\p{L}{2,30}(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz)\s\d{1,4}\s?[a-z]?(?![\p{L}\d])/gu,
  ],
  [
    "number",
    /(?<![\p{L}\d_])[-+]?\d[\d.,x×]{0,20}\s?(?:kg|g|mg|lbs?|oz|cm|mm|m|km|ml|cl|l|%|bytes|kb|mb)(?![\p{L}\d])/giu,
  ],
  // Sizes of clothes; after the measures, whose units they would leave behind.
  [
    "value",
    /(?<=(?<!\p{L})(?:size|taille|pointure|taglia|talla|größe|gr\.|maat|rozmiar):? )(?:unica|unique|única|einheitsgröße|one size|\d{1,3}(?: ?[½¼¾]| \d\/\d|[.,/-]\d{1,3})?(?: (?:EU|UK|US|FR|IT|DE)(?!\p{L}))?|[2-6]?X{0,3}[SML](?:[/-]X{0,3}[SML])?)(?![\p{L}\d])/giu,
    " ",
  ],
];

const take = (text: string, patterns: readonly Pattern[], store: SlotStore): string => {
  let rest = text;
  for (const [name, pattern, sign] of patterns) {
    if (sign === undefined ? DIGIT.test(rest) : rest.includes(sign))
      rest = rest.replace(pattern, (found) => store.put(name, found));
  }
  return rest;
};

/** Addresses of machines and moments in time; to be taken before error codes, which they could be mistaken for. */
export const takeShapes = (text: string, store: SlotStore): string => take(text, PATTERNS, store);

/** "Gartenweg 3, 50667 Köln": behind a street the town belongs to the address. */
const TOWN = /(?<=([\ue000-\uf8ff]),? )(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}[\p{L}-]{1,30}/gu;

/** Measures: a number with what it counts; to be taken after error codes and quoted values. */
export const takeMeasures = (text: string, store: SlotStore): string =>
  take(text, LATER, store).replace(TOWN, (town, street: string) =>
    store.get(street)?.name === "address" ? store.put("address", town) : town,
  );
