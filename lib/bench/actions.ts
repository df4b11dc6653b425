/**
 * Figures of actions: run by `lib/bench/main.ts`, or alone with `npx tsx --conditions=react-server lib/bench/actions.ts`; the rows leave as JSON
 * on the last line. All of it on the embedded store, sending on PostgreSQL too where `TEST_DATABASE_URL` names one; the sandbox in a process of
 * its own. `--quick` leaves the minutes at a limit out, `--only flight|recording|sending|limit` everything but one.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { LengowClient } from "@/lib/lengow";
import { insertIntent } from "@/lib/server/actions/insert-intent";
import { recordAction } from "@/lib/server/actions/record-action";
import type { Database } from "@/lib/server/db/database";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { runSender } from "@/lib/server/outbox/sender";
import { PROTOCOL } from "@/lib/server/outbox/sending-parts";
import { timingsFor } from "@/lib/server/outbox/timings";
import { openTestDatabase, openTestPostgres } from "@/lib/testing/database";
import { ACCOUNT, clientOf, contextOf, control, type Order, shippable } from "./actions-account";
import { flightCheck } from "./actions-flight";
import { percentile } from "./load";
import { type Running, startSandboxProcess, stopAll } from "./servers";
import type { Row } from "./table";

const ms = (value: number) => `${value.toFixed(1)} ms`;

/** Recorded one after another before anything is measured: the engine compiles its hot paths while it runs, which a server has long done. */
const WARMING = 150;

/** Recording at fifty a second: what a person waits for after the press. */
async function recording(db: Database, client: LengowClient, orders: readonly Order[]): Promise<Row> {
  const times: number[] = [];
  const rest = orders.slice(WARMING);
  // A context each, as every request has.
  const record = (order: Order) =>
    recordAction(contextOf(db, client), order, { type: "ship", args: {}, client_key: randomUUID() });
  for (const order of orders.slice(0, WARMING)) await record(order);
  const began = performance.now();
  await Promise.all(
    rest.map(async (order, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 20));
      const at = performance.now();
      await record(order);
      times.push(performance.now() - at);
    }),
  );
  const rate = rest.length / ((performance.now() - began) / 1_000);
  const p99 = percentile(times, 0.99);
  return {
    figure: "an action recorded, fresh read of the order included (embedded, 50/s)",
    value: `${ms(percentile(times, 0.5))} / ${ms(p99)} (p50 / p99, n ${times.length}, ${rate.toFixed(0)}/s)`,
    goal: "p99 at most 60 ms",
    met: p99 <= 60,
  };
}

async function fill(db: Database, orders: readonly Order[]): Promise<void> {
  await db.exec("truncate outbox, evidence, outbox_accounts cascade");
  for (const { marketplace, orderId } of orders) {
    await insertIntent(db, {
      accountId: ACCOUNT,
      marketplace,
      orderId,
      clientKey: randomUUID(),
      requestHash: "",
      type: "ship",
      line: "*",
      params: { tracking_number: `TR-${randomUUID().slice(0, 8)}` },
      paramsHash: randomUUID(),
      repeatsOf: null,
      personId: randomUUID(),
      orderStatus: "waiting_shipment",
      orderUpdatedAt: null,
      holdMs: 0,
      giveUpMs: 3_600_000,
    });
  }
}

/** Seconds of processor time that a process has used so far; Linux only, else 0. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Sends for so long, or until nothing is left, and tells how many Lengow has then, a second. */
async function sent(db: Database, client: LengowClient, forMs: number): Promise<{ n: number; perSecond: number }> {
  const began = performance.now();
  const sender = runSender({
    db,
    lengowFor: async () => client,
    objectionTo: async () => null,
    logger: createLogger("silent", new KnownSecrets()),
    timings: timingsFor(),
    owner: "bench",
    protocol: PROTOCOL,
  });
  const left = async (): Promise<number> => {
    const [row] = await db.query<{ n: number }>("select count(*) as n from outbox where upstream_id is null");
    return Number(row?.n ?? 0);
  };
  const all = await left();
  let open = all;
  while (open > 0 && performance.now() - began < forMs) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    open = await left();
  }
  const seconds = (performance.now() - began) / 1_000;
  await sender.stop(2_000);
  return { n: all - open, perSecond: (all - open) / seconds };
}

