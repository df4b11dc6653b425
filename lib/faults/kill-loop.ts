import { setTimeout as sleep } from "node:timers/promises";
import { startSandbox } from "@/lib/sandbox/server";
import type { Database } from "@/lib/server/db/database";
import {
  type AcceptedAction,
  brokenHistories,
  byTracking,
  denials,
  inventions,
  type LoopReport,
  type Row,
  readRows,
} from "./loop-report";
import type { Mutant } from "./mutants";
import { recordWish, wishesFor } from "./wishes";
import { type Store, Workers } from "./workers";

export interface LoopOptions {
  store: Store;
  intents: number;
  workers: number;
  /** Kills from outside, beside those at fail points. */
  kills: number;
  deathChance: number;
  /** Times a worker is stopped for longer than its lease and woken again. */
  freezes: number;
  /** Times the database's server dies, spread over the first half of the run; only a server of the loop's own can. */
  crashes?: number;
  /** Share of faulty POSTs; of reads a third of it. */
  faultShare: number;
  seed: number;
  mutant?: Mutant | null;
  /** Longest torment, and longest recovery after it; what has not ended by then is stuck. */
  limitMs: number;
}

const ACCOUNT = 500;
/** Who record at the same time. */
const PEOPLE = 8;
/** Longer than a lease: whoever wakes has lost what it held. */
const FREEZE_MS = 7_000;
const OPEN: readonly string[] = ["ready", "claimed", "sending", "unconfirmed"];

/** Faults of a POST with their weights; together they make up `faultShare`. */
const POST_FAULTS: [kind: string, more: Record<string, unknown>][] = [
  ["500", {}],
  ["502", {}],
  ["503", {}],
  ["540", {}],
  ["530", {}],
  ["html", {}],
  ["status", { status: 400 }],
  ["429", { retryAfter: 0 }],
  ["401", {}],
  ["reset-before", {}],
  ["reset-after", {}],
  ["reset-after", { bytes: 60 }],
  ["truncated", {}],
  ["timeout-after-commit", { milliseconds: 10_000 }],
  ["stall", { milliseconds: 10_000 }],
];
const READ_FAULTS = ["500", "reset-before", "reset-after", "truncated", "html", "401"];

class Upstream {
  constructor(private readonly url: string) {}

