import "server-only";
import type { AccountState } from "./account-state";
import { keepPage } from "./keep-page";
import { holdAccount } from "./lease";
import { databaseNow, readPage, timesOf } from "./read-page";
import type { ReadingParts } from "./reading-parts";

/** One look at what changed, page by page; it lives in memory, for the cursor alone says where the next one begins. */
export interface FollowPass {
  /** Changes since then are asked for, milliseconds of Lengow's clock. */
  from: number;
  page: number;
  /** When the look began: what Lengow had then is in once it is through. */
  began: Date;
}

/** Before this nothing can have happened that Lengow knows of. */
export const EARLIEST = Date.parse("2000-01-01T00:00:00Z");

const MOVE = `
update order_index_accounts set version = version + $2::int,
  follow_from = greatest(follow_from, to_timestamp($3::double precision / 1000)),
  as_of = coalesce($4::timestamptz, as_of),
  follow_at = case when $4::timestamptz is null then follow_at else clock_timestamp() + $5::double precision * interval '1 millisecond' end
where account_id = $1`;

/**
 * Where a follower begins that has followed nothing yet: at the newest change Lengow knows. A change from the future (a clock that is
 * wrong) must not carry the cursor along, or everything until then would be missed.
 */
async function firstCursor(parts: ReadingParts, accountId: number): Promise<number> {
  const now = (await databaseNow(parts)).getTime();
  const page = await readPage(parts, accountId, { ordering: "-updated_at", updatedFrom: new Date(EARLIEST) });
  const { times } = timesOf(page.orders, "updated_at");
  return Math.min(now, ...times.slice(0, 1));
}

/** Begins a look: two hours behind the newest change that is known. */
export async function beginFollowing(parts: ReadingParts, accountId: number, state: AccountState): Promise<FollowPass> {
  const began = await databaseNow(parts);
  const cursor = state.follow_from?.getTime() ?? (await firstCursor(parts, accountId));
  return { from: Math.max(EARLIEST, cursor - parts.timings.overlapMs), page: 1, began };
}

/**
 * Reads the next page of changes, oldest first, keeps it, and only then moves the cursor. The next page is asked for from the last
 * change on and not by its number, so that rows which come, go or change meanwhile shift nothing.
 * @returns where to go on, or null when the look is through
 * @throws LengowError
 * @throws LostAccount
 */
export async function followPage(
  parts: ReadingParts,
  accountId: number,
  state: AccountState,
  pass: FollowPass,
): Promise<FollowPass | null> {
  const { from, page, began } = pass;
  const read = await readPage(parts, accountId, { ordering: "updated_at", updatedFrom: new Date(from), page });
  const { times, ascending } = timesOf(read.orders, "updated_at");
  const last = times.at(-1);
  const through = !read.hasNext || read.orders.length === 0;
  // Only rows in their order prove that nothing before the last one is missing.
  const proven = ascending && last !== undefined ? last : from;
  const cursor = Math.min(through ? Math.max(from, ...times) : proven, began.getTime());
  const changed = await keepPage(parts, accountId, state, read);
  await parts.db.tx(async (tx) => {
    await holdAccount(tx, accountId, parts.owner, state.walk);
    const asOf = through ? began : null;
    await tx.query(MOVE, [accountId, changed > 0 ? 1 : 0, cursor, asOf, parts.timings.followMs]);
  });
  if (through) return null;
  return proven > from ? { from: proven, page: 1, began } : { from, page: page + 1, began };
}
