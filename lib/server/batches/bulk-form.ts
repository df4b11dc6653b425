import "server-only";
import type { BulkOffer, FrozenList } from "@/lib/contract/batches";
import { holdSeconds } from "@/lib/domain/action";
import type { ServiceContext } from "../context";
import { isAppError } from "../errors";
import { holdsOf } from "../outbox/holds";
import { scaledHoldMs, timingsFor } from "../outbox/timings";
import { readFrozen } from "./freeze-orders";
import { SHEET_ACTION, sheetOfList } from "./sheet-of-list";
import { findSheet } from "./sheet-store";

/** What the page of one action on a frozen list shows. */
export type BulkPage =
  | { shows: "sheet"; id: string }
  | { shows: "form"; list: FrozenList; offer: BulkOffer; holdMs: number }
  /** None of the list's orders takes the action. */
  | { shows: "nothing" };

const orNull = (error: unknown): null => {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
};

/** One form for all, or the list's sheet where each order needs values of its own; null when this account has no such list. */
export async function bulkPage(ctx: ServiceContext, listId: string, type: string): Promise<BulkPage | null> {
  // A sheet outlives its list: what was typed into it is wanted longer.
  const kept = type === SHEET_ACTION ? await findSheet(ctx.db, ctx.accountId, listId).catch(orNull) : null;
  if (kept) return { shows: "sheet", id: kept.id };
  const list = await readFrozen(ctx, listId).catch(orNull);
  if (!list) return null;
  const offer = list.offers.find((one) => one.type === type);
  if (!offer) return { shows: "nothing" };
  if (offer.need === "sheet")
    return type === SHEET_ACTION ? { shows: "sheet", ...(await sheetOfList(ctx, listId)) } : { shows: "nothing" };
  const seconds = holdSeconds(type, await holdsOf(ctx.db, ctx.accountId));
  return { shows: "form", list, offer, holdMs: scaledHoldMs(timingsFor(ctx.timeScale), seconds) };
}
