import "server-only";
import type { Database } from "../db/database";
import { NEVER } from "./interval";

const GIVE_UP = `
update outbox set state = 'needs_person', reason = 'gave_up', fence = fence + 1, next_at = ${NEVER}
where state = 'ready' and give_up_at <= clock_timestamp() and next_at <= clock_timestamp()
returning id`;

/** Intents that could not be sent before their deadline go to a person, with the certainty that nothing left. Returns how many. */
export async function giveUpLate(db: Database): Promise<number> {
  return (await db.query(GIVE_UP)).length;
}
