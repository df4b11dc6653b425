import "server-only";
import type { BulkOffer, FrozenList } from "@/lib/contract/batches";
import { holdSeconds } from "@/lib/domain/action";
import type { ServiceContext } from "../context";
import { isAppError } from "../errors";
import { holdsOf } from "../outbox/holds";
import { scaledHoldMs, timingsFor } from "../outbox/timings";
import { readFrozen } from "./freeze-orders";

/** What the page of one action on a frozen list shows; null when the list is not there, no offer when none of its orders takes the action. */
export async function bulkForm(
  ctx: ServiceContext,
  listId: string,
  type: string,
): Promise<{ list: FrozenList; offer: BulkOffer | null; holdMs: number } | null> {
  const list = await readFrozen(ctx, listId).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  if (!list) return null;
  const seconds = holdSeconds(type, await holdsOf(ctx.db, ctx.accountId));
  const offer = list.offers.find((one) => one.type === type && one.need !== "sheet") ?? null;
  return { list, offer, holdMs: scaledHoldMs(timingsFor(ctx.timeScale), seconds) };
}
