import "server-only";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import { anyOfTypes, typesMeantBy } from "@/lib/domain/express-rule";
import type { OrderAlert } from "@/lib/domain/order-alerts";
import { idTerms, idWord, searchTerms } from "@/lib/domain/order-words";
import type { SqlValue } from "@/lib/server/db/database";
import { alertCondition } from "./alert-conditions";

const DAY_MS = 86_400_000;
/** Lengow's own window when no date is asked for (API.md §5.2). */
const DEFAULT_DAYS = 7;

/** The part of the grid's question that decides which orders are meant. */
export type Asked = Omit<OrderRowsQuery, "page" | "page_size" | "ordering" | "fresh" | "meta">;

export interface Asking {
  accountId: number;
  now: Date;
  timeScale: number;
  /** Whether buyers may be searched for. */
  reveal: boolean;
}

/** Collects conditions and their parameters, numbered as they come. */
export class Conditions {
  readonly params: SqlValue[] = [];
  private readonly parts: string[] = [];

  place(value: SqlValue): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  add(condition: (place: string) => string, value: SqlValue | undefined): this {
    if (value !== undefined && value !== null) this.parts.push(condition(this.place(value)));
    return this;
  }

  raw(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  get text(): string {
    return this.parts.join(" and ");
  }
}

const dates = (query: Asked) => [
  query.marketplace_order_date_from,
  query.marketplace_order_date_to,
  query.imported_from,
  query.imported_to,
  query.updated_from,
  query.updated_to,
];

/** Words, ids and alerts are asked of all orders there are; anything else without a date means Lengow's seven days. */
function hasDefaultWindow(query: Asked): boolean {
  const { text, alert, marketplace_order_id: id, marketplace_order_ids: ids } = query;
  return dates(query).every((date) => date === undefined) && [text, alert, id, ids].every((part) => part === undefined);
}

/** From when on the orders of this question were placed, in milliseconds; null: it may be about any order there is. */
export function placedFrom(query: Asked, now: Date): number | null {
  if (hasDefaultWindow(query)) return now.getTime() - DEFAULT_DAYS * DAY_MS;
  const { marketplace_order_date_from: from } = query;
  return from === undefined ? null : Date.parse(from);
}

/** Whether the answer may change while no order does: alerts are about deadlines, and Lengow's seven days end now. */
export function endsNow(query: Asked): boolean {
  return query.alert !== undefined || hasDefaultWindow(query);
}

/** Whether only orders with a date can be meant. */
export function isOrderedWindow(query: Asked): boolean {
  const { marketplace_order_date_from: from, marketplace_order_date_to: to } = query;
  return hasDefaultWindow(query) || from !== undefined || to !== undefined;
}

/** A bare day at the end of a window means the whole of it here; what it means to Lengow is Lengow's to say. */
const endOf = (date: string | undefined) => (date?.length === 10 ? `${date}T23:59:59.999999Z` : date);
const startOf = (date: string | undefined) => (date?.length === 10 ? `${date}T00:00:00Z` : date);

/** Whether Lengow may read this question otherwise than we do, so that it is better asked. */
export function endsWithBareDay(query: Asked): boolean {
  return [query.marketplace_order_date_to, query.imported_to, query.updated_to].some((date) => date?.length === 10);
}

function addWindows(where: Conditions, query: Asked, now: Date): void {
  const window = (column: string, from: string | undefined, to: string | undefined) =>
    where
      .add((at) => `o.${column} >= ${at}::timestamptz`, startOf(from))
      .add((at) => `o.${column} <= ${at}::timestamptz`, endOf(to));
  window("ordered_at", query.marketplace_order_date_from, query.marketplace_order_date_to);
  window("imported_at", query.imported_from, query.imported_to);
  window("updated_at", query.updated_from, query.updated_to);
  if (hasDefaultWindow(query)) {
    const from = new Date(now.getTime() - DEFAULT_DAYS * DAY_MS);
    where
      .add((at) => `o.ordered_at >= ${at}::timestamptz`, from)
      .add((at) => `o.ordered_at <= ${at}::timestamptz`, now);
  }
}

function addReference(where: Conditions, reference: string | undefined): void {
  if (reference === "None") where.raw("cardinality(o.merchant_ids) = 0");
  else if (reference === "any") where.raw("cardinality(o.merchant_ids) > 0");
  else where.add((at) => `${at}::text = any(o.merchant_ids)`, reference);
}

function addTypes(where: Conditions, query: Asked): void {
  const { order_type: types = [], order_type_mode: mode } = query;
  const needed = mode === "all" ? types.map(typesMeantBy) : types.length > 0 ? [anyOfTypes(types)] : [];
  for (const some of needed) where.add((at) => `o.types && ${at}::text[]`, [...some]);
  where.add((at) => `not o.types && ${at}::text[]`, query.order_type_not);
}

/** One of these begins a word. Terms are letters and digits behind at most one sign of ours (order-words.ts), so quoting is enough. */
const beginsWith = (terms: readonly string[]): string => terms.map((term) => `'${term}':*`).join(" | ");

/** Every typed word must begin a word of the order, with all its parts, or begin or end one of its ids. */
function addText(where: Conditions, text: string | undefined, reveal: boolean): void {
  if (text === undefined) return;
  const typed = searchTerms(text);
  if (typed.length === 0) where.raw("false");
  const has = (terms: readonly string[], isBuyer: boolean) => {
    const at = where.place(beginsWith(terms));
    return isBuyer && reveal
      ? `(o.words @@ ${at}::tsquery or o.buyer_words @@ ${at}::tsquery)`
      : `o.words @@ ${at}::tsquery`;
  };
  for (const { words, ids } of typed) {
    const whole = words.map((word) => has(word, true)).join(" and ");
    const part = ids.length > 0 ? has(ids, false) : "";
    where.raw(`(${[whole, part].filter(Boolean).join(" or ")})`);
  }
}

/** An order by its id, or by the beginning or the end of it or of a reference. */
function addId(where: Conditions, { marketplace_order_id: asked, id_part: isPart }: Asked): void {
  const id = asked?.trim();
  if (id === undefined) return;
  const terms = isPart ? idTerms(id) : [];
  const whole = `o.order_id = ${where.place(id)}::text`;
  where.raw(terms.length > 0 ? `(${whole} or o.words @@ ${where.place(beginsWith(terms))}::tsquery)` : whole);
}

/** Many ids at once: the marketplace's, or references of one's own. The words find the few orders to compare references with. */
function addIds(where: Conditions, ids: readonly string[] | undefined): void {
  if (ids === undefined) return;
  const whole = where.place([...ids]);
  const words = ids.map(idWord).filter((word) => word !== null);
  const byId = `o.order_id = any(${whole}::text[])`;
  const at = words.length > 0 ? where.place(words.map((word) => `'${word}'`).join(" | ")) : null;
  where.raw(at ? `(${byId} or (o.words @@ ${at}::tsquery and o.merchant_ids && ${whole}::text[]))` : byId);
}

function addAlert(where: Conditions, alert: OrderAlert | undefined, query: Asked, asking: Asking): void {
  if (alert === undefined) return;
  where.raw(alertCondition(alert, where, { ...asking, tz: query.tz ?? "UTC" }));
}

/** The orders that a question means, as conditions over `order_index o`. */
export function indexConditions(query: Asked, asking: Asking): Conditions {
  const where = new Conditions().add((at) => `o.account_id = ${at}::int`, asking.accountId);
  where
    .add((at) => `o.marketplace = any(${at}::text[])`, query.marketplace)
    .add((at) => `o.lengow_status = any(${at}::text[])`, query.lengow_status)
    .add((at) => `o.line_statuses && ${at}::text[]`, query.lengow_line_status)
    .add((at) => `o.marketplace_status = ${at}::text`, query.marketplace_status)
    .add((at) => `o.country = any(${at}::text[])`, query.country);
  addId(where, query);
  addIds(where, query.marketplace_order_ids);
  addReference(where, query.merchant_order_id);
  addTypes(where, query);
  addWindows(where, query, asking.now);
  addText(where, query.text, asking.reveal);
  addAlert(where, query.alert, query, asking);
  return where;
}
