import { afterAll, beforeAll, expect, it } from "vitest";
import { type OrderListQuery, type OrderPage, type OrderRowPage, OrderRowsQuery } from "@/lib/contract/orders";
import { typesMeantBy } from "@/lib/domain/express-rule";
import type { Order, OrderRow } from "@/lib/domain/order";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openDeafLengow } from "@/lib/testing/deaf-lengow";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { ignoredFilters } from "./ignored-filters";
import { listOrderRows, listOrders } from "./list-orders";
import type { PageAnswer } from "./page-answer";

let sandbox: TestSandbox;
let db: Database;
const ACCOUNT = 701;
const clock = new TestClock(new Date());
let orders: Order[];
let known: Order;
let edges: { early: string; late: string };

const WINDOW = "marketplace_order_date_from=2020-01-01T00:00:00Z";
const read = <T>(answer: PageAnswer) => JSON.parse(Buffer.from(answer.body).toString()) as T;
const ask = (query: string) => OrderRowsQuery.parse(Object.fromEntries(new URLSearchParams(query)));

/** The account has no copy of its orders, so Lengow answers: anew each time, as what is kept has become too old. */
async function rowsOf(query: string, lengow: LengowClient): Promise<OrderRowPage> {
  clock.advance(20_000);
  const ctx = testContext({ db, accountId: ACCOUNT, lengow, clock });
  return read<OrderRowPage>(await listOrderRows(ctx, ask(`${query}&page_size=100`)));
}

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(), openTestDatabase()]);
  await sandbox.seed(ACCOUNT, { orders: 90 });
  const ctx = testContext({ db, accountId: ACCOUNT, lengow: sandbox.client(ACCOUNT), clock });
  orders = read<OrderPage>(await listOrders(ctx, ask(`${WINDOW}&page_size=100`) as OrderListQuery)).results;
  // Express holds Prime as well: Lengow is not asked for it, so it cannot leave it unheard.
  const named = orders.find(
    ({ merchant_order_id: own, order_types: [first] }) =>
      own.length > 0 && first && typesMeantBy(first.type).length === 1,
  );
  if (!named) throw new Error("no order with a reference and a type that Lengow is asked for");
  known = named;
  const dates = orders.flatMap(({ marketplace_order_date: at }) => at ?? []).sort();
  edges = { early: dates[Math.floor(dates.length / 3)] ?? "", late: dates[Math.floor((2 * dates.length) / 3)] ?? "" };
});
afterAll(() => Promise.all([sandbox.close(), db.close()]));

interface Filter {
  name: string;
  /** What of Lengow's parameters goes unheard. */
  params: string[];
  query: () => string;
  /** What a row that was asked for has. */
  has: (row: OrderRow) => boolean;
}

const between = (field: "marketplace_order_date" | "imported_at" | "updated_at") => (row: OrderRow) =>
  (row[field] ?? "") >= edges.early && (row[field] ?? "~") <= edges.late;
const window = (name: string) => `${name}_from=${edges.early}&${name}_to=${edges.late}`;
const encoded = (text: string | null | undefined) => encodeURIComponent(text ?? "");

