import "server-only";
import { deriveOrder } from "@/lib/domain/order-derived";
import type { LengowCall, LengowOrderFields } from "@/lib/lengow";
import { lineProgress } from "@/lib/triage";
import { readManyOrders } from "../batches/read-many-orders";
import type { Database, Queryable } from "../db/database";
import { WHOLE_ORDER } from "../outbox/row";
import type { Candidate } from "./candidates";
import type { TriageParts } from "./triage-parts";

/** What triage knows of an order: enough for its deadline, its worth and whether it still waits. */
export interface OrderFacts {
  marketplace: string;
  order_id: string;
  status: string;
  line_statuses: Record<string, string>;
  ship_by: Date | null;
  amount: string | null;
  currency: string | null;
  read_at: Date;
}

/** Lengow knows no such order: kept, so that it is not asked for at every turn. */
const GONE = "";

const KEEP = `
insert into triage_orders (account_id, marketplace, order_id, status, line_statuses, ship_by, amount, currency, ordered_at, read_at)
select $1, r.marketplace, r.order_id, r.status, r.line_statuses, r.ship_by, r.amount, r.currency, r.ordered_at, clock_timestamp()
from jsonb_to_recordset($2::jsonb) as r(marketplace text, order_id text, status text, line_statuses jsonb, ship_by timestamptz, amount text,
  currency text, ordered_at timestamptz)
on conflict (account_id, marketplace, order_id) do update set status = excluded.status, line_statuses = excluded.line_statuses,
  ship_by = excluded.ship_by, amount = excluded.amount, currency = excluded.currency, ordered_at = excluded.ordered_at, read_at = excluded.read_at`;

type KeptFacts = Omit<OrderFacts, "read_at" | "ship_by"> & { ship_by: string | null; ordered_at: string | null };

function factsOf(fields: LengowOrderFields): KeptFacts {
  const lines = fields.packages.flatMap((parcel) => parcel.cart);
  const statuses = lines.map((line) => [line.marketplace_order_line_id, line.lengow_status ?? fields.lengow_status]);
  const amount = fields.original_total_order ?? fields.total_order;
  const currency = fields.original_total_order === null ? fields.currency : fields.original_currency;
  return {
    marketplace: fields.marketplace,
    order_id: fields.marketplace_order_id,
    status: fields.lengow_status,
    line_statuses: Object.fromEntries(statuses),
    ship_by: deriveOrder(fields).ship_by,
    amount: /^-?\d{1,15}(\.\d{1,6})?$/.test(amount ?? "") ? amount : null,
    currency: currency?.iso_a3 ?? null,
    ordered_at: fields.marketplace_order_date,
  };
}

async function keep(db: Queryable, accountId: number, facts: readonly KeptFacts[]): Promise<void> {
  if (facts.length > 0) await db.query(KEEP, [accountId, JSON.stringify(facts)]);
}

/** Keeps what was read of orders. */
export function keepOrderFacts(db: Queryable, accountId: number, orders: readonly LengowOrderFields[]): Promise<void> {
  return keep(db, accountId, orders.map(factsOf));
}

export const factKey = (one: { marketplace: string; order_id: string }): string =>
  `${one.marketplace}\n${one.order_id}`;

/** Everything known of this account's orders with failures. */
export async function readOrderFacts(db: Queryable, accountId: number): Promise<Map<string, OrderFacts>> {
  const rows = await db.query<OrderFacts>(
    "select marketplace, order_id, status, line_statuses, ship_by, amount, currency, read_at from triage_orders where account_id = $1",
    [accountId],
  );
  return new Map(rows.map((row) => [factKey(row), row]));
}

/** Why the order itself settles a failure, or null: it still waits, or was read before the failure and so proves nothing. */
export function settledByOrder(
  failure: Pick<Candidate, "action_type" | "line" | "failed_at" | "kind">,
  facts: OrderFacts | undefined,
): "order_reached" | "order_moved_on" | null {
  if (!facts || facts.status === GONE || (failure.kind !== "failed" && failure.kind !== "stuck")) return null;
  if (facts.read_at.getTime() < failure.failed_at.getTime()) return null;
  const ofLine = failure.line === WHOLE_ORDER ? null : (facts.line_statuses[failure.line] ?? null);
  const progress = lineProgress(failure.action_type, facts.status, ofLine);
  return progress === "open" ? null : progress === "reached" ? "order_reached" : "order_moved_on";
}

