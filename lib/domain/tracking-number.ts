/**
 * What a tracking number looks like, carrier by carrier: published formats and check digits (UPU S10, UPS 1Z, FedEx, TNT, DHL). Only
 * ever a hint beside the field (PRODUCT A14): carriers change formats, so nothing here refuses a number.
 */

export const CARRIER_NAMES = {
  ups: "UPS",
  dhl: "DHL",
  dpd: "DPD",
  gls: "GLS",
  la_poste: "La Poste / Colissimo",
  chronopost: "Chronopost",
  mondial_relay: "Mondial Relay",
  hermes: "Hermes / Evri",
  postnl: "PostNL",
  royal_mail: "Royal Mail",
  correos: "Correos",
  fedex: "FedEx",
  tnt: "TNT",
  seur: "SEUR",
  brt: "BRT",
  poste_italiane: "Poste Italiane",
} as const;
export type CarrierFamily = keyof typeof CARRIER_NAMES;

/** `fits`: the check digit is right. `wrong`: it is not. `none`: this format has none that we can compute. */
export type Check = "fits" | "wrong" | "none";

interface Format {
  family: CarrierFamily;
  pattern: RegExp;
  check?: (number: string) => boolean;
  /** So common a shape that it says nothing about the carrier unless the carrier is this one. */
  vague?: true;
}

const digitsOf = (text: string): number[] => [...text].map(Number);

function weighted(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 0), 0);
}

const upToTen = (sum: number): number => (10 - (sum % 10)) % 10;
const lastOf = (number: string): number => Number(number.at(-1));

