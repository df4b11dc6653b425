import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isUniqueViolation } from "../db/database";

/**
 * Tries to write an answer down for up to `forMs`: it exists nowhere but here, and the database may only be restarting.
 * @throws what the last try threw; the lease then ends and the outcome is looked for
 */
export async function insist<T>(forMs: number, write: () => Promise<T>): Promise<T> {
  const until = performance.now() + forMs;
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
    try {
      return await write();
    } catch (error) {
      if (isUniqueViolation(error) || performance.now() + waitMs > until) throw error;
    }
    await sleep(waitMs);
  }
}
