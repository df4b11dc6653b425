import "server-only";
import type { Queryable } from "../db/database";

/**
 * Waits for whoever works out or puts away causes of this account, and keeps others from it until the transaction ends: what they are about
 * to note must not count as seen, and what they put away must not go unnoticed.
 */
export async function afterDerivation(tx: Queryable, accountId: number): Promise<void> {
  await tx.query("select 1 from triage_scans where account_id = $1 for update", [accountId]);
}