const FILTERS: Filter[] = [
  {
    name: "lengow_status",
    params: ["lengow_status"],
    query: () => "lengow_status=shipped",
    has: ({ lengow_status }) => lengow_status === "shipped",
  },
  {
    name: "lengow_line_status",
    params: ["lengow_line_status"],
    query: () => "lengow_line_status=canceled",
    has: (row) =>
      orders
        .filter(({ marketplace_order_id: id }) => id === row.marketplace_order_id)
        .some(({ packages }) => packages.some(({ cart }) => cart.some((line) => line.lengow_status === "canceled"))),
  },
  {
    name: "marketplace",
    params: ["marketplace"],
    query: () => `marketplace=${known.marketplace}`,
    has: ({ marketplace }) => marketplace === known.marketplace,
  },
  {
    name: "marketplace_status",
    params: ["marketplace_status"],
    query: () => `marketplace_status=${encoded(known.marketplace_status)}`,
    has: ({ marketplace_status }) => marketplace_status === known.marketplace_status,
  },
  {
    name: "marketplace_order_id",
    params: ["marketplace_order_id"],
    query: () => `marketplace=${known.marketplace}&marketplace_order_id=${encoded(known.marketplace_order_id)}`,
    has: ({ marketplace_order_id }) => marketplace_order_id === known.marketplace_order_id,
  },
  {
    name: "merchant_order_id",
    params: ["merchant_order_id"],
    query: () => "merchant_order_id=None",
    has: ({ merchant_order_id }) => merchant_order_id.length === 0,
  },
  {
    name: "merchant_order_id",
    params: ["merchant_order_id"],
    query: () => `merchant_order_id=${encoded(known.merchant_order_id[0])}`,
    has: ({ merchant_order_id }) => merchant_order_id.includes(known.merchant_order_id[0] ?? ""),
  },
  {
    name: "order_type",
    params: ["order_type"],
    query: () => `order_type=${known.order_types[0]?.type}`,
    has: ({ order_types }) => order_types.some(({ type }) => type === known.order_types[0]?.type),
  },
  {
    name: "marketplace_order_date",
    params: ["marketplace_order_date_from", "marketplace_order_date_to"],
    query: () => `${window("marketplace_order_date")}`,
    has: between("marketplace_order_date"),
  },
  {
    name: "imported",
    params: ["imported_from", "imported_to"],
    query: () => `${window("imported")}`,
    has: between("imported_at"),
  },
  {
    name: "updated",
    params: ["updated_from", "updated_to"],
    query: () => `${window("updated")}`,
    has: between("updated_at"),
  },
];

/** The windows need an order date beside them so that a Lengow which is deaf to them still has more than its seven days to give. */
const whole = ({ params, query }: Filter) =>
  params.includes("marketplace_order_date_from") ? query() : `${query()}&${WINDOW}`;

it.each(FILTERS.map((filter, at) => [filter.name, at] as const))(
  "G01 to G08 · LA-15 · LA-17 · rows are the ones that %s asks for, and when Lengow ignores it that is said (case %i)",
  async (_name, at) => {
    const filter = FILTERS[at] as Filter;
    const honest = await rowsOf(whole(filter), sandbox.client(ACCOUNT));
    expect(honest.results.length).toBeGreaterThan(0);
    expect(honest.results.filter((row) => !filter.has(row))).toEqual([]);
    expect(honest.ignored_filters).toEqual([]);

    const deaf = await openDeafLengow(sandbox.url, filter.params);
    try {
      expect((await rowsOf(whole(filter), deaf.client(ACCOUNT))).ignored_filters).toEqual([filter.name]);
    } finally {
      await deaf.close();
    }
  },
);

it("every filter that Lengow is asked for is looked at in its rows", () => {
  const asked = Object.keys(OrderRowsQuery.shape).map((name) => name.replace(/_(from|to)$/, ""));
  const ours = ["marketplace_order_ids", "id_part", "order_type_mode", "order_type_not", "country", "alert", "tz"];
  const shown = ["set_currency", "ordering", "page", "page_size", "meta", "fresh"];
  const lengows = [...new Set(asked)].filter((name) => !ours.includes(name) && !shown.includes(name));
  expect([...new Set(FILTERS.map(({ name }) => name))].sort()).toEqual(lengows.sort());
});

it("a status or a reference in other capitals, or on a line alone, is not taken for one that was ignored", () => {
  const line = known.packages[0]?.cart[0];
  const order = {
    ...known,
    packages: [{ delivery: null, cart: line ? [{ ...line, marketplace_status: "Held" }] : [] }],
  };
  const asked = (filters: Partial<OrderListQuery>) => ignoredFilters([order], { page: 1, page_size: 50, ...filters });
  expect(asked({ marketplace_status: known.marketplace_status?.toUpperCase() })).toEqual([]);
  expect(asked({ marketplace_status: "held" })).toEqual([]);
  expect(asked({ marketplace_status: "Gone" })).toEqual(["marketplace_status"]);
  expect(asked({ merchant_order_id: known.merchant_order_id[0]?.toUpperCase() })).toEqual([]);
});
