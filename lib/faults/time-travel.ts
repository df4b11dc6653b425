import type { Queryable } from "@/lib/server/db/database";

const ROWS = `
update outbox set next_at = next_at - $1 * interval '1 millisecond', undo_until = undo_until - $1 * interval '1 millisecond',
  give_up_at = give_up_at - $1 * interval '1 millisecond', lease_until = lease_until - $1 * interval '1 millisecond',
  sending_at = sending_at - $1 * interval '1 millisecond', maybe_sent_until = maybe_sent_until - $1 * interval '1 millisecond',
  accepted_at = accepted_at - $1 * interval '1 millisecond', listed_at = listed_at - $1 * interval '1 millisecond'`;

const ACCOUNTS = `
update outbox_accounts set paused_until = paused_until - $1 * interval '1 millisecond',
  watched_at = watched_at - $1 * interval '1 millisecond', glanced_at = glanced_at - $1 * interval '1 millisecond',
  sweep_at = sweep_at - $1 * interval '1 millisecond', swept_from = swept_from - $1 * interval '1 millisecond'`;

/**
 * Lets time pass for the outbox: the database's clock cannot be moved, so every date it will be compared with moves the other way. What happens
 * next is the same.
 */
export async function letTimePass(db: Queryable, ms: number): Promise<void> {
  await db.query(`with rows as (${ROWS}) ${ACCOUNTS}`.replaceAll("$1", "$1::double precision"), [ms]);
}
