import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BatchQuery } from "@/lib/contract/batches";
import { TriageListQuery, TriageSendBody } from "@/lib/contract/triage";
import { People } from "@/lib/server/auth/people";
import { getBatch } from "@/lib/server/batches/read-batches";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { setHolds } from "@/lib/server/outbox/holds";
import { IN_HAND } from "@/lib/server/outbox/sender";
import { sendFix } from "@/lib/server/triage/fix-group";
import { getGroup } from "@/lib/server/triage/get-group";
import { listGroups } from "@/lib/server/triage/list-groups";
import { triageTurns } from "@/lib/server/triage/run-triage";
import { triageTimings } from "@/lib/server/triage/timings";
import { testContext } from "@/lib/testing/context";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import type { BatchWorkerConfig } from "./batch-worker";

const ACCOUNT = 512;
const COUNT = 200;
/** The worker is killed when so many of the 200 have reached Lengow. */
const KILLED_AT = [15, 70, 140];

let sandbox: TestSandbox;
let dataDir: string;
let personId: string;
beforeAll(async () => {
  sandbox = await openTestSandbox(100);
  dataDir = await mkdtemp(path.join(tmpdir(), "orderdeck-fix-"));
  await sandbox.seed(ACCOUNT, { orders: 60, seed: 7, incident: COUNT });
  await fetch(`${sandbox.url}/__sandbox/settings`, {
    method: "POST",
    body: JSON.stringify({ rateLimit: null }),
    headers: { "content-type": "application/json" },
  });
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The orders of what Lengow accepted since the account was seeded, each as often as it was sent. */
async function sent(): Promise<string[]> {
  const response = await fetch(`${sandbox.url}/__sandbox/truth?account=${ACCOUNT}`);
  const { actions } = (await response.json()) as { actions: { marketplace_order_id: string }[] };
  return actions.map((action) => action.marketplace_order_id);
}

/** What a server would do on this database, between two lives of the worker. */
async function withDatabase<T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  const db = await openDatabase({ databaseUrl: null, dataDir });
  try {
    const ctx = testContext({ db, accountId: ACCOUNT, lengow: sandbox.client(ACCOUNT) });
    return await work({ ...ctx, person: { ...ctx.person, id: personId } });
  } finally {
    await db.close();
  }
}

/** Reads Lengow's list and the orders, and works the causes out anew. */
async function readTriage(db: Database): Promise<void> {
  const client = sandbox.client(ACCOUNT);
  const logger = createLogger("silent", new KnownSecrets());
  const stopping = new AbortController().signal;
  await db.query(
    "insert into triage_scans (account_id) values ($1) on conflict (account_id) do update set next_at = '-infinity'",
    [ACCOUNT],
  );
  const parts = { db, lengowFor: async () => client, logger, timings: triageTimings(1), stopping };
  await triageTurns(parts).scan(ACCOUNT);
}

function startWorker(): ChildProcess {
  const config: BatchWorkerConfig = { sandboxUrl: sandbox.url, account: ACCOUNT, dataDir, deathChance: 0, sends: true };
  return fork(path.resolve("lib/faults/batch-worker.ts"), [JSON.stringify(config)], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** Runs the real worker until Lengow has accepted `most` actions, then `kill -9`; without `most` until it is through. */
async function runWorker(most = Number.POSITIVE_INFINITY): Promise<string | null> {
  const child = startWorker();
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  let over = false;
  const looking = (async () => {
    while (!over && (await sent()).length < most) await new Promise((resolve) => setTimeout(resolve, 10));
    if (!over) child.kill("SIGKILL");
  })();
  const [, signal] = await ended;
  over = true;
  await looking;
  return signal;
}

/** The correction of all 200, written down as a server would, which then stops. */
async function correctAll(): Promise<{ group: string; batch: string }> {
  return withDatabase(async (ctx) => {
    const { db } = ctx;
    await setHolds(db, ACCOUNT, { usual: 0, cancel: 0, refund: 10 });
    await readTriage(db);
    const { results } = await listGroups(ctx, TriageListQuery.parse({ sort: "count" }));
    const group = results.find(({ count }) => count === COUNT)?.id ?? "";
    const { failures } = await getGroup(ctx, group);
    const wish = {
      ids: failures.map(({ id }) => id),
      args: { carrier: "LAPOSTE_COLISSIMO" },
      client_key: randomUUID(),
    };
    const { batch_id: batch, intents } = await sendFix(ctx, group, TriageSendBody.parse(wish));
    expect(intents).toBe(COUNT);
    return { group, batch };
  });
}

/** What group and batch say to somebody who looks right now. */
function told({ group, batch }: { group: string; batch: string }) {
  return withDatabase(async (ctx) => {
    await readTriage(ctx.db);
    const { count, failures, state, reason } = await getGroup(ctx, group);
    const { counts, total } = await getBatch(ctx, batch, BatchQuery.parse({ page_size: 200 }));
    const intents = await ctx.db.query<{ order_id: string; state: string }>("select order_id, state from outbox");
    return { count, open: failures.map((row) => row.marketplace_order_id), state, reason, counts, total, intents };
  });
}

it("E06 · a correction of 200 whose server is killed while it sends: each is sent once or said to want a person, and the cause tells at every moment what is so", async () => {
  personId = await withDatabase(async ({ db }) => {
    const people = new People(db);
    const id = await people.add({ email: "fix@example.test", name: "Someone", password: null });
    await people.grant("fix@example.test", ACCOUNT, "operator");
    return id;
  });
  const fix = await correctAll();
  const signals: (string | null)[] = [];
  for (const at of KILLED_AT) {
    signals.push(await runWorker(at));
    const now = await told(fix);
    const recorded = new Set(now.intents.map((intent) => intent.order_id));
    // Open is exactly what nothing was recorded for yet: what is under way is never offered again.
    expect(now.open.filter((id) => recorded.has(id))).toEqual([]);
    expect([now.count + recorded.size, now.total]).toEqual([COUNT, COUNT]);
    expect(now.counts.not_recorded + now.counts.left_out).toBe(0);
    expect(Object.values(now.counts).reduce((sum, n) => sum + n, 0)).toBe(COUNT);
  }
  expect(await runWorker()).toBeNull();
  const orders = await sent();
  const after = await told(fix);
  console.info(JSON.stringify({ signals, sent: orders.length, distinct: new Set(orders).size, counts: after.counts }));
  expect(signals).toEqual(KILLED_AT.map(() => "SIGKILL"));
  // What was on its way out when the process died, and is not at Lengow, is for a person: it is never sent again by itself.
  const asked = after.intents.filter(({ state }) => state === "needs_person").map((intent) => intent.order_id);
  expect([...orders, ...asked].sort()).toEqual(after.intents.map((intent) => intent.order_id).sort());
  // One kill leaves at most as many of which nobody knows whether they left as a process has in hand.
  expect(asked.length).toBeLessThanOrEqual(KILLED_AT.length * IN_HAND);
  expect([after.count, after.state, after.reason]).toEqual([0, "resolved", "settled"]);
  expect(new Set(after.intents.map((intent) => intent.order_id)).size).toBe(COUNT);
  expect(after.counts.person).toBe(asked.length);
  expect(after.counts.waiting + after.counts.not_recorded + after.counts.left_out).toBe(0);
}, 400_000);
