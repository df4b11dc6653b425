/**
 * Carriers whose names stand bare in messages, in any case and glued to country codes (`FR_Colissimo`, `DPD_DE`, `gls-it`).
 * Folded, words separated by a blank. A name missing here is still masked when it is quoted or stands where a carrier is named.
 */
const NAMES = `
  dhl|dhl paket|dhl parcel|dhl express|dhl ecommerce|dhl freight|dhl for you|dhlforyou|deutsche post|hermes|hermes germany|evri|myhermes
  dpd|dpd predict|exapaq|geopost|gls|ups|ups mail innovations|fedex|federal express|tnt|tnt express|tnt post|usps|canada post|purolator
  colissimo|coliposte|chronopost|la poste|laposte|lettre suivie|lettre max|so colissimo|mondial relay|mondialrelay|relais colis|relaiscolis|colis prive
  colisprive|geodis|calberson|france express|ciblex|kuehne nagel|kuhne nagel|heppner|db schenker|schenker|dachser|mazet|vir
  agediss|heppner|xpo|xpo logistics|gefco|ziegler|bollore|rhenus|raben|cubyn|pickup services|shop2shop|vinted go|delivengo
  royal mail|parcelforce|parcelforce worldwide|yodel|dx|dx freight|arrow xl|arrowxl|tuffnells|uk mail|ukmail|city link|citylink|apc overnight
  interlink|interlink express|an post|anpost|fastway|whistl|collectplus|hermes uk|panther
  poste italiane|posteitaliane|brt|bartolini|sda|sda express|nexive|fercam|arco spedizioni|susa|tnt italia|gls italy|crono|palletways|one express|milkman
  correos|correos express|seur|mrw|nacex|tipsa|zeleris|envialia|asm|redyser|celeritas|ontime|tourline|tourline express|ctt|ctt express|ecoscooting|paack|halcourier
  postnl|post nl|bpost|b post|post luxembourg|osterreichische post|oesterreichische post|austrian post|swiss post|schweizerische post|die post
  postnord|post nord|posti|matkahuolto|budbee|instabox|airmee|bring parcels|posten norge|posten|early bird|dao|gls denmark
  inpost|paczkomaty|poczta polska|pocztex|packeta|zasilkovna|ceska posta|ppl|sameday|fan courier|cargus|urgent cargus|speedy|econt|acs courier|elta
  amazon logistics|amazon shipping|amzl|amzn|amazon fulfillment|swiship|veeqo|iloxx|go express|goexpress|trans o flex|transoflex|hellmann|emons|iloxx|pin mail|parcel one|parcelone
  asendia|landmark global|landmark|spring gds|wndirect|p2p mailing|yunexpress|yun express|yanwen|4px|cainiao|china post|ems|sf express|sfexpress
  sagawa|yamato|japan post|australia post|startrack|sendle|aramex|dtdc|delhivery|blue dart|bluedart|ekart|india post|singpost|j t express
  ontrac|lasership|lso|estes|saia|stuart|glovo|deliveroo|ninja van|flash express|lalamove|jadlog|correios|estafette|estafeta|redpack
  shiprocket|sendcloud|shippo|shipstation|easypost|boxberry|cdek|nova poshta|nova post|meest|israel post|yurtici kargo|aras kargo|mng kargo
`;

/** Words that belong to a carrier's name only when they follow one. */
const SERVICES = `paket paeckchen packchen express standard parcel parcels home domicile relay relais point colis suivi suivie international national
  predict classic premium economy eco next day 24 48 13 10 logistics group freight courier couriers mail post ground priority pickup locker plus pro
  return retour france germany deutschland italia italy espana spain uk de fr it es at be nl ch pl ie lu gb eu us recommande recommended
  signature tracked signed sans brief warenpost kleinpaket maxi office business b2c b2b std prive worldwide forwarding europe europa recom ret retoure`;

const split = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter(Boolean);

const CARRIERS = new Set(split(NAMES, /[|\n]/));
const FIRST_WORDS = new Set([...CARRIERS].map((name) => name.split(" ")[0] ?? ""));
const SERVICE_WORDS = new Set(split(SERVICES, /\s+/));
const LONGEST = Math.max(...[...CARRIERS].map((name) => name.split(" ").length));

/** How many of the folded words from `start` on name a carrier; 0 when none does. Services that follow count as part of it. */
export const carrierLength = (words: readonly string[], start: number): number => {
  if (!FIRST_WORDS.has(words[start] ?? "")) return 0;
  let length = 0;
  for (let size = Math.min(LONGEST, words.length - start); size > 0 && length === 0; size--) {
    if (CARRIERS.has(words.slice(start, start + size).join(" "))) length = size;
  }
  return length;
};

export const isCarrierService = (folded: string): boolean => SERVICE_WORDS.has(folded);

/** True for a glued code such as `FR_ColiposteColissimoRecommended`, given its parts: one of them is a carrier by itself. */
export const namesCarrier = (parts: readonly string[]): boolean =>
  parts.some((_, at) => carrierLength(parts, at) > 0) || CARRIERS.has(parts.join(""));