async function throughput(
  { db, store }: { db: Database; store: string },
  sandbox: Running,
  orders: readonly Order[],
): Promise<Row> {
  await fill(db, orders);
  const pids = [process.pid, sandbox.pid];
  const before = pids.map(cpuSeconds);
  const { n, perSecond } = await sent(db, clientOf(sandbox, 1_000_000), 60_000);
  const [ours = 0, theirs = 0] = pids.map((pid, at) => ((cpuSeconds(pid) - (before[at] ?? 0)) / n) * 1_000);
  return {
    figure: `actions sent without a limit, looks and evidence included (${store})`,
    value: `${perSecond.toFixed(1)}/s (n ${n}; processor time of each: ${ms(ours)} ours, ${ms(theirs)} the sandbox's)`,
    goal: "at least 100/s",
    met: perSecond >= 100,
  };
}

/** Two minutes at a limit of 500 calls a minute and route: each action takes one call of each. */
async function atLimit(db: Database, sandbox: Running, orders: readonly Order[]): Promise<Row> {
  await fill(db, orders);
  const { n } = await sent(db, clientOf(sandbox, 500), 120_000);
  const share = n / 1_000;
  return {
    figure: "actions sent in two minutes at 500 calls a minute and route (embedded)",
    value: `${(share * 100).toFixed(0)} % of the 1,000 that the limit allows (n ${n})`,
    goal: "at least 95 %",
    met: share >= 0.95,
  };
}

/** What is measured, by the name that `--only` takes; each on an account filled for it alone. */
const PARTS: Record<string, (tell: (row: Row) => void, sandbox: Running, db: Database) => Promise<void>> = {
  flight: async (tell, sandbox, db) => {
    await control(sandbox, "seed", { account: ACCOUNT, orders: 5_000, seed: 9 });
    tell(await flightCheck(db, clientOf(sandbox, 1_000_000), sandbox));
  },
  recording: async (tell, sandbox, db) => {
    const client = clientOf(sandbox, 1_000_000);
    await control(sandbox, "seed", { account: ACCOUNT, orders: 20_000, seed: 9 });
    tell(await recording(db, client, await shippable(sandbox, client, WARMING + 400)));
  },
  sending: async (tell, sandbox, db) => {
    const server = process.env.TEST_DATABASE_URL;
    const postgres = server ? await openTestPostgres(server) : null;
    const stores = [{ db, store: "embedded" }, ...(postgres ? [{ db: postgres, store: "PostgreSQL" }] : [])];
    for (const store of stores) {
      await control(sandbox, "seed", { account: ACCOUNT, orders: 20_000, seed: 11 });
      tell(await throughput(store, sandbox, await shippable(sandbox, clientOf(sandbox, 1_000_000), 600)));
    }
    await postgres?.close();
  },
  limit: async (tell, sandbox, db) => {
    // One order in thirty-three is of the marketplace whose shipments ask for nothing: as many as two minutes at the limit can send.
    await control(sandbox, "seed", { account: ACCOUNT, orders: 40_000, seed: 10 });
    tell(await atLimit(db, sandbox, await shippable(sandbox, clientOf(sandbox, 1_000_000), 1_200)));
  },
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string", multiple: true } } });
  const wanted = values.only ?? Object.keys(PARTS).filter((name) => name !== "limit" || !values.quick);
  const rows: Row[] = [];
  const tell = (row: Row) => {
    rows.push(row);
    process.stderr.write(`  ${row.figure}: ${row.value}\n`);
  };
  const sandbox = await startSandboxProcess();
  const db = await openTestDatabase();
  try {
    await control(sandbox, "settings", { rateLimit: null });
    for (const name of wanted) await PARTS[name]?.(tell, sandbox, db);
  } finally {
    await db.close();
    await stopAll();
  }
  process.stdout.write(`${JSON.stringify(rows)}\n`);
  process.exit(0);
}

void main();
