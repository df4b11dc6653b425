import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { People } from "@/lib/server/auth/people";
import { createBatch, type NewRow } from "@/lib/server/batches/create-batch";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open";
import { setHolds } from "@/lib/server/outbox/holds";
import { testContext } from "@/lib/testing/context";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { BatchWorkerConfig } from "./batch-worker";

const ACCOUNT = 510;
const ROWS = 30;
const KILLS = 3;

let sandbox: TestSandbox;
let dataDir: string;
beforeAll(async () => {
  sandbox = await openTestSandbox(100);
  dataDir = await mkdtemp(path.join(tmpdir(), "orderdeck-batch-"));
  await sandbox.seed(ACCOUNT, { orders: 1_500, seed: 5 });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const open = (): Promise<Database> => openDatabase({ databaseUrl: null, dataDir });

async function control<T>(name: string, body?: unknown): Promise<T> {
  const init =
    body === undefined
      ? {}
      : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`${sandbox.url}/__sandbox/${name}`, init);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** Orders that ask for nothing but a ship, each put into the status for it. */
async function shippable(): Promise<NewRow[]> {
  await control("settings", { rateLimit: null });
  const client = sandbox.client(ACCOUNT);
  const rows: NewRow[] = [];
  const question = { marketplace: "ebay_fr", marketplaceOrderDateFrom: "2020-01-01T00:00:00Z" };
  for await (const page of client.orders.pages(question, { lane: "background" })) {
    for (const { marketplace, marketplace_order_id } of page.orders) {
      if (rows.length >= ROWS) return rows;
      await control("orders", {
        account: ACCOUNT,
        marketplace,
        marketplace_order_id,
        lengow_status: "waiting_shipment",
      });
      const args = { tracking_number: `TR-${rows.length}` };
      rows.push({ marketplace, marketplace_order_id, type: "ship", args, client_key: randomUUID() });
    }
  }
  return rows;
}

/** Runs a worker until it dies or is done. True when it was killed. */
async function runWorker(deathChance: number): Promise<boolean> {
  const config: BatchWorkerConfig = { sandboxUrl: sandbox.url, account: ACCOUNT, dataDir, deathChance };
  const child = fork(path.resolve("lib/faults/batch-worker.ts"), [JSON.stringify(config)], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  return signal === "SIGKILL";
}

it("a batch whose process is killed again and again is recorded and sent whole, each row once", async () => {
  const db = await open();
  const rows = await shippable();
  const personId = await new People(db).add({ email: "batch@example.test", name: "Someone", password: null });
  await new People(db).grant("batch@example.test", ACCOUNT, "operator");
  await setHolds(db, ACCOUNT, { usual: 0, cancel: 0, refund: 10 });
  const ctx = { ...testContext({ db, accountId: ACCOUNT, lengow: sandbox.client(ACCOUNT) }) };
  const { batch } = await createBatch(
    { ...ctx, person: { ...ctx.person, id: personId } },
    { kind: "action", title: "Ship", rows },
  );
  await db.close();
  let kills = 0;
  for (let round = 0; round < KILLS; round += 1) if (await runWorker(0.12)) kills += 1;
  await runWorker(0);
  const after = await open();
  const states = await after.query<{ state: string; n: number }>(
    "select state, count(*) as n from batch_rows where batch_id = $1 group by state",
    [batch.id],
  );
  const intents = await after.query<{ order_id: string; n: number }>(
    "select order_id, count(*) as n from outbox group by order_id",
  );
  await after.close();
  const { actions } = await control<{ actions: { marketplace_order_id: string }[] }>(`truth?account=${ACCOUNT}`);
  const sent = actions
    .map((action) => action.marketplace_order_id)
    .filter((id) => rows.some((row) => row.marketplace_order_id === id));
  console.info(JSON.stringify({ rows: rows.length, kills, recorded: intents.length, sent: sent.length }));
  expect(kills).toBeGreaterThan(0);
  expect(states).toEqual([{ state: "recorded", n: rows.length }]);
  expect(intents.filter(({ n }) => Number(n) !== 1)).toEqual([]);
  expect(intents).toHaveLength(rows.length);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent).toHaveLength(rows.length);
}, 240_000);
