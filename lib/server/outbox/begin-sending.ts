import "server-only";
import type { Database } from "../db/database";
import { nowPlusMs } from "./interval";
import type { Custody } from "./row";

const BEGIN = `
update outbox set state = 'sending', attempt = attempt + 1, known_ids = $3::bigint[], reason = null, message = null,
  sending_at = clock_timestamp(), maybe_sent_until = ${nowPlusMs("$4")}
where id = $1 and fence = $2 and state = 'claimed' and lease_until > ${nowPlusMs("$5")}
returning attempt`;

/**
 * Commits that bytes may leave from now on. Nothing may be written before this has returned true.
 * False: the intent is no longer ours, or too little of the lease is left; the connection must be closed unwritten.
 */
export async function beginSending(
  db: Database,
  { id, fence }: Custody,
  about: { knownIds: readonly number[]; maybeSentMs: number; startMarginMs: number },
): Promise<boolean> {
  const rows = await db.query(BEGIN, [id, fence, about.knownIds, about.maybeSentMs, about.startMarginMs]);
  return rows.length === 1;
}
