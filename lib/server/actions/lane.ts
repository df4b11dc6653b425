import "server-only";
import { LANE_STATES } from "@/lib/domain/action";
import type { Queryable } from "../db/database";
import { AppError } from "../errors";
import { type OutboxRow, WHOLE_ORDER } from "../outbox/row";

/** The order an intent is about. */
export interface OrderKey {
  accountId: number;
  marketplace: string;
  orderId: string;
}

type Holder = Pick<OutboxRow, "id" | "state" | "action_type" | "line" | "created_at"> & { person_name: string | null };

/** Any number; keeps these locks apart from others' (`pg_advisory_xact_lock(int, int)`). */
const LOCK_CLASS = 7_246_032;

/** One recording at a time per order, until the transaction ends: a whole-order action and one of its lines must see each other. */
export async function lockOrder(tx: Queryable, { accountId, marketplace, orderId }: OrderKey): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [
    LOCK_CLASS,
    `${accountId}\n${marketplace}\n${orderId}`,
  ]);
}

const OVERLAPPING = `
select o.id, o.state, o.action_type, o.line, o.created_at, p.name as person_name
from outbox o left join people p on p.id = o.person_id
where o.account_id = $1 and o.marketplace = $2 and o.order_id = $3 and (o.line = $4 or o.line = '${WHOLE_ORDER}' or $4 = '${WHOLE_ORDER}')`;

function details(holder: Holder): { field: string; message: string }[] {
  return [
    { field: "who", message: holder.person_name ?? "someone" },
    { field: "when", message: holder.created_at.toISOString() },
    { field: "state", message: holder.state },
    { field: "type", message: holder.action_type },
    { field: "intent", message: holder.id },
  ];
}

function story(holder: Holder): string {
  const about = holder.line === WHOLE_ORDER ? "this order" : `line ${holder.line}`;
  return `${holder.person_name ?? "Someone"} recorded "${holder.action_type}" for ${about} at ${holder.created_at.toISOString()}; it is ${holder.state}.`;
}

/** A refusal that "send another" overcomes; the entry in `details` says so to the form. */
function confirmable(holder: Holder, question: string): AppError {
  const confirm = { field: "send_another", message: question };
  return new AppError("busy", `${story(holder)} ${question} Nothing was recorded.`, {
    details: [...details(holder), confirm],
  });
}

/**
 * Refuses what would work on the same line as something under way.
 * @throws AppError `busy` with who, when and state
 */
export async function requireFreeLane(tx: Queryable, order: OrderKey, line: string): Promise<void> {
  const params = [order.accountId, order.marketplace, order.orderId, line, LANE_STATES];
  const [holder] = await tx.query<Holder>(
    `${OVERLAPPING} and o.state = any($5::text[]) order by o.created_at limit 1`,
    params,
  );
  if (!holder) return;
  const advice = holder.state === "ready" ? "Take that one back first, or let it go." : "Wait for it to end.";
  throw new AppError("busy", `${story(holder)} ${advice} Nothing was recorded.`, { details: details(holder) });
}

const SAME_BEFORE = `${OVERLAPPING} and o.params_hash = $5 and o.created_at > clock_timestamp() - interval '30 days'
  and (o.state in ('accepted', 'done', 'done_with_warning') or (o.state = 'closed' and o.attempt > 0))
order by o.created_at desc limit 1`;

/**
 * What a person must say twice: the same again within thirty days, or something new while Lengow still works on another.
 * @returns the id of what is repeated, when it is and `sendAnother` says so
 * @throws AppError `busy` whose details name `send_another`
 */
export async function requireConfirmation(
  tx: Queryable,
  order: OrderKey,
  wish: { line: string; paramsHash: string; sendAnother: boolean },
): Promise<string | null> {
  const place = [order.accountId, order.marketplace, order.orderId, wish.line];
  const [same] = await tx.query<Holder>(SAME_BEFORE, [...place, wish.paramsHash]);
  if (same && !wish.sendAnother) throw confirmable(same, "The same was sent before. Send another?");
  if (same) return same.id;
  const [open] = await tx.query<Holder>(
    `${OVERLAPPING} and o.state = 'accepted' order by o.created_at desc limit 1`,
    place,
  );
  if (open && !wish.sendAnother) {
    throw confirmable(open, "It still waits for the marketplace. Send this one all the same?");
  }
  return null;
}