/** Whether an order just read settles a failure. */
export function settlesNow(
  failure: Pick<Candidate, "action_type" | "line"> & { kind: string },
  order: LengowOrderFields | null | undefined,
): boolean {
  if (!order || (failure.kind !== "failed" && failure.kind !== "stuck")) return false;
  const { status, line_statuses: lines } = factsOf(order);
  const ofLine = failure.line === WHOLE_ORDER ? null : (lines[failure.line] ?? null);
  return lineProgress(failure.action_type, status, ofLine) !== "open";
}

type Wanted = Pick<Candidate, "marketplace" | "order_id" | "created_at" | "failed_at">;

/** What is not found on pages of many is asked for singly; the rest waits for the next turn. */
const MOST_SINGLE = 20;
const MOST_AT_ONCE = 400;

/** What is kept of an order that Lengow does not know. */
function goneFacts(marketplace: string, id: string): KeptFacts {
  const nothing = { line_statuses: {}, ship_by: null, amount: null, currency: null, ordered_at: null };
  return { marketplace, order_id: id, status: GONE, ...nothing };
}

/** Orders of open failures that were never read, were read before the failure, or too long ago; those with the newest failures first. */
export function wantedOrders(
  open: readonly Wanted[],
  known: ReadonlyMap<string, OrderFacts>,
  staleMs: number,
  now: number,
): Wanted[] {
  const seen = new Map<string, Wanted>();
  for (const one of open) {
    const facts = known.get(factKey(one));
    const isKnown = facts && facts.read_at >= one.failed_at && now - facts.read_at.getTime() < staleMs;
    if (!isKnown && !seen.has(factKey(one))) seen.set(factKey(one), one);
  }
  return [...seen.values()].sort((a, b) => b.failed_at.getTime() - a.failed_at.getTime());
}

const FROM_INDEX = `
insert into triage_orders (account_id, marketplace, order_id, status, ship_by, amount, currency, ordered_at, read_at)
select distinct on (i.marketplace, i.order_id) i.account_id, i.marketplace, i.order_id, i.lengow_status, i.ship_by, i.original_total::text,
  i.original_currency, i.ordered_at, i.read_at
from triage_failures f
join order_index i on i.account_id = f.account_id and i.marketplace = f.marketplace and i.order_id = f.order_id
left join triage_orders o on o.account_id = f.account_id and o.marketplace = f.marketplace and o.order_id = f.order_id
where f.account_id = $1 and (f.closed_reason is null or f.closed_reason = 'sent_again') and (o.read_at is null or o.read_at < i.read_at)
  and (f.line = '*' or cardinality(i.line_statuses) < 2 or o.status is distinct from i.lengow_status)
on conflict (account_id, marketplace, order_id) do update set status = excluded.status, ship_by = excluded.ship_by, amount = excluded.amount,
  currency = excluded.currency, ordered_at = excluded.ordered_at, read_at = excluded.read_at, line_statuses = '{}'
returning 1`;

/**
 * Takes over what our own copy of the orders knows by now, but for orders whose lines stand apart: which of them stands where, only the order itself
 * tells, and it is read when it is due. @returns how many were newer there */
export async function takeFromIndex(db: Queryable, accountId: number): Promise<number> {
  return (await db.query(FROM_INDEX, [accountId])).length;
}

/**
 * Reads wanted orders in the background lane; what does not fit into this turn waits for the next.
 * @returns how many were read
 * @throws LengowError
 */
export async function refreshOrders(
  parts: Pick<TriageParts, "lengowFor" | "stopping"> & { db: Database },
  accountId: number,
  wanted: readonly Wanted[],
): Promise<number> {
  const client = await parts.lengowFor(accountId);
  const call: LengowCall = {
    lane: "background",
    signal: AbortSignal.any([parts.stopping, AbortSignal.timeout(120_000)]),
  };
  const some = wanted
    .slice(0, MOST_AT_ONCE)
    .map(({ marketplace, order_id: orderId }) => ({ marketplace, orderId, statuses: null }));
  const orders = await readManyOrders(client, some, call, MOST_SINGLE);
  const facts = some.flatMap(({ marketplace, orderId }) => {
    const order = orders.get({ marketplace, orderId });
    return order === undefined ? [] : [order === null ? goneFacts(marketplace, orderId) : factsOf(order)];
  });
  await keep(parts.db, accountId, facts);
  return facts.length;
}
