import "server-only";
import type { ServiceContext } from "@/lib/server/context";
import { askingOf, covers } from "./answer";
import type { Asked } from "./index-question";
import type { IndexNow } from "./index-state";
import { countIndex } from "./read-rows";

/**
 * Whether the copy is to be asked first because the question may be about a piece of an id. Lengow knows whole ids alone, so that it
 * does not matter how old the copy is: rows, tabs and files would otherwise disagree while it is behind.
 */
export function asksForPiece(index: IndexNow, query: Asked, now: Date): boolean {
  return query.id_part !== undefined && query.marketplace_order_id !== undefined && covers(index, query, now);
}

/** Whether all that the copy finds has exactly this id, so that Lengow knows as much. */
export async function isWholeIdAlone(ctx: ServiceContext, query: Asked): Promise<boolean> {
  const count = (asked: Asked) => countIndex(ctx, asked, askingOf(ctx));
  const [whole, all] = await Promise.all([count({ ...query, id_part: undefined }), count(query)]);
  return whole > 0 && whole === all;
}
