import "server-only";
import type { Order } from "@/lib/domain/order";
import { deriveOrder } from "@/lib/domain/order-derived";
import { isLengowError, type OrderListParams } from "@/lib/lengow";
import type { ReadingParts } from "./reading-parts";

/** One page of Lengow's list, in the background lane. */
export interface ReadPage {
  orders: Order[];
  count: number;
  hasNext: boolean;
  /** When it was asked for: what is written from it is as old as that. */
  readAt: Date;
}

/** Now, as the database has it: the one clock on which readings of several processes can be compared. */
export async function databaseNow(parts: Pick<ReadingParts, "db">): Promise<Date> {
  const [row] = await parts.db.query<{ at: Date }>("select clock_timestamp() as at");
  return row?.at ?? new Date(0);
}

/**
 * Reads one page. A page past the end is empty.
 * @throws LengowError
 */
export async function readPage(parts: ReadingParts, accountId: number, params: OrderListParams): Promise<ReadPage> {
  const client = await parts.lengowFor(accountId);
  const readAt = await databaseNow(parts);
  try {
    const page = await client.orders.list({ ...params, pageSize: 100 }, { lane: "background" });
    return { orders: page.orders.map(deriveOrder), count: page.count, hasNext: page.hasNext, readAt };
  } catch (error) {
    if (!isLengowError(error) || error.status !== 404 || (params.page ?? 1) === 1) throw error;
    return { orders: [], count: 0, hasNext: false, readAt };
  }
}

/** The times of the rows in their order, and whether they really come in it: Lengow may ignore an ordering without a word. */
export function timesOf(
  orders: readonly Order[],
  field: "updated_at" | "marketplace_order_date",
): { times: number[]; ascending: boolean; descending: boolean } {
  const times = orders.flatMap((order) => (order[field] ? Date.parse(order[field]) : []));
  const pairs = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return { times, ascending: pairs.every((step) => step >= 0), descending: pairs.every((step) => step <= 0) };
}
