import type { Timings } from "@/lib/server/outbox/timings";
import type { Mutant } from "./mutants";

/** What a worker process of the kill loop is told by its parent, as JSON in its first argument. */
export interface WorkerConfig {
  sandboxUrl: string;
  account: number;
  /** Null: the parent's own database, asked over the channel between the two. */
  databaseUrl: string | null;
  /** A directory for an embedded database of the worker's own; there is one worker then. */
  dataDir: string | null;
  mutant: Mutant | null;
  /** Chance of dying at each fail point that is passed. */
  deathChance: number;
  seed: number;
}

/** Time as the kill loop scales it: everything happens within seconds. */
export const LOOP_TIMINGS: Timings = {
  postLimitMs: 1_500,
  writeWithinMs: 500,
  maybeSentMs: 2_000,
  startMarginMs: 2_500,
  leaseMs: 6_000,
  lookAfterMs: [150, 400, 900, 1_800, 3_000],
  horizonMs: 3_000,
  lookUntilMs: 600_000,
  sweepMs: 2_000,
  watchedSweepMs: 2_000,
  onlookerMs: 5_000,
  watchedForMs: 60_000,
  sweepOverlapMs: 60_000,
  watchedOverlapMs: 60_000,
  askByIdAfterMs: 4_000,
  idleMs: 200,
  reapMs: 400,
  backOffMs: [50, 100, 200],
  unreadableMs: 300,
  rateLimitMs: 200,
  credentialsMs: 200,
  scale: 1,
};
