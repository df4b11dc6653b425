import { LOOKS } from "@/components/charts/series-fill";
import { marketplaceName } from "@/components/ui/marketplace";
import type { OrdersOfBucket } from "@/lib/contract/order-stats";

/** One marketplace, or all countries of one: "Amazon" is amazon_fr, amazon_de and the others. */
export interface Store {
  codes: string[];
  name: string;
  orders: number;
}

type KeyOf = (code: string) => string;
/** Each marketplace by itself. */
export const itself: KeyOf = (code) => code;
/** "amazon_fr" and "amazon_de" without their country. */
export const withoutCountry: KeyOf = (code) => code.replace(/_[a-z]{2}$/i, "");

/** Marketplaces that `keyOf` calls the same, those with most orders first. */
export function storesBy(keyOf: KeyOf, entries: readonly OrdersOfBucket[]): Store[] {
  const found = new Map<string, Store>();
  for (const { marketplace: code, marketplace_name: name, orders } of entries) {
    const key = keyOf(code);
    const known = found.get(key) ?? { codes: [], name: marketplaceName({ code: key }), orders: 0 };
    if (!known.codes.includes(code)) known.codes.push(code);
    known.orders += orders;
    known.name = known.codes.length === 1 ? marketplaceName({ code, name }) : marketplaceName({ code: key });
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.orders - a.orders || a.name.localeCompare(b.name));
}

/**
 * How each family looks in a chart: by its place in the alphabet of the account's families, not by its rank, so that a marketplace looks the same
 * in every span. Where there are more families than looks, the later of two that would look alike takes the next look that is free.
 * @param families drawn together, at most `LOOKS`
 * @param all codes of every marketplace that the account has orders of
 */
export function looksOf(families: readonly Pick<Store, "codes">[], all: readonly string[]): number[] {
  const keyOf = ({ codes: [code = ""] }: Pick<Store, "codes">) => withoutCountry(code);
  const known = [...new Set([...all.map(withoutCountry), ...families.map(keyOf)])].sort();
  const looks = new Map<string, number>();
  const taken = new Set<number>();
  for (const key of families.map(keyOf).sort()) {
    let look = known.indexOf(key) % LOOKS;
    while (taken.has(look) && taken.size < LOOKS) look = (look + 1) % LOOKS;
    taken.add(look);
    looks.set(key, look);
  }
  return families.map((family) => looks.get(keyOf(family)) ?? 0);
}
