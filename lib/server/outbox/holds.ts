import "server-only";
import { DEFAULT_HOLDS, type HoldSeconds } from "@/lib/domain/action";
import type { Queryable } from "../db/database";

interface Row {
  hold_usual_s: number | null;
  hold_cancel_s: number | null;
  hold_refund_s: number | null;
}

/** How long this account holds its actions before sending: its own settings, else the usual ones. */
export async function holdsOf(db: Queryable, accountId: number): Promise<HoldSeconds> {
  const [row] = await db.query<Row>(
    "select hold_usual_s, hold_cancel_s, hold_refund_s from outbox_accounts where account_id = $1",
    [accountId],
  );
  return {
    usual: row?.hold_usual_s ?? DEFAULT_HOLDS.usual,
    cancel: row?.hold_cancel_s ?? DEFAULT_HOLDS.cancel,
    refund: row?.hold_refund_s ?? DEFAULT_HOLDS.refund,
  };
}

/** Sets the holds of an account, in seconds. The database refuses a refund hold below its minimum. */
export async function setHolds(db: Queryable, accountId: number, holds: HoldSeconds): Promise<void> {
  await db.query(
    `insert into outbox_accounts (account_id, hold_usual_s, hold_cancel_s, hold_refund_s) values ($1, $2, $3, $4)
     on conflict (account_id) do update set hold_usual_s = excluded.hold_usual_s,
       hold_cancel_s = excluded.hold_cancel_s, hold_refund_s = excluded.hold_refund_s`,
    [accountId, holds.usual, holds.cancel, holds.refund],
  );
}
