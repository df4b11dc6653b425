import "server-only";
import type { OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { anyOfTypes, typesMeantBy } from "@/lib/domain/express-rule";
import type { Order } from "@/lib/domain/order";
import { SECOND_DAY } from "@/lib/domain/order-alerts";
import { isSecondDay } from "@/lib/domain/order-derived";
import { INDEX_SORT_FIELDS, SORT_FIELDS } from "@/lib/domain/order-filters";

/** What of the grid's question Lengow can be asked, and how its rows are sorted out here for the rest. */
export interface LengowQuestion {
  asked: OrderListQuery;
  /** False for a row that Lengow could not leave out. Null: Lengow can be asked for all of it. */
  keeps: ((order: Order) => boolean) | null;
}

const fieldOf = (term: string) => (term.startsWith("-") ? term.slice(1) : term);

/** Whether only our own copy can answer: words, many ids, alerts, and sorting by what Lengow does not sort by. */
export function needsIndex(query: OrderRowsQuery): boolean {
  const { text, alert, marketplace_order_ids: ids, ordering = [] } = query;
  const own = ordering.some((term) => (INDEX_SORT_FIELDS as readonly string[]).includes(fieldOf(term)));
  return text !== undefined || alert !== undefined || ids !== undefined || own;
}

/** The codes of an order's types, with the one that we derive. */
export function typeCodes(order: Pick<Order, "order_types" | "packages"> & Order): string[] {
  const codes = order.order_types.map(({ type }) => type);
  return isSecondDay(order) ? [...codes, SECOND_DAY] : codes;
}

/**
 * The types Lengow is asked for: never fewer orders than wanted. Whether it reads a list as "any" or as "all" is not written down (PRODUCT LA-20), so
 * a list that nobody typed, as of Express, is not asked for.
 */
function askedTypes({ order_type: types, order_type_mode: mode }: OrderRowsQuery): string[] | undefined {
  if (types === undefined) return undefined;
  // One that stands for itself is the safest to ask for; ours is none that Lengow knows.
  const plain = types.find((type) => type !== SECOND_DAY && typesMeantBy(type).length === 1);
  if (mode === "all") return plain === undefined ? undefined : [plain];
  const isWidened = anyOfTypes(types).length > new Set(types).size;
  return isWidened || types.includes(SECOND_DAY) ? undefined : types;
}

function checksOf(query: OrderRowsQuery): ((order: Order) => boolean)[] {
  const {
    order_type: types,
    order_type_mode: mode,
    order_type_not: not,
    country,
    merchant_order_id: reference,
  } = query;
  const checks: ((order: Order) => boolean)[] = [];
  if (types && ((mode === "all" && types.length > 1) || askedTypes(query) === undefined))
    checks.push((order) => {
      const has = new Set(typeCodes(order));
      const isOf = (type: string) => typesMeantBy(type).some((one) => has.has(one));
      return mode === "all" ? types.every(isOf) : types.some(isOf);
    });
  if (not) checks.push((order) => !typeCodes(order).some((type) => not.includes(type)));
  if (country) checks.push((order) => order.delivery_country !== null && country.includes(order.delivery_country));
  if (reference === "any") checks.push((order) => order.merchant_order_id.length > 0);
  return checks;
}

/** Splits the grid's question into Lengow's part and ours; null when Lengow cannot be asked at all. */
export function lengowQuestion(query: OrderRowsQuery): LengowQuestion | null {
  if (needsIndex(query)) return null;
  const {
    order_type_mode: _mode,
    order_type_not: _not,
    country: _country,
    tz: _tz,
    id_part: _part,
    fresh: _fresh,
    meta: _meta,
    text: _text,
    alert: _alert,
    marketplace_order_ids: _ids,
    ordering,
    ...rest
  } = query;
  const checks = checksOf(query);
  const terms = ordering?.filter((term) => (SORT_FIELDS as readonly string[]).includes(fieldOf(term)));
  const asked: OrderListQuery = { ...rest, ordering: terms, order_type: askedTypes(query) };
  if (query.merchant_order_id === "any") asked.merchant_order_id = undefined;
  return { asked, keeps: checks.length > 0 ? (order) => checks.every((check) => check(order)) : null };
}
