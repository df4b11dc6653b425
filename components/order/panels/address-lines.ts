import type { Address } from "@/lib/domain/order";
import { countryName } from "@/lib/format/country";
import type { Locale } from "@/lib/messages/locales";

/** A person by full name, else by its parts (PRODUCT LA-36). */
export function nameOf(address: Address | null): string | null {
  if (!address) return null;
  const parts = [address.civility, address.first_name, address.last_name].filter((part) => part?.trim());
  return address.full_name?.trim() || parts.join(" ") || null;
}

/** "__" is how some marketplaces write "no phone" (API.md §6.4). */
export function phoneOf(address: Address | null): string | null {
  const phones = [address?.phone_mobile, address?.phone_home, address?.phone_office];
  return phones.find((phone) => phone && phone.trim() !== "" && phone !== "__") ?? null;
}

/** Street, place, country: the lines below a name. */
export function addressLines(address: Address | null, locale: Locale): string[] {
  if (!address) return [];
  const { first_line, second_line, complement, zipcode, city, state_region, common_country_iso_a2 } = address;
  const place = [zipcode, city].filter(Boolean).join(" ");
  const region = [state_region, countryName(common_country_iso_a2, locale)].filter(Boolean).join(", ");
  return [first_line, second_line, complement, place, region].filter((line): line is string => Boolean(line?.trim()));
}

/** An address as it is written on a parcel: company, person, street, place, country in capitals. */
export function postalLines(address: Address | null, locale: Locale): string[] {
  if (!address) return [];
  const { first_line, second_line, complement, zipcode, city, state_region, common_country_iso_a2 } = address;
  const name = nameOf(address);
  const company = address.company?.trim() || null;
  const country = countryName(common_country_iso_a2, locale)?.toLocaleUpperCase(locale) ?? null;
  const place = [zipcode, city].filter(Boolean).join(" ");
  const lines = [
    company,
    name === company ? null : name,
    first_line,
    second_line,
    complement,
    place,
    state_region,
    country,
  ];
  return lines.filter((line): line is string => Boolean(line?.trim()));
}
