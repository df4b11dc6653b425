/**
 * Figures of the orders' copy: run by `lib/bench/main.ts`, or alone with
 * `npx tsx --conditions=react-server lib/bench/order-index.ts`; the rows leave as JSON on the last line. PostgreSQL is where
 * TEST_DATABASE_URL says; without it the figures over 200,000 orders are left out.
 */
import { OrderSearchBody } from "@/lib/contract/orders";
import { createLengowClient, type LengowClient } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { AccountReader } from "@/lib/server/order-index/account-reader";
import { partsFor } from "@/lib/server/order-index/testing/shop-copy";
import { countOrders } from "@/lib/server/orders/count-orders";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase, openTestPostgres } from "@/lib/testing/database";
import { percentile } from "./load";
import { ANOTHER_COPY, COPIES } from "./many-orders";
import { startSandboxProcess, stopAll } from "./servers";
import type { Row } from "./table";

const ACCOUNT = 1;
const ROUNDS = 60;
/** What Lengow takes to answer here: a quick day of a server abroad. */
const LATENCY_MS = 100;
const ms = (value: number) => `${value.toFixed(1)} ms`;
const spread = (times: number[]) =>
  `${[0.5, 0.95, 0.99].map((share) => ms(percentile(times, share))).join(" / ")} (p50 / p95 / p99, n ${times.length})`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How long a screen's own question takes, asked now and then, until `until` is over. */
