import "server-only";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { AccountState } from "./account-state";
import { EARLIEST } from "./follow";
import { keepPage } from "./keep-page";
import { holdAccount } from "./lease";
import { forgetMetaKeys } from "./meta-keys";
import { databaseNow, type ReadPage, readPage, timesOf } from "./read-page";
import type { ReadingParts } from "./reading-parts";
import { writeOrders } from "./write-orders";

/** `walk_page` of a walk that has seen the whole list and now asks after the orders it did not meet. */
const LIST_IS_THROUGH = 0;
/** Lengow's bounds may be read to the second: one more is asked for, and what comes twice does no harm. */
const SECOND = 1_000;
/** Orders that were not met are asked for one by one, this many in a turn. */
const ASKED_AFTER = 5;

/** Begins to read everything, newest orders first: for the first time, or to find what following cannot see. */
export async function beginWalk(
  parts: ReadingParts,
  accountId: number,
  state: AccountState,
  kind: "fill" | "sweep",
): Promise<void> {
  await parts.db.tx(async (tx) => {
    await holdAccount(tx, accountId, parts.owner, state.walk);
    await tx.query(
      `update order_index_accounts set walk = walk + 1, walk_kind = $2, walk_to = null, walk_page = 1, walk_began = clock_timestamp(),
         walk_seen = 0, walk_of = null where account_id = $1`,
      [accountId, kind],
    );
  });
}

interface Step {
  to: number | null;
  page: number;
  /** Orders placed since then have all been met; null: not proven yet. */
  from: number | null;
}

/** Where a walk goes on: at the date of the last row and not at the next page's number, so that nothing shifts. */
function nextStep({ orders, hasNext }: ReadPage, { walk_to: to, walk_page: page }: AccountState): Step {
  const { times, descending } = timesOf(orders, "marketplace_order_date");
  const bound = to?.getTime() ?? null;
  if (!hasNext || orders.length === 0) return { to: bound, page: LIST_IS_THROUGH, from: null };
  const last = times.at(-1);
  if (!descending || last === undefined) return { to: bound, page: page + 1, from: null };
  const next = last + SECOND;
  const moves = bound === null || next < bound;
  return moves ? { to: next, page: 1, from: next } : { to: bound, page: page + 1, from: null };
}

const MOVE = `
update order_index_accounts set version = version + $2::int, walk_to = to_timestamp($3::double precision / 1000), walk_page = $4,
  walk_seen = walk_seen + $5, walk_of = greatest(walk_of, walk_seen + $6::int),
  complete_from = case when walk_kind = 'sweep' or $7::double precision is null then complete_from
    else to_timestamp($7::double precision / 1000) end
where account_id = $1`;

async function walkPage(parts: ReadingParts, accountId: number, state: AccountState): Promise<void> {
  const read = await readPage(parts, accountId, {
    ordering: "-marketplace_order_date",
    marketplaceOrderDateFrom: new Date(EARLIEST),
    ...(state.walk_to ? { marketplaceOrderDateTo: state.walk_to } : {}),
    page: state.walk_page,
  });
  const { to, page, from } = nextStep(read, state);
  const changed = await keepPage(parts, accountId, state, read, state.walk);
  await parts.db.tx(async (tx) => {
    await holdAccount(tx, accountId, parts.owner, state.walk);
    const { orders, count } = read;
    await tx.query(MOVE, [accountId, changed > 0 ? 1 : 0, to, page, orders.length, count, from]);
  });
}

interface Unmet {
  marketplace: string;
  order_id: string;
}

/** Asks Lengow for one order that the walk did not meet: it is gone only when Lengow says so to its very name. */
async function askAfter(parts: ReadingParts, accountId: number, { walk }: AccountState, unmet: Unmet): Promise<void> {
  const client = await parts.lengowFor(accountId);
  const readAt = await databaseNow(parts);
  const order = await client.orders.get(unmet.marketplace, unmet.order_id, { lane: "background" });
  await parts.db.tx(async (tx) => {
    await holdAccount(tx, accountId, parts.owner, walk);
    if (order) await writeOrders(tx, accountId, [deriveOrder(order)], { readAt, walk });
    else
      await tx.query(
        "delete from order_index where account_id = $1 and marketplace = $2 and order_id = $3 and read_at <= $4::timestamptz",
        [accountId, unmet.marketplace, unmet.order_id, readAt],
      );
    await tx.query("update order_index_accounts set version = version + 1 where account_id = $1", [accountId]);
  });
}

/** Orders that Lengow does not list by their date (they have none): then everything is followed once from its beginning. */
async function someAreMissing(parts: ReadingParts, accountId: number): Promise<boolean> {
  const { count } = await readPage(parts, accountId, { importedFrom: new Date(EARLIEST), ordering: "imported_at" });
  const [own] = await parts.db.query<{ rows: number }>(
    "select count(*)::int as rows from order_index where account_id = $1",
    [accountId],
  );
  return count > (own?.rows ?? 0);
}

async function endWalk(parts: ReadingParts, accountId: number, state: AccountState): Promise<void> {
  const again = await someAreMissing(parts, accountId);
  await parts.db.tx(async (tx) => {
    await holdAccount(tx, accountId, parts.owner, state.walk);
    await tx.query(
      `update order_index_accounts set walk_kind = null, complete_from = '-infinity', version = version + 1,
         sweep_at = clock_timestamp() + $2::double precision * interval '1 millisecond',
         follow_from = case when $3::boolean then timestamptz '2000-01-01Z' else follow_from end
       where account_id = $1`,
      [accountId, parts.timings.sweepMs, again],
    );
    await forgetMetaKeys(tx, accountId, state.walk_began);
  });
  // The embedded engine does neither by itself, and everybody waits for it: what is new has nothing to clean up.
  const clean = parts.db.soleWriter && state.walk_kind === "sweep";
  await parts.db.query(clean ? "vacuum analyze order_index, order_index_content" : "analyze order_index");
}

/**
 * One step of a walk: a page of the list, or, when the list is through, a few of the orders that it did not hold, or the end.
 * @throws LengowError
 * @throws LostAccount
 */
export async function walkOn(parts: ReadingParts, accountId: number, state: AccountState): Promise<void> {
  if (state.walk_page !== LIST_IS_THROUGH) return walkPage(parts, accountId, state);
  const unmet = await parts.db.query<Unmet>(
    `select marketplace, order_id from order_index
     where account_id = $1 and seen_by < $2 and read_at < $3::timestamptz limit ${ASKED_AFTER}`,
    [accountId, state.walk, state.walk_began],
  );
  for (const one of unmet) await askAfter(parts, accountId, state, one);
  if (unmet.length === 0) await endWalk(parts, accountId, state);
}
