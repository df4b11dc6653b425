import "server-only";
import type { Database, Queryable } from "@/lib/server/db/database";

const TAKE = `
insert into order_index_accounts as a (account_id, lease_owner, lease_until)
values ($1, $2, clock_timestamp() + $3::double precision * interval '1 millisecond')
on conflict (account_id) do update set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
where a.lease_owner = $2 or a.lease_until < clock_timestamp()
returning true as mine`;

/** Takes or keeps the account for one process; false while another has it. */
export async function takeLease(db: Database, accountId: number, owner: string, leaseMs: number): Promise<boolean> {
  return (await db.query(TAKE, [accountId, owner, leaseMs])).length > 0;
}

/** Gives the account up at once, so that another process need not wait for the end of the lease. */
export async function giveLease(db: Database, accountId: number, owner: string): Promise<void> {
  await db.query(
    "update order_index_accounts set lease_owner = null, lease_until = '-infinity' where account_id = $1 and lease_owner = $2",
    [accountId, owner],
  );
}

/** The account was taken over or rebuilt meanwhile: what was read for the earlier state is dropped whole. */
export class LostAccount extends Error {
  override readonly name = "LostAccount";
}

/**
 * Holds the account's row for this transaction, as long as this process has it and the walk is still the one the work was begun in.
 * @throws LostAccount
 */
export async function holdAccount(tx: Queryable, accountId: number, owner: string, walk: number): Promise<void> {
  const rows = await tx.query(
    "select 1 from order_index_accounts where account_id = $1 and lease_owner = $2 and walk = $3 for update",
    [accountId, owner, walk],
  );
  if (rows.length === 0) throw new LostAccount("another process has the account, or it is rebuilt");
}
