import type { MarketplaceStatusList } from "@/lib/contract/marketplaces";

/** Marketplaces that have the same words for the state of an order, and those words. */
export interface StatusGroup {
  codes: string[];
  names: string;
  words: string[];
  /** Whether one of them is filtered for, or none is at all: a word is then looked for as it is. */
  chosen: boolean;
}

interface Asked {
  results: MarketplaceStatusList["results"];
  chosen: readonly string[];
  nameOf: (code: string) => string;
  locale: string;
  /** What was typed to narrow the list: a part of a word or of a marketplace's name. */
  wanted: string;
}

/**
 * The words that marketplaces have for the state of an order, under the names of those that have them; the chosen ones first. Marketplaces with the
 * same words stand together, but never a chosen one with another.
 */
export function statusGroups({ results, chosen, nameOf, locale, wanted }: Asked): StatusGroup[] {
  const groups = new Map<string, StatusGroup & { all: string[] }>();
  for (const { code, statuses } of results) {
    const words = [...new Set(statuses)].sort((a, b) => a.localeCompare(b, locale));
    if (words.length === 0) continue;
    const isChosen = chosen.length === 0 || chosen.includes(code);
    const key = JSON.stringify([isChosen, words]);
    const known = groups.get(key) ?? { codes: [], names: "", words, chosen: isChosen, all: [] };
    known.codes.push(code);
    known.all.push(nameOf(code));
    groups.set(key, known);
  }
  const needle = wanted.trim().toLocaleLowerCase();
  const fits = (text: string) => text.toLocaleLowerCase().includes(needle);
  return [...groups.values()]
    .map(({ all, words, ...group }) => {
      const names = [...all].sort((a, b) => a.localeCompare(b, locale)).join(", ");
      return { ...group, names, words: fits(names) ? words : words.filter(fits) };
    })
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || a.names.localeCompare(b.names, locale));
}