async function screenTimes(client: LengowClient, until: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const done = until.finally(() => {
    over = true;
  });
  while (!over) {
    const page = 1 + (times.length % 40);
    const filters = { marketplaceOrderDateFrom: "2020-01-01T00:00:00Z", page, pageSize: 50 };
    times.push(await timed(() => client.orders.list(filters, { lane: "screen" })));
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await done;
  return times;
}

async function fill(db: Database, client: LengowClient): Promise<void> {
  const parts = partsFor(db, client);
  const reader = new AccountReader(parts, ACCOUNT);
  while (await reader.turn()) await new Promise((resolve) => setTimeout(resolve, parts.timings.breathMs));
}

/** First reading of 5,000 orders, and what a screen feels of it: its p95 beside the p95 of a quiet moment before. */
async function catchUp(db: Database, client: LengowClient): Promise<Row[]> {
  const quiet = await screenTimes(client, new Promise((resolve) => setTimeout(resolve, 8_000)));
  const began = performance.now();
  const busy = await screenTimes(client, fill(db, client));
  const seconds = (performance.now() - began) / 1_000;
  const ratio = percentile(busy, 0.95) / percentile(quiet, 0.95);
  const name = db.soleWriter ? "embedded" : "PostgreSQL";
  return [
    {
      figure: `copy of 5,000 orders, first reading (${name}, Lengow answering in ${LATENCY_MS} ms)`,
      value: `${seconds.toFixed(1)} s`,
    },
    {
      figure: `a screen's p95 meanwhile, beside quiet (${name})`,
      value: `${ratio.toFixed(2)}x (${ms(percentile(quiet, 0.95))} to ${ms(percentile(busy, 0.95))}, n ${busy.length})`,
      goal: "at most 1.3x",
      met: ratio <= 1.3,
    },
  ];
}

async function multiply(db: Database): Promise<number> {
  for (let copy = 1; copy < COPIES; copy += 1) await db.query(ANOTHER_COPY, [ACCOUNT, String(copy)]);
  await db.query("vacuum analyze");
  const [row] = await db.query<{ orders: number }>("select count(*)::int as orders from order_index");
  return row?.orders ?? 0;
}

interface Sample {
  buyer: string | null;
  sku: string | null;
  title: string | null;
  id: string;
}

const YEAR = () => new Date(Date.now() - 400 * 86_400_000).toISOString();
const STATUSES = ["waiting_shipment", "shipped", "closed", "waiting_acceptance", "refunded,to_refund,refunding"];
const ORDERINGS = [
  "-marketplace_order_date",
  "marketplace_order_date",
  "ship_by",
  "-total_order",
  "-updated_at",
  "marketplace_order_id",
];

/** Questions as people ask them; no two the same, so that nothing is answered from memory. */
function questions(samples: Sample[]): Record<string, ((round: number) => Record<string, string>)[]> {
  const pick = (round: number) => samples[round % samples.length] as Sample;
  const word = (text: string | null, at: number) => (text ?? "lamp").split(" ").at(at) ?? "lamp";
  return {
    "search by buyer": [
      (round) => ({ text: word(pick(round).buyer, -1) }),
      (round) => ({ text: (pick(round).buyer ?? "anna").slice(0, 12) }),
    ],
    "search by SKU": [(round) => ({ text: pick(round).sku ?? "LMP" })],
    "search by title": [
      (round) => ({
        text: (pick(round).title ?? "lamp").split(" ").slice(0, 2).join(" "),
        page: String(1 + (round % 7)),
      }),
    ],
    "search by order id": [(round) => ({ text: pick(round).id })],
    "grid: tab, filter, sort, page": [
      (round) => ({
        marketplace_order_date_from: YEAR(),
        lengow_status: STATUSES[round % 5] ?? "",
        page: String(1 + (round % 9)),
      }),
      (round) => ({
        marketplace_order_date_from: YEAR(),
        ordering: ORDERINGS[round % 6] ?? "",
        page: String(1 + (round % 5)),
      }),
      (round) => ({
        marketplace_order_date_from: new Date(Date.now() - 30 * 86_400_000 - round).toISOString(),
        country: "FR",
      }),
      (round) => ({
        marketplace_order_date_from: YEAR(),
        order_type: "is_prime,is_business",
        order_type_mode: "all",
        page: String(1 + round),
      }),
    ],
    "grid: late": [(round) => ({ alert: "late", ordering: "ship_by", page: String(1 + round) })],
  };
}

async function answers(db: Database, client: LengowClient): Promise<Row[]> {
  const ctx: ServiceContext = testContext({ db, accountId: ACCOUNT, lengow: client, clock: { now: () => new Date() } });
  const keepFresh = () => db.query("update order_index_accounts set as_of = now(), version = version + 1");
  const samples = await db.query<Sample>(
    `select buyer, content ->> 'first_sku' as sku, content ->> 'first_title' as title, order_id as id from order_index_content
     where buyer is not null order by md5(order_id) limit 500`,
  );
  const rows: Row[] = [];
  for (const [figure, asks] of Object.entries(questions(samples))) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS + 5; round += 1)
      for (const question of asks) {
        await keepFresh();
        const query = OrderSearchBody.parse({
          page_size: "50",
          ordering: "-marketplace_order_date",
          ...question(round),
        });
        const time = await timed(() => listOrderRows(ctx, query));
        if (round >= 5) times.push(time);
      }
    const goal = figure.startsWith("search") ? 100 : 80;
    const met = percentile(times, 0.95) <= goal;
    rows.push({
      figure: `${figure}, 200,000 orders on PostgreSQL, on the server`,
      value: spread(times),
      goal: `p95 at most ${goal} ms`,
      met,
    });
  }
  const counting: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await keepFresh();
    counting.push(await timed(() => countOrders(ctx, { marketplace_order_date_from: YEAR() })));
  }
  rows.push({ figure: "numbers of all tabs over a year, 200,000 orders on PostgreSQL", value: spread(counting) });
  return rows;
}

async function bench(): Promise<Row[]> {
  const rows: Row[] = [];
  const sandbox = await startSandboxProcess();
  await fetch(`${sandbox.url}/__sandbox/settings`, { method: "POST", body: JSON.stringify({ latencyMs: LATENCY_MS }) });
  const client = () => createLengowClient({ baseUrl: sandbox.url, accessToken: "demo-1", secret: "demo-secret-1" });
  const postgres = process.env.TEST_DATABASE_URL;
  const opened = [openTestDatabase, ...(postgres ? [() => openTestPostgres(postgres)] : [])];
  for (const open of opened) {
    const db = await open();
    const asking = client();
    rows.push(...(await catchUp(db, asking)));
    if (!db.soleWriter) {
      const orders = await multiply(db);
      process.stderr.write(`  ${orders} orders in the copy\n`);
      rows.push(...(await answers(db, asking)));
    }
    await asking.close();
    await db.close();
  }
  return rows;
}

try {
  const rows = await bench();
  for (const { figure, value, met } of rows)
    process.stderr.write(`  ${figure}: ${value}${met === false ? " MISSED" : ""}\n`);
  process.stdout.write(`${JSON.stringify(rows)}\n`);
} finally {
  await stopAll();
}
