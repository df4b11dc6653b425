/**
 * The large fault loops; HELP says how they are asked for. Each run prints one JSON line; status 1 when a figure that must be zero is not, or a mutant
 * was not caught.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { fromEngine } from "@/lib/server/db/embedded";
import { Engine } from "@/lib/server/db/engine";
import { migrate } from "@/lib/server/db/migrate";
import { openPostgres } from "@/lib/server/db/postgres";
import { runDocumentLoop } from "./document-loop";
import { type LoopOptions, runKillLoop } from "./kill-loop";
import { explore } from "./model";
import { MUTANTS, type Mutant } from "./mutants";
import { startCluster } from "./own-cluster";
import type { Store } from "./workers";

const HELP = `npm run test:faults -- [what] [where] [how much]

  What      --model        every interleaving of two workers, on paper
            --mutants      the protocol with one rule taken away each time: must be caught
            --documents    200 uploads of documents
            (none of them) actions, sent by real processes that are killed, frozen and lied to
  Where     --cluster      a PostgreSQL of the loop's own, which crashes too (--crashes N)
            --database URL a PostgreSQL that exists: a database of the loop's own, for it is emptied
            --files        one worker owns an embedded database, which dies with it
            (none of them) the embedded engine in this process
  How much  --intents 1000 --workers 3 --kills 50 --freezes 20 --crashes 3 --faults 0.3 --deaths 0.004 --minutes 30 --seed S
`;

const { values } = parseArgs({
  options: {
    intents: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Date.now() % 100_000) },
    workers: { type: "string", default: "3" },
    kills: { type: "string", default: "50" },
    freezes: { type: "string", default: "20" },
    faults: { type: "string", default: "0.3" },
    crashes: { type: "string", default: "3" },
    deaths: { type: "string", default: "0.004" },
    cluster: { type: "boolean", default: false },
    database: { type: "string" },
    files: { type: "boolean", default: false },
    minutes: { type: "string", default: "30" },
    mutants: { type: "boolean", default: false },
    model: { type: "boolean", default: false },
    documents: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

/** A store nobody else uses, with the schema and no rows. */
async function freshStore(): Promise<{ store: Store; discard(): Promise<void> }> {
  if (values.files) {
    const dataDir = await mkdtemp(path.join(tmpdir(), "orderdeck-loop-"));
    return { store: { kind: "files", dataDir }, discard: () => rm(dataDir, { recursive: true, force: true }) };
  }
  if (values.cluster) {
    const cluster = await startCluster();
    const { store, discard } = await emptied(cluster.url);
    return { store: { ...store, crash: cluster.crash }, discard: () => discard().finally(cluster.discard) };
  }
  if (values.database !== undefined) return emptied(values.database);
  const db = fromEngine(await Engine.start({}), "loop", async () => undefined);
  await migrate(db);
  return { store: { kind: "here", db }, discard: () => db.close() };
}

async function emptied(url: string) {
  const db = await openPostgres(url, () => undefined);
  // The loop's database is its own: whatever an earlier run left is thrown away.
  await db.exec("drop schema public cascade; create schema public");
  await migrate(db);
  return { store: { kind: "server" as const, db, url }, discard: () => db.close() };
}

async function loop(mutant: Mutant | null, change: Partial<LoopOptions> = {}): Promise<boolean> {
  const { store, discard } = await freshStore();
  try {
    const report = await runKillLoop({
      store,
      intents: Number(values.intents),
      // An embedded database takes one process.
      workers: values.files ? 1 : Number(values.workers),
      kills: Number(values.kills),
      deathChance: Number(values.deaths),
      freezes: Number(values.freezes),
      crashes: Number(values.crashes),
      faultShare: Number(values.faults),
      seed: Number(values.seed),
      mutant,
      limitMs: Number(values.minutes) * 60_000,
      ...change,
    });
    const clean = report.lost + report.twice + report.falseWords + report.stuck === 0;
    const ok = mutant ? report.twice + report.falseWords > 0 : clean;
    print({ run: mutant ?? "protocol", store: store.kind, ok, ...report });
    return ok;
  } finally {
    await discard();
  }
}

/** Mutants that real processes show; the others are shown by the model and by the deterministic tests. */
const SHOWN_BY_PROCESSES: readonly Mutant[] = ["requeue-expired", "retry-on-error", "write-before-commit"];

async function documents(): Promise<boolean> {
  const db = fromEngine(await Engine.start({}), "loop", async () => undefined);
  try {
    await migrate(db);
    const report = await runDocumentLoop({
      db,
      uploads: 200,
      workers: Number(values.workers),
      kills: Number(values.kills),
      deathChance: 0.004,
      freezes: Number(values.freezes),
      faultShare: Number(values.faults),
      seed: Number(values.seed),
      limitMs: Number(values.minutes) * 60_000,
    });
    const ok = report.lost + report.twice + report.falseWords + report.stuck === 0;
    print({ run: "documents", ok, ...report });
    return ok;
  } finally {
    await db.close();
  }
}

async function main(): Promise<boolean> {
  if (values.help) return process.stdout.write(HELP);
  if (values.documents) return documents();
  if (values.model) {
    const policies = ["strict", "recover"] as const;
    return policies
      .map((policy) => {
        const { trace, ...verdict } = explore({ intents: 2, policy, claims: 2 });
        print({ run: `model, two intents, ${policy}`, ...verdict, trace: trace.join(" > ") });
        return verdict.violation === null && verdict.stuck === 0;
      })
      .every(Boolean);
  }
  if (!values.mutants) return loop(null);
  let caught = true;
  for (const mutant of MUTANTS.filter((name) => SHOWN_BY_PROCESSES.includes(name))) {
    caught = (await loop(mutant, { intents: 150, kills: 20, deathChance: 0.03, limitMs: 90_000 })) && caught;
  }
  return caught;
}

process.exitCode = (await main()) ? 0 : 1;
