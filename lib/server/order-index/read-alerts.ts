import "server-only";
import type { OrderAlerts, OrderAlertsQuery } from "@/lib/contract/orders";
import { ORDER_ALERTS } from "@/lib/domain/order-alerts";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { questionKey } from "@/lib/server/orders/question-key";
import { askingOf, countFromIndex, covers } from "./answer";
import { indexNow } from "./index-state";

/**
 * How many orders call for a look, each number exactly what the grid shows under that alert and these filters. Null where that cannot be said: without
 * a copy, or while it is being filled, for then there may be more.
 */
export async function readAlerts(ctx: ServiceContext, filters: OrderAlertsQuery): Promise<OrderAlerts> {
  requireScope(ctx, "orders:read");
  const index = await indexNow(ctx);
  const now = ctx.clock.now();
  const reader = askingOf(ctx).reveal ? "reveal" : "masked";
  const count = async (alert: (typeof ORDER_ALERTS)[number]) => {
    const query = { ...filters, alert };
    if (!covers(index, query, now)) return [alert, null] as const;
    return [alert, await countFromIndex(ctx, index, query, `${questionKey(ctx.accountId, query)} ${reader}`)] as const;
  };
  const counts = Object.fromEntries(await Promise.all(ORDER_ALERTS.map(count)));
  const alerts = counts as Record<(typeof ORDER_ALERTS)[number], number | null>;
  return { ...alerts, as_of: index.said.as_of ?? now.toISOString(), index: index.said };
}
