import type { IconName } from "@/components/ui/icon";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import {
  completeFilter,
  FILTER_NAMES,
  type FilterName,
  type FilterVocabulary,
  readFilters,
  stateOf,
  type TypedFilters,
  writeFilters,
} from "@/lib/domain/filter-language";
import { MEANT_ALONE, meantWords } from "@/lib/domain/meant-words";
import { type OrderGridState, orderGridParsers } from "@/lib/domain/order-filters";
import { searchIntent } from "@/lib/domain/order-question";
import { createSerializer } from "@/lib/domain/url-state";
import { plainText } from "@/lib/format/plain";
import type { Translate } from "@/lib/messages/translate";
import type { Place } from "./global-keys";

type Words = Translate<"keys">;

/** What happens when an item is taken: somewhere to go, a text search to make within filters, or the input completed. */
export type Deed = { go: string } | { search: string; within: Partial<OrderGridState> } | { complete: string };

export interface Item {
  id: string;
  group: "filter" | "complete" | "order" | "go" | "marketplace";
  icon: IconName;
  label: string;
  /** What is typed or sent for it, quiet at the right. */
  hint?: string;
  deed: Deed;
}

export interface Known {
  accountId: number;
  places: readonly (Place & { label: string; icon: IconName })[];
  marketplaces: readonly MarketplaceEntry[];
  vocabulary: FilterVocabulary;
  offered: FilterVocabulary;
  /** Whether the reader may find orders by their buyers. */
  byBuyer: boolean;
}

const serialize = createSerializer(orderGridParsers);
const MOST_VALUES = 8;
const MOST_PLACES = 6;
const fold = (text: string) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** "Status To ship, Late": a state of the grid in the reader's words. */
function filterWords(t: Words, typed: TypedFilters, vocabulary: FilterVocabulary): string {
  const wordOf = (name: FilterName, value: string) =>
    vocabulary[name]?.find((known) => known.value === value)?.label ?? value;
  const parts = FILTER_NAMES.flatMap((name) => {
    const value: unknown = typed.changes[name];
    if (value === undefined) return [];
    if (Array.isArray(value))
      return [`${t(`filters.${name}`)} ${value.map((one: string) => wordOf(name, one)).join(", ")}`];
    if (typeof value === "string") return [`${t(`filters.${name}`)} ${wordOf(name, value)}`];
    const parser = orderGridParsers[name as keyof typeof orderGridParsers] as unknown as {
      serialize: (value: unknown) => string;
    };
    return [`${t(`filters.${name}`)} ${parser.serialize(value)}`];
  });
  return plainText(parts.join(" · "), 120).text;
}

/** The next piece of what is being typed: a filter's name, or a value of the filter named. */
function completions(t: Words, text: string, { last }: TypedFilters, known: Known): Item[] {
  const wanted = fold(last.typed);
  const { name } = last;
  if (name !== null) {
    const values = known.vocabulary[name] ?? known.offered[name] ?? [];
    return values
      .filter(({ value, label }) => fold(`${value} ${label}`).includes(wanted))
      .slice(0, MOST_VALUES)
      .map(({ value, label }) => ({
        id: `complete ${name} ${value}`,
        group: "complete",
        icon: "list-filter",
        label: t("filterValue", { filter: t(`filters.${name}`), value: plainText(label, 60).text }),
        hint: value,
        deed: { complete: completeFilter(text, name, value) },
      }));
  }
  if (text !== "" && !text.endsWith(" ") && wanted === "") return [];
  return FILTER_NAMES.filter((one) => wanted === "" || fold(`${one} ${t(`filters.${one}`)}`).includes(wanted))
    .slice(0, MOST_VALUES)
    .map((one) => ({
      id: `complete ${one}`,
      group: "complete",
      icon: "list-filter",
      label: t(`filters.${one}`),
      hint: one === "not" ? "-type:" : `${one}:`,
      deed: { complete: completeFilter(text, one, null) },
    }));
}

/** What the bare words may mean: an order however old, many of them, or a text to search for. */
function searches(t: Words, typed: TypedFilters, known: Known): Item[] {
  const text = typed.words.join(" ");
  const intent = searchIntent(text);
  const address = (changes: Parameters<typeof stateOf>[0]) =>
    serialize(`/accounts/${known.accountId}/orders`, stateOf({ ...typed.changes, ...changes }));
  if (intent.kind === "id")
    return [
      {
        id: "order",
        group: "order",
        icon: "search",
        label: t("findOrder", { id: plainText(intent.id, 40).text }),
        deed: { go: address({ id: intent.id }) },
      },
    ];
  if (intent.kind === "ids")
    return [
      {
        id: "orders",
        group: "order",
        icon: "search",
        label: t("findOrders", { n: intent.ids.length }),
        deed: { go: address({ ids: intent.ids }) },
      },
    ];
  if (intent.kind === "none" || text.length < 2) return [];
  const label = t(known.byBuyer ? "searchFor" : "searchNoBuyers", { text: plainText(text, 40).text });
  return [{ id: "search", group: "order", icon: "search", label, deed: { search: text, within: typed.changes } }];
}

const MOST_MEANT = 5;

/**
 * Several bare words, each a filter by its value: "late cdiscount" is one line that sets both. Words that are no filter are named, and looked for
 * within the others.
 */
