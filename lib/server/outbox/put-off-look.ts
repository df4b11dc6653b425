import "server-only";
import type { Database } from "../db/database";
import { NEVER, nowPlusMs } from "./interval";
import type { Custody } from "./row";

const PUT_OFF = `
update outbox set next_at = case when $3::double precision is null then ${NEVER} else ${nowPlusMs("$3")} end,
  looks = case when $4::boolean then looks else looks - 1 end
where id = $1 and fence = $2 and state in ('unconfirmed', 'needs_person')`;

/** Sets the date of the next look; null for never. A look that could not be made does not count as one. */
export async function putOffLook(
  db: Database,
  { id, fence }: Custody,
  afterMs: number | null,
  counted: boolean,
): Promise<void> {
  await db.query(PUT_OFF, [id, fence, afterMs, counted]);
}
