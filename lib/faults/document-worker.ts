/** One worker process of the document loop: the real sender and reader on the real client, which dies at random fail points by its own hand. */
import { randomUUID } from "node:crypto";
import { createLengowClient } from "@/lib/lengow";
import { DOCUMENT_PROTOCOL } from "@/lib/server/documents/document-parts";
import { runDocumentSender } from "@/lib/server/documents/document-sender";
import type { DocumentTimings } from "@/lib/server/documents/document-timings";
import { createLogger, KnownSecrets } from "@/lib/server/logger";
import { seededChance } from "./seeded-chance";
import { BorrowedDatabase } from "./shared-database";
import { LOOP_TIMINGS, type WorkerConfig } from "./worker-config";

/** Time as the loop scales it. Amazon begins and ends within seconds too: the loop moves the sandbox's clock. */
const TIMINGS: DocumentTimings = {
  ...LOOP_TIMINGS,
  paceMs: 20,
  verdictAfterMs: [300, 800, 1_500, 3_000],
  readEveryMs: 1_500,
  readAgainMs: 300,
  readLimitMs: 6_000,
  renewedMs: 12_000,
  giveUpMs: 600_000,
  // Words of a report that nobody knows say nothing for ever: such an upload must come to a person while the loop still looks.
  lookUntilMs: 30_000,
};

const config = JSON.parse(process.argv[2] ?? "{}") as WorkerConfig;
const { postLimitMs } = TIMINGS;
const client = createLengowClient({
  baseUrl: config.sandboxUrl,
  accessToken: `test-${config.account}`,
  secret: `test-secret-${config.account}`,
  timeouts: { connectMs: postLimitMs, tokenMs: postLimitMs, documentsMs: postLimitMs, othersMs: postLimitMs * 2 },
  retries: 1,
  budget: { ceiling: 1_000_000 },
  retryAfterCapMs: 200,
});
process.on("disconnect", () => process.exit(0));

// The same seed dies at the same points.
const chance = seededChance(config.seed);

runDocumentSender({
  db: new BorrowedDatabase(process),
  lengowFor: async () => client,
  logger: createLogger("silent", new KnownSecrets()),
  timings: TIMINGS,
  owner: `${process.pid}-${randomUUID()}`,
  now: Date.now,
  protocol: DOCUMENT_PROTOCOL,
  failPoint: () => {
    if (chance() < config.deathChance) process.kill(process.pid, "SIGKILL");
  },
});
process.send?.({ started: true });
