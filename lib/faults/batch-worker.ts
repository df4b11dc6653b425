/**
 * One worker process of the batch loop: records the rows of batches and sends them, on an embedded database of its own, and dies by its own hand
 * (`kill -9`) inside and right after transactions.
 */
import { randomUUID } from "node:crypto";
import { createLengowClient } from "@/lib/lengow";
import { runBatches } from "@/lib/server/batches/run-batches";
import { systemClock } from "@/lib/server/clock";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open";
import { parseEnv } from "@/lib/server/env";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { runSender } from "@/lib/server/outbox/sender";
import { PROTOCOL } from "@/lib/server/outbox/sending-parts";
import { Pictures } from "@/lib/server/pictures/pictures";
import { LOOP_TIMINGS } from "./worker-config";

export interface BatchWorkerConfig {
  sandboxUrl: string;
  account: number;
  dataDir: string;
  /** Chance of dying inside a transaction, and of dying right after one. */
  deathChance: number;
  /** Sends as well while it may die: somebody else kills it then. */
  sends?: boolean;
}

const config = JSON.parse(process.argv[2] ?? "{}") as BatchWorkerConfig;
const recordsOnly = config.deathChance > 0 && !config.sends;
process.on("disconnect", () => process.exit(0));

function mayDie(): void {
  if (Math.random() < config.deathChance) process.kill(process.pid, "SIGKILL");
}

/** The same database, whose transactions may be the last thing the process does. */
function deadly(db: Database): Database {
  return {
    soleWriter: db.soleWriter,
    label: db.label,
    query: (sql, params) => db.query(sql, params),
    exec: (sql) => db.exec(sql),
    close: () => db.close(),
    tx: async (work) => {
      const result = await db.tx(async (tx) => {
        const inside = await work(tx);
        mayDie();
        return inside;
      });
      mayDie();
      return result;
    },
  };
}

/** Ends the process once nothing is left of what it is here for. */
function finishWhenDone(db: Database): void {
  const waiting = "(select count(*) from batch_rows where state = 'waiting')";
  const unsent = "(select count(*) from outbox where state in ('ready', 'claimed', 'sending', 'unconfirmed'))";
  const open = `select ${waiting} + ${recordsOnly ? "0" : unsent} as open`;
  setInterval(async () => {
    const [row] = await db.query<{ open: number }>(open);
    if (Number(row?.open) > 0) return;
    process.exit(0);
  }, 200);
}

async function work(): Promise<void> {
  const db = deadly(await openDatabase({ databaseUrl: null, dataDir: config.dataDir }));
  const client = createLengowClient({
    baseUrl: config.sandboxUrl,
    accessToken: `test-${config.account}`,
    secret: `test-secret-${config.account}`,
    budget: { ceiling: 1_000_000 },
  });
  finishWhenDone(db);
  const logger = createLogger("silent", new KnownSecrets());
  const env = parseEnv({ NEXTAUTH_SECRET: randomUUID(), NEXTAUTH_URL: "http://localhost:3000" });
  const lengowFor = async () => client;
  const pictures = new Pictures({ authSecret: randomUUID(), clock: systemClock, logger, allowLoopback: false });
  runBatches({ db, clock: systemClock, logger, env, lengowFor, pictures });
  // Sending has a loop of its own; here it is what is recorded that is put at risk.
  if (recordsOnly) return;
  runSender({
    db,
    lengowFor,
    objectionTo: async () => null,
    logger,
    timings: LOOP_TIMINGS,
    owner: `${process.pid}`,
    protocol: PROTOCOL,
  });
}

void work();
