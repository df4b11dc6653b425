import { DAY } from "../clock";
import { list, readInstant } from "../http/query-values";
import { linesOf, type OrderRecord } from "./order-shape";

type Test = (record: OrderRecord) => boolean;

const DATES: [name: string, read: (record: OrderRecord) => number | null][] = [
  ["marketplace_order_date", (record) => record.orderDate],
  ["imported", (record) => record.imported],
  ["updated", (record) => record.updated],
];

/**
 * The filters of GET orders (API.md §5.1, §5.2): unknown names are ignored, a bad date counts as absent, a bad value of
 * a list gives an empty page; without a valid date only the last 7 days, unless marketplace and order id are both given.
 */
export function orderFilter(query: URLSearchParams, now: number): Test {
  const tests = [...dateTests(query, now), ...memberTests(query)];
  return (record) => tests.every((test) => test(record));
}

function dateTests(query: URLSearchParams, now: number): Test[] {
  const tests: Test[] = [];
  for (const [name, read] of DATES) {
    const from = readInstant(query.get(`${name}_from`));
    const to = readInstant(query.get(`${name}_to`));
    if (from !== null) tests.push((record) => (read(record) ?? Number.NEGATIVE_INFINITY) >= from);
    if (to !== null) tests.push((record) => (read(record) ?? Number.POSITIVE_INFINITY) <= to);
  }
  if (tests.length > 0 || (query.get("marketplace_order_id") && query.get("marketplace"))) return tests;
  return [({ orderDate }) => orderDate !== null && orderDate >= now - 7 * DAY && orderDate <= now];
}

function memberTests(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  const given = (name: string, make: (values: Set<string>) => Test) => {
    const values = list(query.get(name));
    if (values.length > 0) tests.push(make(new Set(values)));
  };
  given(
    "marketplace",
    (values) =>
      ({ wire }) =>
        values.has(wire.marketplace),
  );
  given(
    "lengow_status",
    (values) =>
      ({ wire }) =>
        values.has(wire.lengow_status),
  );
  given(
    "lengow_line_status",
    (values) => (record) => linesOf(record).some((line) => values.has(line.lengow_status ?? "")),
  );
  given(
    "order_type",
    (values) =>
      ({ wire }) =>
        wire.order_types.some(({ type }) => values.has(type)),
  );
  given(
    "catalog_ids",
    (values) =>
      ({ catalogue }) =>
        values.has(String(catalogue)),
  );
  const orderId = query.get("marketplace_order_id");
  if (orderId) tests.push(({ wire }) => wire.marketplace_order_id === orderId);
  const raw = query.get("marketplace_status");
  if (raw) tests.push(({ wire }) => wire.marketplace_status === raw);
  const merchant = query.get("merchant_order_id");
  if (merchant === "None") tests.push(({ wire }) => !wire.merchant_order_id?.length);
  else if (merchant) tests.push(({ wire }) => wire.merchant_order_id?.includes(merchant) ?? false);
  return tests;
}
