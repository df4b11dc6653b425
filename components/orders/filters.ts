import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { FIRST_DAY } from "@/lib/domain/open-orders";
import { SECOND_DAY } from "@/lib/domain/order-alerts";
import {
  ANY_REFERENCE,
  DEFAULT_WINDOW,
  NO_REFERENCE,
  type OrderedWindow,
  type OrderGridState,
} from "@/lib/domain/order-filters";
import { ORDER_STATUSES, ORDER_TYPES, type OrderStatus, type OrderTypeKey } from "@/lib/domain/status";
import { shortDay } from "@/lib/format/date";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";
import { countryName } from "./columns/cells";

/** The filters that are chips; ids and words stand in the search field, counters over the table. */
export const FILTERS = [
  "status",
  "marketplace",
  "type",
  "not",
  "country",
  "line",
  "raw",
  "ref",
  "imported",
  "updated",
] as const;
export type Filter = (typeof FILTERS)[number];

/** Offered as a dashed chip even when they are not in force; the others wait behind "+ Filter". */
export const USUAL_FILTERS: readonly Filter[] = ["status", "marketplace", "type"];

export interface Choice {
  value: string;
  label: string;
}

export interface Words {
  t: Translate<"orders">;
  status: Translate<"status">;
  locale: Locale;
  now: number;
}

const inert = (text: string) => plainText(text, 40).text;

/** Countries offered by name; any other that an order has is in the link and can be taken out. */
const COUNTRIES =
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MC MT NL NO PL PT RO SE SI SK TR UA US CA AU".split(
    " ",
  );

/** What can be chosen for a filter of several values; none for the others. */
export function choicesOf(filter: Filter, words: Words, marketplaces: readonly MarketplaceEntry[]): Choice[] {
  switch (filter) {
    case "status":
    case "line":
      return Object.keys(ORDER_STATUSES).map((value) => ({
        value,
        label: words.status(`order.${value as OrderStatus}`),
      }));
    case "marketplace":
      return marketplaces.map(({ code, name }) => ({ value: code, label: name }));
    case "type":
    case "not":
      return [
        ...Object.keys(ORDER_TYPES).map((value) => ({ value, label: words.status(`type.${value as OrderTypeKey}`) })),
        { value: SECOND_DAY, label: words.t("secondDay") },
      ];
    case "country":
      return COUNTRIES.map((value) => ({ value, label: countryName(value, words.locale) }));
    default:
      return [];
  }
}

/** A window in words: "last 30 days", "2 Nov to 5 Nov", one day by its name, "until 5 Nov" where nobody chose when it begins. */
export function windowWords({ t, locale, now }: Pick<Words, "t" | "locale" | "now">, window: OrderedWindow): string {
  if ("days" in window) return t("lastDays", { n: window.days });
  const day = (text: string) => shortDay(`${text}T12:00:00Z`, now, locale, "UTC") ?? text;
  if (window.from === window.to) return t("oneDay", { day: day(window.from) });
  if (window.from <= FIRST_DAY) return t("until", { to: day(window.to) });
  return t("between", { from: day(window.from), to: day(window.to) });
}

/** How a filter in force reads: its operator, quiet, and its value. Null when it is not in force. */
export function chipWords(
  filter: Filter,
  state: OrderGridState,
  words: Words,
  choices: readonly Choice[],
): { operator: string | null; value: string } | null {
  const { t } = words;
  if (filter === "imported" || filter === "updated") {
    const window = state[filter];
    return window && { operator: null, value: windowWords(words, window) };
  }
  if (filter === "raw") return state.raw ? { operator: t("filters.is"), value: inert(state.raw) } : null;
  if (filter === "ref") {
    if (!state.ref) return null;
    if (state.ref === NO_REFERENCE) return { operator: t("filters.is"), value: t("filters.notSet") };
    if (state.ref === ANY_REFERENCE) return { operator: t("filters.is"), value: t("filters.set") };
    return { operator: t("filters.is"), value: inert(state.ref) };
  }
  const values = state[filter];
  const [first] = values;
  if (first === undefined) return null;
  const names = values.map((value) => choices.find((choice) => choice.value === value)?.label ?? inert(value));
  if (filter === "type" && state.match === "all" && values.length > 1) {
    return { operator: t("filters.allOf"), value: names.join(" + ") };
  }
  if (values.length > 1) return { operator: null, value: t("filters.anyOfN", { n: values.length }) };
  return { operator: null, value: names[0] ?? first };
}

/** What takes a filter off. */
export function withoutFilter(filter: Filter | "ordered"): Partial<OrderGridState> {
  switch (filter) {
    case "ordered":
      return { ordered: DEFAULT_WINDOW };
    case "imported":
    case "updated":
      return { [filter]: null };
    case "raw":
    case "ref":
      return { [filter]: "" };
    case "type":
      return { type: [], match: "any" };
    default:
      return { [filter]: [] };
  }
}
