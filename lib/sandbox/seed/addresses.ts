import type { WireAddress } from "../orders/order-shape";
import type { Random } from "../random";
import { fillPattern } from "../random";
import { placeOf } from "./places";

/** A buyer before a marketplace decides what it tells about them. */
export interface Buyer {
  country: string;
  first: string;
  last: string;
  civility: string;
  company: string | null;
  vat: string | null;
  street: string;
  extra: string | null;
  zip: string;
  city: string;
  region: string | null;
  phone: string;
  email: string;
}

export function inventBuyer(random: Random, country: string, business: boolean, marketplace: string): Buyer {
  const place = placeOf(country);
  const [zip, city, region] = random.pick(place.cities).split("|") as [string, string, string?];
  return {
    country,
    first: random.pick(place.firstNames),
    last: random.pick(place.lastNames),
    civility: random.pick(place.civilities),
    company: business ? random.pick(place.companies) : null,
    vat: business ? fillPattern(place.vat, random) : null,
    street: streetLine(random, random.pick(place.streets), country),
    extra: random.chance(0.15) ? random.pick(["Bât. B", "Apt 12", "c/o", "2. OG", "Scala C"]) : null,
    zip,
    city,
    region: region ?? null,
    phone: fillPattern(place.mobile, random),
    email: `${random.text("abcdefghijkmnpqrstuvwxyz0123456789", 14)}@relay.${marketplace.replace(/[^a-z]/g, "")}.example.com`,
  };
}

function streetLine(random: Random, street: string, country: string): string {
  const number = random.int(1, 148);
  return country === "FR" || country === "GB" ? `${number} ${street}` : `${street} ${number}`;
}

/** How names arrive: split, only whole, or both (API.md §6.4). */
export type NameStyle = "split" | "full" | "both" | "none";

/** The address a marketplace passes on. `none` keeps only what an FBA order tells: city, zip, country, relay e-mail. */
export function addressOf(random: Random, buyer: Buyer, type: string, style: NameStyle): WireAddress {
  const open = style !== "none";
  const split = style === "split" || style === "both";
  const whole = style === "full" || style === "both";
  return {
    id: random.int(100_000_000, 999_999_999),
    type,
    company: open ? buyer.company : null,
    civility: split && random.chance(0.8) ? buyer.civility : null,
    first_name: split ? buyer.first : null,
    last_name: split ? buyer.last : null,
    full_name: whole ? `${buyer.first} ${buyer.last}` : null,
    first_line: open ? buyer.street : null,
    second_line: open ? buyer.extra : null,
    complement: null,
    zipcode: buyer.zip,
    city: style === "none" ? buyer.city.toUpperCase() : buyer.city,
    phone_home: open && random.chance(0.08) ? "__" : null,
    phone_office: null,
    phone_mobile: open && random.chance(0.85) ? buyer.phone : null,
    full_address: open && random.chance(0.1) ? `${buyer.street}, ${buyer.zip} ${buyer.city}` : null,
    email: buyer.email,
    vat_number: type === "billing" ? buyer.vat : null,
    metas: null,
    state_region: buyer.region ?? (random.chance(0.2) ? "" : null),
    common_country_iso_a2: buyer.country,
  };
}