/** UPU S10: eight digits weighted 8 6 4 2 3 5 9 7, modulo 11; 10 is written 0 and 11 is written 5. */
function eightDigitsFit(serial: string): boolean {
  const rest = 11 - (weighted(digitsOf(serial.slice(0, 8)), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return lastOf(serial) === (rest === 10 ? 0 : rest === 11 ? 5 : rest);
}
const s10Fits = (number: string): boolean => eightDigitsFit(number.slice(2, 11));

/** UPS: fifteen characters after 1Z, letters as digits from A = 2, every second one twice. */
function upsFits(number: string): boolean {
  const values = [...number.slice(2, 17)].map((sign) =>
    /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10,
  );
  return lastOf(number) === upToTen(weighted(values, [1, 2]));
}

const fedexExpressFits = (number: string): boolean =>
  lastOf(number) === (weighted(digitsOf(number.slice(0, 11)), [3, 1, 7]) % 11) % 10;

/** GS1, as on FedEx Ground and on parcels of DHL: weights 3 and 1 from the right. */
function gs1Fits(number: string): boolean {
  return lastOf(number) === upToTen(weighted(digitsOf(number.slice(0, -1)).reverse(), [3, 1]));
}

/** DHL Express waybill: nine digits modulo 7. */
const waybillFits = (number: string): boolean => Number(number.slice(0, 9)) % 7 === lastOf(number);

/** Deutsche Post's Identcode: eleven digits weighted 4 and 9. */
const identcodeFits = (number: string): boolean =>
  lastOf(number) === upToTen(weighted(digitsOf(number.slice(0, 11)), [4, 9]));

const s10 = (family: CarrierFamily, country: string, first = "[A-Z]"): Format => ({
  family,
  pattern: new RegExp(`^${first}[A-Z]\\d{9}${country}$`),
  check: s10Fits,
});

/** Within a carrier and between carriers, the more telling format stands first. */
const FORMATS: readonly Format[] = [
  { family: "ups", pattern: /^1Z[0-9A-Z]{15}\d$/, check: upsFits },
  s10("chronopost", "(?:FR|JB)", "[EX]"),
  s10("la_poste", "FR"),
  s10("royal_mail", "GB"),
  s10("postnl", "NL"),
  s10("correos", "ES"),
  s10("poste_italiane", "IT"),
  s10("dhl", "DE"),
  { family: "postnl", pattern: /^3S[0-9A-Z]{9,15}$/ },
  { family: "dhl", pattern: /^(?:JJD|JVGL|GM|LX|RX)[0-9A-Z]{9,24}$/ },
  { family: "dhl", pattern: /^003404\d{14}$/, check: gs1Fits },
  { family: "correos", pattern: /^P[0-9A-Z]{22}$/ },
  { family: "la_poste", pattern: /^(?:6[A-Z]|[5789][A-Z])\d{11}$/ },
  { family: "la_poste", pattern: /^8[67]\d{12}[0-9A-Z]$/ },
  { family: "hermes", pattern: /^H\d{4}[0-9A-Z]{11,15}$/ },
  { family: "tnt", pattern: /^(?:GE|GD|FR|IT)\d{9}(?:WW|[A-Z]{2})$/ },
  { family: "poste_italiane", pattern: /^[1-5][A-Z]{2}[0-9A-Z]{10}$/ },
  { family: "fedex", pattern: /^\d{12}$/, check: fedexExpressFits, vague: true },
  { family: "fedex", pattern: /^\d{15}$/, check: gs1Fits, vague: true },
  { family: "fedex", pattern: /^(?:96\d{20}|\d{20})$/, vague: true },
  { family: "dpd", pattern: /^\d{14}[0-9A-Z]?$/ },
  { family: "dhl", pattern: /^\d{10}$/, check: waybillFits, vague: true },
  { family: "dhl", pattern: /^\d{12}$/, check: identcodeFits, vague: true },
  { family: "dhl", pattern: /^\d{11}$/, vague: true },
  { family: "tnt", pattern: /^\d{9}$/, check: eightDigitsFit, vague: true },
  { family: "gls", pattern: /^(?:\d{11,12}|\d{14}|\d{20})$/, vague: true },
  { family: "gls", pattern: /^(?=.*[A-Z])(?=.*\d)[0-9A-Z]{8}$/ },
  { family: "mondial_relay", pattern: /^(?:\d{8}|\d{10}|\d{12})$/, vague: true },
  { family: "hermes", pattern: /^(?:\d{14}|\d{16}|\d{20})$/, vague: true },
  { family: "royal_mail", pattern: /^(?:\d{16}|[0-9A-F]{21})$/, vague: true },
  { family: "seur", pattern: /^(?:\d{12}|\d{14}|\d{16}|\d{23})$/, vague: true },
  { family: "brt", pattern: /^(?:\d{12}|\d{15}|\d{19})$/, vague: true },
  { family: "poste_italiane", pattern: /^\d{12,13}$/, vague: true },
  { family: "chronopost", pattern: /^[0-9A-Z]{13}$|^\d{14}[0-9A-Z]$/, vague: true },
];

/** How carriers are written in codes and labels, "FR_ColiposteColissimo" or "dpd-predict"; the first that fits names the family. */
const SPELLINGS: readonly (readonly [RegExp, CarrierFamily])[] = [
  [/mondial[\s_-]?relay/i, "mondial_relay"],
  [/chrono(?:post|pro)|chrono[\s_-]?relais/i, "chronopost"],
  [/coli(?:ssimo|poste)|la[\s_-]?poste|lettre[\s_-]?suivie/i, "la_poste"],
  [/royal[\s_-]?mail|parcel[\s_-]?force/i, "royal_mail"],
  [/hermes|evri/i, "hermes"],
  [/post[\s_-]?nl/i, "postnl"],
  [/poste[\s_-]?italiane/i, "poste_italiane"],
  [/correos(?![\s_-]?express)/i, "correos"],
  [/fed[\s_-]?ex/i, "fedex"],
  [/seur(?![a-z])/i, "seur"],
  [/bartolini|(?<![a-z])brt(?![a-z])/i, "brt"],
  [/dhl/i, "dhl"],
  [/dpd/i, "dpd"],
  [/(?<![a-z])gls(?![a-z])/i, "gls"],
  [/(?<![a-z])tnt(?![a-z])/i, "tnt"],
  [/(?<![a-z])ups(?![a-z])|united parcel/i, "ups"],
];

/** The carrier that a code or a label means, or null for one that no format is known of. */
export function carrierFamily(text: string): CarrierFamily | null {
  return SPELLINGS.find(([spelling]) => spelling.test(text))?.[1] ?? null;
}

/** Without the blanks, dots and dashes people type between groups, in capitals. */
export function bareTrackingNumber(typed: string): string {
  return typed.replace(/[\s.\u00a0-]+/g, "").toUpperCase();
}

interface Look {
  family: CarrierFamily;
  check: Check;
  vague: boolean;
}

function looksOf(bare: string): Look[] {
  return FORMATS.filter(({ pattern }) => pattern.test(bare)).map(({ family, check, vague }) => ({
    family,
    check: check === undefined ? "none" : check(bare) ? "fits" : "wrong",
    vague: vague === true,
  }));
}

/** What is odd about a tracking number; never more than a hint. */
export type TrackingDoubt =
  /** The shape is right and the check digit is not: a digit was mistyped. */
  | { kind: "mistyped"; family: CarrierFamily }
  /** It is shaped like another carrier's. */
  | { kind: "looks_like"; family: CarrierFamily; check: Check }
  /** It is shaped like nothing this carrier uses. */
  | { kind: "unlike"; family: CarrierFamily };

/** The carrier whose own shape this is: shapes that half the carriers share count only with a fitting check digit. */
function telling(looks: readonly Look[]): Look | null {
  const candidates = looks.filter(({ check, vague }) => check === "fits" || (check === "none" && !vague));
  return (
    candidates.find(({ check, vague }) => check === "fits" && !vague) ?? candidates.find(({ vague }) => !vague) ?? null
  );
}

/** Compares a tracking number with the carrier that was chosen (its code or label). Null when nothing is odd, or nothing is known. */
export function trackingDoubt(typed: string, carrier: string): TrackingDoubt | null {
  const bare = bareTrackingNumber(typed);
  if (bare === "") return null;
  const family = carrierFamily(carrier);
  const looks = looksOf(bare);
  const own = looks.filter((look) => look.family === family);
  if (own.some(({ check }) => check !== "wrong")) return null;
  const other = telling(looks.filter((look) => look.family !== family));
  if (family === null) {
    return other?.check === "fits" ? { kind: "looks_like", family: other.family, check: "fits" } : null;
  }
  if (own.some(({ vague }) => !vague)) return { kind: "mistyped", family };
  if (other !== null) return { kind: "looks_like", family: other.family, check: other.check };
  return own.length > 0 ? { kind: "mistyped", family } : { kind: "unlike", family };
}
