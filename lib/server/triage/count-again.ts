import "server-only";
import type { ServiceContext } from "../context";
import { deriveTriage } from "./derive";
import { triageTimings } from "./timings";

const CORRECTS = (column: "id" | "batch_id") => `
select 1 from outbox o join triage_failures f on f.account_id = o.account_id and f.marketplace = o.marketplace
  and f.order_id = o.order_id and f.action_type = o.action_type
where o.account_id = $1 and o.${column} = $2 limit 1`;

/**
 * What was just taken back stands in its cause again before the person is answered: whoever sent the next correction a second later would
 * leave it behind otherwise. Where nothing of it belongs to a cause, nothing is worked out.
 */
export async function countAgain(ctx: ServiceContext, taken: { action: string } | { batch: string }): Promise<void> {
  const [column, id] = "action" in taken ? (["id", taken.action] as const) : (["batch_id", taken.batch] as const);
  try {
    const corrected = await ctx.db.query(CORRECTS(column), [ctx.accountId, id]);
    if (corrected.length > 0) await deriveTriage(ctx.db, ctx.accountId, triageTimings(ctx.timeScale));
  } catch (error) {
    // It was taken back all the same, and the next turn of the background work counts it.
    ctx.logger.error({ err: error }, "causes could not be worked out after something was taken back");
  }
}
