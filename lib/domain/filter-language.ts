import { EMPTY_GRID_STATE, type OrderGridState, orderGridParsers } from "./order-filters";

/**
 * Filters as one types them: `marketplace:amazon_fr status:waiting_shipment -type:is_prime late`. Names and values are those of the grid's
 * address, so that a chip, a link and a typed filter say the same thing in the same words (PRODUCT G18). Personal texts have no name here.
 */

const LISTS = ["status", "line", "marketplace", "type", "not", "country", "ids"] as const;
const SINGLE = ["raw", "ref", "ordered", "imported", "updated", "id", "alert", "match", "sort", "currency"] as const;
export type ListFilter = (typeof LISTS)[number];
export type FilterName = ListFilter | (typeof SINGLE)[number];

export const FILTER_NAMES: readonly FilterName[] = [...LISTS, ...SINGLE];

/** A value and what people call it. */
export interface FilterValue {
  value: string;
  label: string;
}

/** The closed lists, by filter; a filter without one takes any value. */
export type FilterVocabulary = Partial<Record<FilterName, readonly FilterValue[]>>;

export interface TypedFilters {
  /** The parts of the grid's state that were named; everything else is as in an empty grid. */
  changes: Partial<OrderGridState>;
  /** Words that name no filter. */
  words: string[];
  /** Tokens that look like a filter and are none, in the order typed. */
  problems: { token: string; problem: "name" | "value" }[];
  /** What is being typed at the end: the filter named and the beginning of its value, or the beginning of a word. */
  last: { name: FilterName | null; typed: string };
}

const TOKEN = /(-?)([a-z_]+):((?:"[^"]*"?|[^\s"])*)|"([^"]*)"?|(\S+)/gi;
const plain = (text: string) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

function isFilterName(name: string): name is FilterName {
  return (FILTER_NAMES as readonly string[]).includes(name);
}

const isList = (name: FilterName): name is ListFilter => (LISTS as readonly string[]).includes(name);

/** The value meant by a spelling: its code, or its word in the reader's language; null when the list is closed and has neither. */
function meantBy(name: FilterName, typed: string, vocabulary: FilterVocabulary): string | null {
  const known = vocabulary[name];
  if (known === undefined) return typed;
  const wanted = plain(typed);
  const found =
    known.find(({ value }) => value === typed) ??
    known.find(({ value, label }) => plain(value) === wanted || plain(label) === wanted);
  return found?.value ?? null;
}

/** Splits at commas outside quotes and takes the quotes off. */
function valuesIn(text: string): string[] {
  const parts = text.match(/"[^"]*"?|[^,"]+/g) ?? [];
  return parts.map((part) => part.replaceAll('"', "").trim()).filter(Boolean);
}

function single(name: FilterName, typed: string): unknown {
  const parser: { parse: (text: string) => unknown } = orderGridParsers[name as keyof typeof orderGridParsers];
  return parser.parse(typed);
}

/** Puts one `name:value` into the changes; false when the value is none. */
function apply(
  changes: Partial<Record<string, unknown>>,
  name: FilterName,
  text: string,
  vocabulary: FilterVocabulary,
): boolean {
  const values = valuesIn(text).map((typed) => meantBy(name, typed, vocabulary));
  if (values.length === 0 || values.includes(null)) return false;
  if (isList(name)) {
    const before = (changes[name] as string[] | undefined) ?? [];
    changes[name] = [...new Set([...before, ...(values as string[])])];
    return true;
  }
  const value = single(name, values.join(","));
  if (value === null) return false;
  changes[name] = value;
  return true;
}

/**
 * Reads what was typed. Never throws. `-type:` is `not:`; a value may be a code or its word, quoted when it has blanks;
 * a token still being typed at the very end is no problem yet.
 */
export function readFilters(text: string, vocabulary: FilterVocabulary = {}): TypedFilters {
  const changes: Partial<Record<string, unknown>> = {};
  const words: string[] = [];
  const problems: TypedFilters["problems"] = [];
  let last: TypedFilters["last"] = { name: null, typed: "" };
  for (const match of text.matchAll(TOKEN)) {
    const [token, minus, rawName, value, quoted, word] = match;
    const isLast = match.index + token.length === text.length;
    if (rawName === undefined) {
      const said = quoted ?? word ?? "";
      words.push(said);
      if (isLast) last = { name: null, typed: said };
      continue;
    }
    const lower = rawName.toLowerCase();
    const name = minus && lower === "type" ? "not" : lower;
    if (!isFilterName(name) || (minus && name !== "not")) {
      problems.push({ token, problem: "name" });
      continue;
    }
    const open = (value ?? "").replace(/^.*,/, "").replaceAll('"', "");
    if (isLast) last = { name, typed: open };
    if (!apply(changes, name, value ?? "", vocabulary) && !isLast) problems.push({ token, problem: "value" });
  }
  return { changes: changes as Partial<OrderGridState>, words, problems, last };
}

/** The last token replaced by a whole one, ready for the next. */
export function completeFilter(text: string, name: FilterName, value: string | null): string {
  const spelt = value !== null && /[\s,"]/.test(value) ? `"${value}"` : value;
  const end = /(?:"[^"]*"?|[^\s"])*$/.exec(text)?.index ?? text.length;
  const kept = text.slice(0, end);
  if (spelt === null) return `${kept}${name}:`;
  const before = /^-?[a-z_]+:(.*,)?/i.exec(text.slice(end));
  const earlier = before?.[1] ?? "";
  return `${kept}${name === "not" ? "-type" : name}:${earlier}${spelt} `;
}

/** The state that is typed, from an empty grid: what its address then says. */
export function stateOf(changes: Partial<OrderGridState>): OrderGridState {
  return { ...EMPTY_GRID_STATE, ...changes };
}

/** A state written as one types it; reading it gives the same filters again. */
export function writeFilters(state: OrderGridState): string {
  const spell = (value: string) => (/[\s,]/.test(value) ? `"${value}"` : value);
  const tokens = FILTER_NAMES.flatMap((name) => {
    const value: unknown = state[name];
    if (isList(name)) {
      const list = value as readonly string[];
      return list.length === 0 ? [] : [`${name}:${list.map(spell).join(",")}`];
    }
    const parser = orderGridParsers[name] as unknown as {
      serialize: (value: unknown) => string;
      eq: (a: unknown, b: unknown) => boolean;
    };
    const usual: unknown = EMPTY_GRID_STATE[name];
    if (value === null || value === "" || (usual !== null && parser.eq(value, usual))) return [];
    return [`${name}:${spell(parser.serialize(value))}`];
  });
  return tokens.join(" ");
}
