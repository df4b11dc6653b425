import "server-only";
import type { Queryable } from "../db/database";
import type { Timings } from "./timings";

const NOTE = `
update outbox_accounts a set watched_at = clock_timestamp()
where a.account_id = $1 and coalesce(a.watched_at, '-infinity') < clock_timestamp() - $2::double precision / 3 * interval '1 millisecond'
  and exists (select 1 from outbox o where o.account_id = a.account_id and o.state = 'accepted'
    and o.accepted_at > clock_timestamp() - $3::double precision * interval '1 millisecond')`;

/**
 * Somebody looks at actions of this account: while they do, what became of those that a marketplace was given lately is asked for every few
 * seconds and not once a minute. What has waited long is not asked for more often, however long the page stays open.
 */
export async function noteOnlooker(
  db: Queryable,
  accountId: number,
  { onlookerMs, watchedForMs }: Pick<Timings, "onlookerMs" | "watchedForMs">,
): Promise<void> {
  await db.query(NOTE, [accountId, onlookerMs, watchedForMs]);
}
