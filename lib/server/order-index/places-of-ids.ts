import "server-only";
import type { ServiceContext } from "@/lib/server/context";

/**
 * The marketplaces at which the copy has an order with one of these ids, by id; of any age and status. An id that is missing may still be an order at
 * Lengow: the copy may not be complete.
 */
export async function placesOfIds(
  ctx: Pick<ServiceContext, "db" | "accountId">,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<{ order_id: string; places: string[] }>(
    `select order_id, array_agg(marketplace order by marketplace) as places from order_index
     where account_id = $1 and order_id = any($2::text[]) group by order_id`,
    [ctx.accountId, [...ids]],
  );
  return new Map(rows.map(({ order_id, places }) => [order_id, places]));
}
