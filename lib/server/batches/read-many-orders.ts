import "server-only";
import { ORDER_STATUSES } from "@/lib/domain/status";
import type { LengowCall, LengowClient, LengowOrderFields } from "@/lib/lengow";
import type { ReadOrder } from "../actions/action-facts";
import type { OrderIdentity } from "../orders/get-order";

/** Lengow gives the last seven days unless it is told from when on (API.md §5.1). */
const FROM_ALWAYS = "2000-01-01T00:00:00Z";
const PER_PAGE = 100;
/** A marketplace with fewer wanted orders than this is asked for each by itself. */
const FEW = 4;
/** More than this that no page of the wanted statuses had is paged for once more, in any status. */
const MANY = 40;
/** Calls under way at the same time, whatever they are for: screens want connections too. */
const AT_ONCE = 8;

export interface Wanted extends OrderIdentity {
  /** Statuses in which the action is possible, to find such orders on few pages; null for any. */
  statuses: readonly string[] | null;
}

export interface ManyOrders {
  /** The order; null when Lengow has none; undefined when it was not looked for (`mostSingles` was reached). */
  get(identity: OrderIdentity): LengowOrderFields | null | undefined;
}

const keyOf = ({ marketplace, orderId }: OrderIdentity): string => `${marketplace}\n${orderId}`;

interface Group {
  marketplace: string;
  ids: Set<string>;
  statuses: string[] | null;
}

function groupsOf(wanted: readonly Wanted[]): Group[] {
  const groups = new Map<string, Group & { any: boolean }>();
  for (const { marketplace, orderId, statuses } of wanted) {
    const group = groups.get(marketplace) ?? { marketplace, ids: new Set(), statuses: [], any: false };
    group.ids.add(orderId);
    const known = statuses?.filter((status) => Object.hasOwn(ORDER_STATUSES, status)) ?? [];
    group.any ||= statuses === null || known.length < statuses.length || known.length === 0;
    group.statuses = [...new Set([...(group.statuses ?? []), ...known])];
    groups.set(marketplace, group);
  }
  return [...groups.values()].map(({ any, ...group }) => (any ? { ...group, statuses: null } : group));
}

/** Lets so many calls through at a time, first come first served. */
function gate(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = size;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Runs `work` over all, a few at a time; a failure begins nothing more. */
async function few<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
    } catch (error) {
      queue.length = 0;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, worker));
}

/**
 * Reads many orders with few calls: Lengow takes one id at a time (API.md §5.1), so a marketplace's orders in the wanted statuses are paged through
 * while that costs less than asking one by one; what is left is asked for singly, `mostSingles` at most.
 * @throws LengowError
 */
export async function readManyOrders(
  client: Pick<LengowClient, "orders">,
  wanted: readonly Wanted[],
  call: LengowCall,
  mostSingles = Number.POSITIVE_INFINITY,
): Promise<ManyOrders> {
  const found = new Map<string, LengowOrderFields | null>();
  const pass = gate(AT_ONCE);
  const missing = ({ marketplace, ids }: Group): string[] =>
    [...ids].filter((orderId) => !found.has(keyOf({ marketplace, orderId })));

  async function onePage(group: Group, page: number): Promise<{ count: number }> {
    const { marketplace, statuses, ids } = group;
    const question = {
      marketplace,
      ...(statuses ? { lengowStatus: statuses } : {}),
      marketplaceOrderDateFrom: FROM_ALWAYS,
      ordering: "-marketplace_order_date",
      page,
      pageSize: PER_PAGE,
    };
    const answer = await pass(() => client.orders.list(question, call));
    for (const order of answer.orders) {
      if (order.marketplace !== marketplace || !ids.has(order.marketplace_order_id)) continue;
      found.set(keyOf({ marketplace, orderId: order.marketplace_order_id }), order);
    }
    return { count: answer.count };
  }

  async function pagesOf(group: Group): Promise<void> {
    if (group.ids.size < FEW) return;
    const { count } = await onePage(group, 1);
    const pages = Math.min(Math.ceil(count / PER_PAGE), Math.ceil(group.ids.size / 2));
    const rest = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
    await few(rest, async (page) => {
      // A page past the end is a 404 (API.md §5.3): orders left the status meanwhile.
      if (missing(group).length > 0) await onePage(group, page).catch((error) => skipPastEnd(error, page));
    });
  }

  const groups = groupsOf(wanted);
  await few(groups, pagesOf);
  // What is not in the wanted statuses is in others, and still cheaper by the page than by the piece.
  const others = groups.filter((group) => group.statuses !== null && missing(group).length > MANY);
  await few(
    others.map((group) => ({ ...group, ids: new Set(missing(group)), statuses: null })),
    pagesOf,
  );
  const singles = groups.flatMap((group) =>
    missing(group).map((orderId) => ({ marketplace: group.marketplace, orderId })),
  );
  await few(singles.slice(0, mostSingles), async (identity) => {
    const order = await pass(() => client.orders.get(identity.marketplace, identity.orderId, call));
    found.set(keyOf(identity), order);
  });
  return { get: (identity) => found.get(keyOf(identity)) };
}

function skipPastEnd(error: unknown, page: number): void {
  const isPastEnd = page > 1 && error instanceof Error && "status" in error && error.status === 404;
  if (!isPastEnd) throw error;
}

/** The orders that were read, for a recording; one that was not looked for is read now. */
export function fromMany(many: ManyOrders, client: Pick<LengowClient, "orders">, call: LengowCall): ReadOrder {
  return async (identity) => {
    const order = many.get(identity);
    return order === undefined ? client.orders.get(identity.marketplace, identity.orderId, call) : order;
  };
}
