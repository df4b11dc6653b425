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

type Holder = Pick<OutboxRow, "id" | "state" | "action_type" | "line" | "created_at" | "params_hash" | "attempt"> & {
  person_name: string | null;
  is_recent: boolean;
};

/** Any number; keeps these locks apart from others' (`pg_advisory_xact_lock(int, int)`). */
const LOCK_CLASS = 7_246_032;

/** One recording at a time per order, until the transaction ends: a whole-order action and one of its lines must see each other. */
export async function lockOrder(tx: Queryable, { accountId, marketplace, orderId }: OrderKey): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [
    LOCK_CLASS,
    `${accountId}\n${marketplace}\n${orderId}`,
  ]);
}

const OF_ORDER = `
select o.id, o.state, o.action_type, o.line, o.created_at, p.name as person_name, o.params_hash, o.attempt,
  o.created_at > clock_timestamp() - interval '30 days' as is_recent
from outbox o left join people p on p.id = o.person_id
where o.account_id = $1 and o.marketplace = $2 and o.order_id = $3 order by o.created_at`;

/** Everything ever asked for on an order, oldest first: read once, asked for each of its lines. */
export function holdersOf(tx: Queryable, { accountId, marketplace, orderId }: OrderKey): Promise<Holder[]> {
  return tx.query<Holder>(OF_ORDER, [accountId, marketplace, orderId]);
}

const LANES: readonly string[] = LANE_STATES;

function overlapping(holders: readonly Holder[], line: string): Holder[] {
  return holders.filter((holder) => holder.line === line || holder.line === WHOLE_ORDER || line === WHOLE_ORDER);
}

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
export function requireFreeLane(holders: readonly Holder[], line: string): void {
  const holder = overlapping(holders, line).find(({ state }) => LANES.includes(state));
  if (!holder) return;
  const advice = holder.state === "ready" ? "Take that one back first, or let it go." : "Wait for it to end.";
  throw new AppError("busy", `${story(holder)} ${advice} Nothing was recorded.`, { details: details(holder) });
}

const HAPPENED: readonly string[] = ["accepted", "done", "done_with_warning"];

/**
 * What a person must say twice: the same again within thirty days, or something new while Lengow still works on another.
 * @returns the id of what is repeated, when it is and `sendAnother` says so
 * @throws AppError `busy` whose details name `send_another`
 */
export function requireConfirmation(
  holders: readonly Holder[],
  { line, paramsHash, sendAnother }: { line: string; paramsHash: string; sendAnother: boolean },
): string | null {
  const before = overlapping(holders, line);
  const same = before.findLast(
    ({ params_hash: hash, is_recent: isRecent, state, attempt }) =>
      hash === paramsHash && isRecent && (HAPPENED.includes(state) || (state === "closed" && attempt > 0)),
  );
  if (same && !sendAnother) throw confirmable(same, "The same was sent before. Send another?");
  if (same) return same.id;
  const open = before.findLast(({ state }) => state === "accepted");
  if (open && !sendAnother) {
    throw confirmable(open, "It still waits for the marketplace. Send this one all the same?");
  }
  return null;
}
