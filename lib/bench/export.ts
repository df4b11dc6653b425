/**
 * Figures of the CSV export: 50,000 orders out of our own copy, embedded store, as the server does it.
 * `npx tsx --conditions=react-server --expose-gc lib/bench/export.ts`; the rows leave as JSON on the last line.
 */
import { ExportQuery } from "@/lib/contract/export";
import { EXPORT_COLUMN_IDS } from "@/lib/domain/export-columns";
import { createLengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { exportOrders } from "@/lib/server/export/export-orders";
import { fillCopy } from "@/lib/server/order-index/testing/shop-copy";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { startSandboxProcess, stopAll } from "./servers";
import { type Row, whole } from "./table";

const ACCOUNT = 1;
const ORDERS = 50_000;
const MB = 2 ** 20;

/** Copies of the orders that are there, under other ids, until there are enough. */
async function multiply(db: Database): Promise<void> {
  const [{ n = 0 } = {}] = await db.query<{ n: number }>("select count(*)::int as n from order_index");
  for (let copy = 1; copy * n < ORDERS; copy += 1)
    await db.query(
      `with o as (select * from order_index where account_id = $1 and order_id not like '%~%' order by order_id limit $3::int - $4::int),
       kept as (insert into order_index (account_id, marketplace, order_id, lengow_status, ordered_at, imported_at, updated_at, ship_by, total,
         country, types, line_statuses, merchant_ids, original_total, original_currency, hash, words, read_at)
         select account_id, marketplace, order_id || '~' || $2, lengow_status, ordered_at, imported_at, updated_at, ship_by, total, country, types,
           line_statuses, merchant_ids, original_total, original_currency, hash, words, read_at from o)
       insert into order_index_content (account_id, marketplace, order_id, content, buyer)
       select c.account_id, c.marketplace, c.order_id || '~' || $2, c.content, c.buyer
       from order_index_content c join o using (account_id, marketplace, order_id)`,
      [ACCOUNT, String(copy), ORDERS, copy * n],
    );
  await db.query("vacuum analyze");
}

/** Most memory this process holds while `work` runs, in bytes, looked at often. */
async function peakOf(work: () => Promise<void>): Promise<number> {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

async function measure(db: Database, url: string): Promise<Row[]> {
  const lengow = createLengowClient({ baseUrl: url, accessToken: "demo-1", secret: "demo-secret-1" });
  await fillCopy(db, ACCOUNT, lengow);
  await multiply(db);
  await db.query("update order_index_accounts set as_of = now()");
  const ctx = testContext({ db, role: "admin", accountId: ACCOUNT, lengow, clock: { now: () => new Date() } });
  const columns = EXPORT_COLUMN_IDS.join();
  const question = ExportQuery.parse({ marketplace_order_date_from: "2000-01-01T00:00:00Z", columns });
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let [first, bytes, lines] = [0, 0, 0];
  const began = performance.now();
  const peak = await peakOf(async () => {
    const response = await exportOrders(ctx, question);
    if (response.headers.get("x-export-source") !== "index") throw new Error("the copy did not answer");
    for await (const chunk of response.body ?? []) {
      const part = chunk as Uint8Array;
      first ||= performance.now() - began;
      bytes += part.byteLength;
      for (const byte of part) if (byte === 10) lines += 1;
    }
  });
  const seconds = (performance.now() - began) / 1_000;
  await lengow.close();
  const above = (peak - idle) / MB;
  return [
    {
      figure: `CSV of ${whole(lines - 1)} orders, every column (embedded)`,
      value: `${seconds.toFixed(1)} s, ${(bytes / MB).toFixed(1)} MB, ${whole((lines - 1) / seconds)} rows/s`,
    },
    { figure: "its first byte", value: `${whole(first)} ms`, goal: "under 1 s", met: first < 1_000 },
    { figure: "memory above idle meanwhile", value: `${whole(above)} MB`, goal: "less than 100 MB", met: above < 100 },
  ];
}

const [db, sandbox] = await Promise.all([openTestDatabase(), startSandboxProcess()]);
try {
  const rows = await measure(db, sandbox.url);
  for (const row of rows) process.stderr.write(`  ${row.figure}: ${row.value}\n`);
  process.stdout.write(`${JSON.stringify(rows)}\n`);
} finally {
  await db.close();
  await stopAll();
}
process.exit(0);