function meantTogether(t: Words, typed: TypedFilters, known: Known): { whole: Item[]; partly: Item[] } {
  const vocabulary = { ...known.offered, ...known.vocabulary };
  const { phrases, changes, unknown } = meantWords(typed.words, vocabulary);
  if (phrases.length === 0 || phrases.length + unknown.length < 2) return { whole: [], partly: [] };
  const all = { ...typed.changes, ...changes };
  const wordOf = (name: FilterName, value: string) => vocabulary[name]?.find((one) => one.value === value)?.label;
  const labels = phrases.map(({ name, values }) => values.map((value) => wordOf(name, value) ?? value).join(", "));
  const filters = plainText(labels.join(" · "), 120).text;
  const words = plainText(unknown.join(" "), 40).text;
  const show: Item = {
    id: "together",
    group: "filter",
    icon: "list-filter",
    label: words === "" ? t("showOrders", { filters }) : t("showWithout", { filters, words }),
    hint: writeFilters(stateOf(changes)),
    deed: { go: serialize(`/accounts/${known.accountId}/orders`, stateOf(all)) },
  };
  if (unknown.length === 0) return { whole: [show], partly: [] };
  const search: Item = {
    id: "together search",
    group: "filter",
    icon: "search",
    label: t(known.byBuyer ? "searchWithin" : "searchNoBuyersWithin", { text: words, filters }),
    deed: { search: unknown.join(" "), within: all },
  };
  return { whole: [], partly: words.length < 2 ? [show] : [search, show] };
}

/** Filters that the bare words name by a value alone: "shipped" is `status:shipped`, in the reader's words or in Lengow's. */
function meantFilters(t: Words, typed: TypedFilters, known: Known): { exact: Item[]; begun: Item[] } {
  const wanted = fold(typed.words.join(" ")).trim();
  if (wanted.length < 3) return { exact: [], begun: [] };
  const found = MEANT_ALONE.flatMap((name) =>
    (known.vocabulary[name] ?? known.offered[name] ?? []).flatMap(({ value, label }) => {
      const spellings = [fold(value), fold(label)];
      const isExact = spellings.some((spelling) => spelling === wanted || `${spelling}s` === wanted);
      const isBegun = spellings.some((spelling) => ` ${spelling}`.includes(` ${wanted}`));
      return isBegun || isExact ? [{ name, value, isExact }] : [];
    }),
  );
  const itemOf = ({ name, value, isExact }: (typeof found)[number]): Item => {
    const { changes } = readFilters(`${name}:${value}`, known.vocabulary);
    const all = { ...typed, changes: { ...typed.changes, ...changes } };
    return {
      id: `meant ${name} ${value}`,
      group: isExact ? "filter" : "complete",
      icon: "list-filter",
      label: t("showOrders", { filters: filterWords(t, all, known.vocabulary) }),
      hint: `${name}:${value}`,
      deed: { go: serialize(`/accounts/${known.accountId}/orders`, stateOf(all.changes)) },
    };
  };
  const items = (isExact: boolean) => found.filter((one) => one.isExact === isExact).map(itemOf);
  return { exact: items(true), begun: items(false).slice(0, MOST_MEANT) };
}

function placesFor(t: Words, words: string, known: Known): Item[] {
  const wanted = fold(words);
  const places = known.places
    .filter(({ label }) => wanted === "" || fold(label).includes(wanted))
    .map(
      ({ section, label, icon, href }): Item => ({ id: `go ${section}`, group: "go", icon, label, deed: { go: href } }),
    );
  if (wanted.length < 2) return places;
  const stores = known.marketplaces
    .filter(({ code, name }) => fold(`${code} ${name}`).includes(wanted))
    .slice(0, MOST_PLACES)
    .map(
      ({ code, name }): Item => ({
        id: `marketplace ${code}`,
        group: "marketplace",
        icon: "store",
        label: t("rules", { name: plainText(name, 60).text }),
        deed: { go: `/accounts/${known.accountId}/marketplaces/${encodeURIComponent(code)}` },
      }),
    );
  return [...places, ...stores];
}

/** Everything that what is typed may mean, the likeliest first. */
export function paletteItems(t: Words, text: string, known: Known): { items: Item[]; typed: TypedFilters } {
  const typed = readFilters(text, known.vocabulary);
  const words = typed.words.join(" ");
  const hasFilters = Object.keys(typed.changes).length > 0;
  const show: Item[] = hasFilters
    ? [
        {
          id: "show",
          group: "filter",
          icon: "shopping-bag",
          label: t("showOrders", { filters: filterWords(t, typed, { ...known.offered, ...known.vocabulary }) }),
          deed: { go: serialize(`/accounts/${known.accountId}/orders`, stateOf(typed.changes)) },
        },
      ]
    : [];
  const pages = hasFilters || typed.last.name !== null ? [] : placesFor(t, words, known);
  const found = searches(t, typed, known);
  const next = completions(t, text, typed, known);
  // A whole filter is shown first once nothing more is being typed; before that, its completion.
  const isTyping = typed.last.name !== null && next.length > 0;
  const { exact, begun } = meantFilters(t, typed, known);
  const { whole, partly } = meantTogether(t, typed, known);
  const meant = [...exact, ...whole];
  const items = isTyping ? [...next, ...show] : [...show, ...meant, ...partly, ...found, ...pages, ...begun, ...next];
  return { items, typed };
}
