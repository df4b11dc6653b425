import { DAY } from "../clock";
import { list, readInstant } from "../http/query-values";
import { linesOf, type OrderRecord, typesOf } from "./order-shape";

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

/** What an order has of each list filter; one common member is enough (API.md U8). */
const MEMBERS: Record<string, (record: OrderRecord) => (string | null)[]> = {
  marketplace: ({ wire }) => [wire.marketplace],
  lengow_status: ({ wire }) => [wire.lengow_status],
  lengow_line_status: (record) => linesOf(record).map((line) => line.lengow_status),
  order_type: typesOf,
  catalog_ids: ({ catalogue }) => [String(catalogue)],
};

function memberTests(query: URLSearchParams): Test[] {
  const tests: Test[] = [];
  for (const [name, read] of Object.entries(MEMBERS)) {
    const wanted = new Set<string | null>(list(query.get(name)));
    if (wanted.size > 0) tests.push((record) => read(record).some((member) => wanted.has(member)));
  }
  const orderId = query.get("marketplace_order_id");
  if (orderId) tests.push(({ wire }) => wire.marketplace_order_id === orderId);
  const raw = query.get("marketplace_status");
  if (raw) tests.push(({ wire }) => wire.marketplace_status === raw);
  const merchant = query.get("merchant_order_id");
  if (merchant === "None") tests.push(({ wire }) => !wire.merchant_order_id?.length);
  else if (merchant) tests.push(({ wire }) => [wire.merchant_order_id].flat().includes(merchant));
  return tests;
}
