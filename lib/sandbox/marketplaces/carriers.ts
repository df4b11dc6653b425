/** Carrier lists are long in real metadata; here they are built from short lists of names. */

const BRANDS = (
  "4PX,Aramex,Bring,Arco Spedizioni,ARVATO,Asendia,B2C Europe,Bartolini,BJS,Bursped,Cargoline,Chronopost,Ciblex,CityLink,Colis Privé," +
  "Colissimo,Correos,Correos Express,CTT,DACHSER,DB Schenker,Deutsche Post,DHL,DPD,DSV,DTDC,Emons,Endopack,Evri,FedEx,Fercam,France Express," +
  "Furdeco,Geodis,GEL Express,GLS,Hellmann,Hermes Logistik,HS Code,IDS Netzwerk,ILOXX,Kuehne+Nagel,La Poste,Landmark,Mondial Relay,MRW," +
  "Nacex,Parcelforce,PostNL,Relais Colis,Royal Mail,SDA,Seur,Sendcloud,TNT,UPS,Yodel,Zeleris"
).split(",");
const VARIANTS = ["", " Express", " Relay", " International"];

/** 226 names and "Other", as Amazon's list is long. */
export function amazonCarriers(): Record<string, string> {
  const names = [...new Set(BRANDS.flatMap((brand) => VARIANTS.map((variant) => `${brand}${variant}`)))].slice(0, 226);
  return { ...Object.fromEntries(names.map((name) => [name, name])), Other: "Other" };
}

/** eBay prefixes its codes with the country: FR_ColiposteColissimoRecommended (API.md §16). */
export function ebayCarriers(prefix: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const code = `${prefix}_${name.replace(/[^A-Za-z0-9]/g, "")}`;
      return [
        [code, name],
        [`${code}Recommended`, `${name} (with signature)`],
      ];
    }),
  );
}

/** Codes in capitals from names: "La Poste" -> LAPOSTE. */
export function capitalCodes(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name.toUpperCase().replace(/[^A-Z0-9]/g, ""), name]));
}

/** How a parcel of a carrier looks: pattern of its number and its tracking page. */
export interface ParcelStyle {
  carrier: string;
  pattern: string;
  url: string;
}

const STYLES: Record<string, ParcelStyle> = {
  colissimo: { carrier: "Colissimo", pattern: "6A###########", url: "https://tracking.example.com/colissimo/" },
  chronopost: { carrier: "Chronopost", pattern: "XY#########FR", url: "https://tracking.example.com/chronopost/" },
  mondial: { carrier: "Mondial Relay", pattern: "########", url: "https://tracking.example.com/mondial-relay/" },
  dhl: { carrier: "DHL", pattern: "00340434###########", url: "https://tracking.example.com/dhl/" },
  dpd: { carrier: "DPD", pattern: "0534##########", url: "https://tracking.example.com/dpd/" },
  gls: { carrier: "GLS", pattern: "Z?#######?", url: "https://tracking.example.com/gls/" },
  hermes: { carrier: "Hermes Logistik", pattern: "H100##############", url: "https://tracking.example.com/hermes/" },
  royal: { carrier: "Royal Mail", pattern: "??#########GB", url: "https://tracking.example.com/royal-mail/" },
  evri: { carrier: "Evri", pattern: "H00AA###########", url: "https://tracking.example.com/evri/" },
  bartolini: { carrier: "Bartolini", pattern: "0842#########", url: "https://tracking.example.com/brt/" },
  sda: { carrier: "SDA", pattern: "28######A###", url: "https://tracking.example.com/sda/" },
  seur: { carrier: "Seur", pattern: "##########", url: "https://tracking.example.com/seur/" },
  correos: { carrier: "Correos", pattern: "PQ4A############", url: "https://tracking.example.com/correos/" },
  postnl: { carrier: "PostNL", pattern: "3S????#########", url: "https://tracking.example.com/postnl/" },
  ups: { carrier: "UPS", pattern: "1Z******########", url: "https://tracking.example.com/ups/" },
  ctt: { carrier: "CTT", pattern: "DA#########PT", url: "https://tracking.example.com/ctt/" },
  inpost: { carrier: "InPost", pattern: "6200####################", url: "https://tracking.example.com/inpost/" },
  postnord: { carrier: "PostNord", pattern: "UJ#########SE", url: "https://tracking.example.com/postnord/" },
};

const BY_COUNTRY: Record<string, string[]> = {
  FR: ["colissimo", "colissimo", "chronopost", "mondial", "dpd", "gls"],
  BE: ["dpd", "postnl", "gls"],
  DE: ["dhl", "dhl", "dpd", "hermes", "gls"],
  AT: ["dhl", "dpd", "gls"],
  CH: ["dhl", "ups"],
  GB: ["royal", "royal", "evri", "dpd"],
  IT: ["bartolini", "sda", "gls", "ups"],
  ES: ["seur", "correos", "gls"],
  PT: ["ctt", "seur"],
  NL: ["postnl", "postnl", "dhl"],
  PL: ["inpost", "dpd"],
  SE: ["postnord", "ups"],
  HU: ["gls", "dpd"],
};

/** Parcel styles that are usual in a country, with repetitions as weights. */
export function parcelStyles(country: string): ParcelStyle[] {
  return (BY_COUNTRY[country] ?? ["ups"]).map((name) => STYLES[name]!);
}
