import "server-only";
import { createHash } from "node:crypto";
import type { Clock } from "../clock";
import type { Database } from "../db/database";

export const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Failures older than this are forgotten. */
const MEMORY_MS = 24 * 60 * 60_000;

export type Attempt =
  | { allowed: true; triesLeft: number; waitSeconds: number }
  | { allowed: false; waitSeconds: number };

function waitAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
}

/**
 * Limits guessing per e-mail, known or not: five tries, then a wait of 30 seconds that doubles up to 15 minutes.
 * A try counts as failed before the password is looked at and is forgiven by success, so that a thousand at once are not a thousand tries.
 */
export class SignInAttempts {
  readonly #turns = new Map<string, Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` after the earlier tries for the same e-mail are over: ten right passwords at once are ten sign-ins, and a thousand
   * wrong ones are five tries and many refusals.
   */
  async inTurn<T>(email: string, work: () => Promise<T>): Promise<T> {
    const earlier = this.#turns.get(email) ?? Promise.resolve();
    const mine = earlier.then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(email, over);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(email) === over) this.#turns.delete(email);
    }
  }

  /** Takes one try. `triesLeft` and `waitSeconds` are what is true if this one fails. */
  async take(email: string): Promise<Attempt> {
    const now = this.clock.now();
    const key = keyOf(email);
    return this.db.tx(async (tx) => {
      await tx.query("delete from sign_in_attempts where last_failure_at < $1", [new Date(now.getTime() - MEMORY_MS)]);
      await tx.query(
        "insert into sign_in_attempts (email_hash, failures, last_failure_at) values ($1, 0, $2) on conflict (email_hash) do nothing",
        [key, now],
      );
      const [row] = await tx.query<{ failures: number; wait_until: Date | null }>(
        "select failures, wait_until from sign_in_attempts where email_hash = $1 for update",
        [key],
      );
      const wait = (row?.wait_until?.getTime() ?? 0) - now.getTime();
      if (wait > 0) return { allowed: false, waitSeconds: Math.ceil(wait / 1000) };
      const failures = (row?.failures ?? 0) + 1;
      const waitMs = waitAfter(failures);
      await tx.query(
        "update sign_in_attempts set failures = $2, last_failure_at = $3, wait_until = $4 where email_hash = $1",
        [key, failures, now, waitMs > 0 ? new Date(now.getTime() + waitMs) : null],
      );
      return { allowed: true, triesLeft: Math.max(0, FREE_TRIES - failures), waitSeconds: waitMs / 1000 };
    });
  }

  /** The try succeeded: nothing is held against this e-mail any more. */
  async forgive(email: string): Promise<void> {
    await this.db.query("delete from sign_in_attempts where email_hash = $1", [keyOf(email)]);
  }
}

/** The address itself is not kept: it may be anybody's. */
function keyOf(email: string): string {
  return createHash("sha256").update(email).digest("base64url");
}
