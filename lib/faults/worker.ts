/**
 * One worker process of the kill loop: the real sender on the real client, which dies at random fail points by its own hand
 * (`kill -9`, nothing is flushed and nothing is said).
 */
import { randomUUID } from "node:crypto";
import { createLengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open";
import { openPostgres } from "@/lib/server/db/postgres";
import { StartError } from "@/lib/server/errors";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { runSender } from "@/lib/server/outbox/sender";
import { protocolOf } from "./mutants";
import { seededChance } from "./seeded-chance";
import { BorrowedDatabase, lendDatabase } from "./shared-database";
import { LOOP_TIMINGS, type WorkerConfig } from "./worker-config";

function openFor(config: WorkerConfig): Promise<Database> | Database {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, () => undefined);
  return config.dataDir ? openDatabase({ databaseUrl: null, dataDir: config.dataDir }) : new BorrowedDatabase(process);
}

const config = JSON.parse(process.argv[2] ?? "{}") as WorkerConfig;
const { postLimitMs } = LOOP_TIMINGS;
const client = createLengowClient({
  baseUrl: config.sandboxUrl,
  accessToken: `test-${config.account}`,
  secret: `test-secret-${config.account}`,
  timeouts: { connectMs: postLimitMs, tokenMs: postLimitMs, ordersMs: postLimitMs, actionsMs: postLimitMs },
  retries: 1,
  budget: { ceiling: 1_000_000 },
  retryAfterCapMs: 200,
});
// The same seed dies at the same points.
const chance = seededChance(config.seed);
// Without its parent a worker has no purpose; the database goes with it.
process.on("disconnect", () => process.exit(0));

async function work(): Promise<void> {
  const db = await openFor(config);
  if (config.dataDir) lendDatabase(process, db);
  runSender({
    db,
    lengowFor: async () => client,
    objectionTo: async () => null,
    logger: createLogger("silent", new KnownSecrets()),
    timings: LOOP_TIMINGS,
    owner: `${process.pid}-${randomUUID()}`,
    protocol: protocolOf(config.mutant),
    failPoint: () => {
      if (chance() < config.deathChance) process.kill(process.pid, "SIGKILL");
    },
  });
  process.send?.({ started: true });
}

// A server that is just restarting takes nobody: this worker ends and the next one tries.
work().catch((error: unknown) => {
  if (!(error instanceof StartError)) process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
