import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import type { TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "../account-reader";
import type { ReadingParts } from "../reading-parts";
import { indexTimings } from "../timings";

/** Parts of a reader that reads one account of a sandbox. */
export function partsFor(db: Database, client: LengowClient, change: Partial<ReadingParts> = {}): ReadingParts {
  return {
    db,
    lengowFor: async () => client,
    logger: createLogger("silent", new KnownSecrets()),
    timings: { ...indexTimings(1), backOffMs: [1] },
    owner: "this process",
    ...change,
  };
}

/** Takes steps until there is nothing to do for a while. @throws when that does not come about */
export async function readUntilQuiet(reader: AccountReader, most = 2_000): Promise<number> {
  for (let steps = 0; steps < most; steps += 1) if (!(await reader.turn())) return steps;
  throw new Error(`the reader was not through after ${most} steps`);
}

/** Lets a follow, and with `sweep` a reading of everything, be due now. */
export async function makeDue(db: Database, accountId: number, { sweep = false } = {}): Promise<void> {
  await db.query(
    `update order_index_accounts set follow_at = '-infinity', rest_until = '-infinity',
       sweep_at = case when $2::boolean then '-infinity' else sweep_at end where account_id = $1`,
    [accountId, sweep],
  );
}

/** Fills the copy of an account from its beginning. */
export async function fillCopy(db: Database, accountId: number, client: LengowClient): Promise<AccountReader> {
  const reader = new AccountReader(partsFor(db, client), accountId);
  await readUntilQuiet(reader);
  return reader;
}

/** Every order of an account as Lengow has it: identity, status, last change and references, sorted. */
export async function upstreamOrders(client: LengowClient): Promise<string[]> {
  const found: string[] = [];
  const all = { importedFrom: "1990-01-01T00:00:00Z", ordering: "imported_at" };
  for await (const page of client.orders.pages(all, { lane: "screen" }))
    for (const order of page.orders)
      found.push(
        [
          order.marketplace,
          order.marketplace_order_id,
          order.lengow_status,
          order.updated_at,
          order.merchant_order_id,
        ].join("\t"),
      );
  return found.sort();
}

/** The same of the copy. */
export async function copiedOrders(db: Database, accountId: number): Promise<string[]> {
  const rows = await db.query<{
    marketplace: string;
    order_id: string;
    status: string;
    updated_at: Date | null;
    refs: string;
  }>(
    `select marketplace, order_id, lengow_status as status, updated_at, array_to_string(merchant_ids, ',') as refs
     from order_index where account_id = $1`,
    [accountId],
  );
  return rows
    .map((row) => [row.marketplace, row.order_id, row.status, row.updated_at?.toISOString(), row.refs].join("\t"))
    .sort();
}

/** Changes what a sandbox holds, as buyers and marketplaces do. */
export function upstreamOf(sandbox: TestSandbox, account: number) {
  const control = async <T>(body: Record<string, unknown>): Promise<T> => {
    const response = await fetch(`${sandbox.url}/__sandbox/orders`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account, ...body }),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  };
  return {
    add: (orders: number) => control<{ added: string[] }>({ add: orders }),
    change: (marketplace: string, id: string, fields: Record<string, unknown>) =>
      control({ marketplace, marketplace_order_id: id, ...fields }),
    remove: (marketplace: string, id: string) => control({ marketplace, marketplace_order_id: id, remove: true }),
  };
}