  async control<T>(name: string, method = "GET", body?: unknown): Promise<T> {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(`${this.url}/__sandbox/${name}`, { method, ...init });
    if (!response.ok) throw new Error(`${method} ${name}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async truth(): Promise<Map<string, number[]>> {
    const { actions } = await this.control<{ actions: AcceptedAction[] }>(`truth?account=${ACCOUNT}`);
    return byTracking(actions);
  }

  async spoil(share: number): Promise<void> {
    const fault = (route: string, kind: string, probability: number, more: Record<string, unknown> = {}) =>
      this.control("faults", "POST", { account: ACCOUNT, route, kind, probability, ...more });
    for (const [kind, more] of POST_FAULTS)
      await fault("POST /v3.0/orders/actions/", kind, share / POST_FAULTS.length, more);
    for (const kind of READ_FAULTS) await fault("GET *", kind, share / 3 / READ_FAULTS.length);
  }
}

/** Watches words against truth while everything goes on, and kills, freezes and crashes in between. */
async function torment(
  options: LoopOptions,
  workers: Workers,
  upstream: Upstream,
  watch: Watch,
  isRecorded: () => boolean,
): Promise<void> {
  const { intents, kills, freezes, crashes = 0, seed } = options;
  const until = Date.now() + options.limitMs;
  let turn = 0;
  let killed = 0;
  const frozen: Promise<void>[] = [];
  for (;;) {
    const rows = await watch.snapshot(workers.db, upstream);
    const open = rows.filter((row) => OPEN.includes(row.state)).length;
    if ((open === 0 && isRecorded()) || Date.now() > until) break;
    turn += 1;
    const share = (rows.length - open) / intents;
    if (workers.crashes < crashes && share >= workers.crashes / crashes / 2) await workers.crashDatabase();
    if (killed < kills && turn % 3 === 0) {
      killed += 1;
      workers.kill(turn + seed);
    }
    if (frozen.length < freezes && turn % 5 === 0) frozen.push(workers.freeze(turn, FREEZE_MS));
    await sleep(400);
  }
  await Promise.all(frozen);
}

/** Collects every word that truth contradicts. */
class Watch {
  readonly findings = new Set<string>();
  snapshots = 0;

  async snapshot(db: Database, upstream: Upstream): Promise<Row[]> {
    const before = await upstream.truth();
    const rows = await readRows(db);
    const after = await upstream.truth();
    for (const finding of [...denials(rows, before), ...inventions(rows, after)]) this.findings.add(finding);
    this.snapshots += 1;
    return rows;
  }
}

/** With everything healthy again, whatever was accepted must still be found. */
async function recover(workers: Workers, upstream: Upstream, watch: Watch, until: number): Promise<Row[]> {
  await upstream.control("faults", "DELETE");
  await workers.replaceAll();
  for (;;) {
    const rows = await watch.snapshot(workers.db, upstream);
    const truth = await upstream.truth();
    const unsettled = rows.filter(
      (row) =>
        OPEN.includes(row.state) || (row.state === "needs_person" && truth.has(String(row.params.tracking_number))),
    );
    if (unsettled.length === 0 || Date.now() > until) return rows;
    await sleep(400);
  }
}

/**
 * Sends `intents` actions with real worker processes that are killed, frozen and lied to, and compares every word on record with what the sandbox
 * truly accepted, during the run and after it (RELIABILITY.md §4.9).
 */
export async function runKillLoop(options: LoopOptions): Promise<LoopReport> {
  const began = Date.now();
  const { intents, seed, mutant = null, deathChance } = options;
  const sandbox = await startSandbox({ rateLimit: null, seed });
  const upstream = new Upstream(sandbox.url);
  const watch = new Watch();
  const workers = new Workers(options.store, { sandboxUrl: sandbox.url, account: ACCOUNT, mutant, deathChance, seed });
  try {
    await upstream.control("settings", "POST", { validation: "lenient" });
    await upstream.control("seed", "POST", { account: ACCOUNT, orders: Math.ceil(intents * 1.6), seed });
    const wishes = await wishesFor(sandbox.url, ACCOUNT, intents);
    await upstream.spoil(options.faultShare);
    for (let count = 0; count < options.workers; count += 1) workers.start();
    let isRecorded = false;
    const waiting = wishes.values();
    const recordRest = async (): Promise<void> => {
      for (const wish of waiting) await recordWish(workers.db, ACCOUNT, wish);
    };
    const recording = Promise.all(Array.from({ length: PEOPLE }, recordRest)).then(() => {
      isRecorded = true;
    });
    await Promise.all([recording, torment(options, workers, upstream, watch, () => isRecorded)]);
    const rows = await recover(workers, upstream, watch, Date.now() + options.limitMs);
    const truth = await upstream.truth();
    for (const finding of await brokenHistories(workers.db)) watch.findings.add(finding);
    return report({ rows, truth, wishes: wishes.length, watch, workers, seed, seconds: (Date.now() - began) / 1_000 });
  } finally {
    await workers.close();
    await sandbox.close();
  }
}

function report(run: {
  rows: readonly Row[];
  truth: ReadonlyMap<string, number[]>;
  wishes: number;
  watch: Watch;
  workers: Workers;
  seed: number;
  seconds: number;
}): LoopReport {
  const { rows, truth, watch, workers } = run;
  const count = (...states: string[]): number => rows.filter((row) => states.includes(row.state)).length;
  const unfound = rows.filter((row) => row.state === "needs_person" && truth.has(String(row.params.tracking_number)));
  const twice = [...truth.entries()].filter(([, ids]) => ids.length > 1);
  return {
    lost: run.wishes - rows.length,
    twice: twice.length,
    falseWords: watch.findings.size,
    stuck: count(...OPEN) + unfound.length,
    findings: [...watch.findings, ...twice.map(([key, ids]) => `${key} was accepted as ${ids.join(" and ")}`)].slice(
      0,
      20,
    ),
    intents: run.wishes,
    accepted: count("accepted", "done", "done_with_warning", "refused"),
    withPerson: count("needs_person"),
    rejected: count("rejected"),
    kills: workers.kills,
    freezes: workers.freezes,
    crashes: workers.crashes,
    snapshots: watch.snapshots,
    seconds: Math.round(run.seconds),
    seed: run.seed,
  };
}
