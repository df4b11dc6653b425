import { randomUUID } from "node:crypto";
import type { ActionState } from "@/lib/domain/status";
import type { Database } from "@/lib/server/db/database";

/** The moves that lead to a state, as the database's own law allows them. */
const WAYS: Partial<Record<ActionState, readonly ActionState[]>> = {
  ready: [],
  accepted: ["claimed", "sending", "accepted"],
  done: ["claimed", "sending", "accepted", "done"],
  done_with_warning: ["claimed", "sending", "accepted", "done_with_warning"],
  refused: ["claimed", "sending", "accepted", "refused"],
  rejected: ["claimed", "sending", "rejected"],
  unconfirmed: ["claimed", "sending", "unconfirmed"],
  needs_person: ["needs_person"],
  withdrawn: ["withdrawn"],
};

let upstream = 1_000;

/** An intent that has come to `state`, moved there by legal steps. @returns its id */
export async function intentIn(
  db: Database,
  state: ActionState,
  {
    account,
    marketplace,
    orderId,
    line = "*",
  }: { account: number; marketplace: string; orderId: string; line?: string },
): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into outbox (id, account_id, client_key, request_hash, marketplace, order_id, action_type, line, params, params_hash, person_id,
       next_at, undo_until, give_up_at)
     values ($1, $2, $3, '', $4, $5, 'ship', $6, '{}', '', $3, now(), now() + interval '1 hour', now() + interval '1 day')`,
    [id, account, randomUUID(), marketplace, orderId, line],
  );
  for (const next of WAYS[state] ?? []) {
    if (next === "accepted") upstream += 1;
    await db.query(
      `update outbox set state = $2::text, attempt = case when $2::text = 'sending' then 1 else attempt end,
         maybe_sent_until = case when $2::text = 'sending' then now() else maybe_sent_until end,
         upstream_id = case when $2::text = 'accepted' then $3::bigint else upstream_id end,
         accepted_at = case when $2::text = 'accepted' then now() else accepted_at end where id = $1`,
      [id, next, upstream],
    );
  }
  return id;
}
