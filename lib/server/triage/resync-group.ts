import "server-only";
import type { TriageResynced } from "@/lib/contract/triage";
import { readManyOrders } from "../batches/read-many-orders";
import { requireScope, type ServiceContext } from "../context";
import { notFound } from "../errors";
import { deriveTriage } from "./derive";
import { openFailures } from "./get-group";
import { keepOrderFacts } from "./order-facts";
import { triageTimings } from "./timings";

/** What is on no page of many is asked for singly; a group is rarely larger. */
const MOST_SINGLE = 100;

/**
 * Reads the orders of a group's open failures anew, so that those which have reached what was wanted settle at once.
 * @throws AppError `not_found`
 * @throws LengowError; nothing changed then
 */
export async function resyncGroup(ctx: ServiceContext, id: string): Promise<TriageResynced> {
  requireScope(ctx, "triage:write");
  const [group] = await ctx.db.query("select id from triage_groups where account_id = $1 and id = $2", [
    ctx.accountId,
    id,
  ]);
  if (!group) throw notFound();
  const rows = await openFailures(ctx.db, ctx.accountId, id);
  const wanted = rows.map(({ marketplace, order_id: orderId }) => ({ marketplace, orderId, statuses: null }));
  const orders = await readManyOrders(ctx.lengow(), wanted, { lane: "screen", requestId: ctx.requestId }, MOST_SINGLE);
  const read = new Map(
    wanted.flatMap((one) => {
      const order = orders.get(one);
      return order ? [[`${one.marketplace}\n${one.orderId}`, order] as const] : [];
    }),
  );
  await keepOrderFacts(ctx.db, ctx.accountId, [...read.values()]);
  await deriveTriage(ctx.db, ctx.accountId, triageTimings(ctx.timeScale));
  const left = await openFailures(ctx.db, ctx.accountId, id);
  return { read: read.size, settled: Math.max(0, rows.length - left.length) };
}
