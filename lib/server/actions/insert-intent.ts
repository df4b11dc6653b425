import "server-only";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { nowPlusMs } from "../outbox/interval";
import type { Params } from "../outbox/row";
import type { OrderKey } from "./lane";

const INSERT = `
insert into outbox (id, account_id, client_key, request_hash, marketplace, order_id, action_type, line, params, params_hash, repeats_of,
  person_id, order_status, order_updated_at, batch_id, reason, next_at, undo_until, give_up_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14, $17, 'held',
  ${nowPlusMs("$15")}, ${nowPlusMs("$15")}, ${nowPlusMs("$16")})`;

/** Everything about an intent that is decided when it is recorded. */
export interface NewIntent extends OrderKey {
  clientKey: string;
  requestHash: string;
  type: string;
  line: string;
  params: Params;
  paramsHash: string;
  repeatsOf: string | null;
  personId: string;
  orderStatus: string | null;
  orderUpdatedAt: string | null;
  holdMs: number;
  giveUpMs: number;
  /** The batch it was asked for in. */
  batchId?: string | null;
}

/** Records one intent as held. Returns its id. */
export async function insertIntent(tx: Queryable, intent: NewIntent): Promise<string> {
  const id = uuidV7();
  await tx.query(INSERT, [
    id,
    intent.accountId,
    intent.clientKey,
    intent.requestHash,
    intent.marketplace,
    intent.orderId,
    intent.type,
    intent.line,
    JSON.stringify(intent.params),
    intent.paramsHash,
    intent.repeatsOf,
    intent.personId,
    intent.orderStatus,
    intent.orderUpdatedAt,
    intent.holdMs,
    intent.giveUpMs,
    intent.batchId ?? null,
  ]);
  return id;
}
