import "server-only";
import type { ExportQuestion } from "@/lib/contract/export";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import { metaKeysOf } from "@/lib/domain/order-columns";
import type { ServiceContext } from "@/lib/server/context";
import { covers, mayAnswer } from "@/lib/server/order-index/answer";
import { asksForPiece, isWholeIdAlone } from "@/lib/server/order-index/id-piece";
import { type IndexNow, indexNow } from "@/lib/server/order-index/index-state";
import { indexNeeded } from "@/lib/server/orders/index-needed";
import { lengowQuestion } from "@/lib/server/orders/lengow-question";
import { indexSource } from "./index-source";
import { lengowSource } from "./lengow-source";
import type { RowSource } from "./row-source";

/** The grid's question behind an export: its first page, which only names the set. */
function gridQuestion(question: ExportQuestion): OrderRowsQuery {
  const { columns, separator: _s, bom: _b, sheet: _t, ...filters } = question;
  const meta = metaKeysOf(columns);
  return { ...filters, ...(meta.length > 0 ? { meta } : {}), page: 1, page_size: 100 };
}

/** Out of the copy, whatever Lengow could say; amounts in another currency are Lengow's, unless it cannot know the orders. */
async function mayCopy(ctx: ServiceContext, index: IndexNow, query: OrderRowsQuery): Promise<boolean> {
  const now = ctx.clock.now();
  if (mayAnswer(index, query, now)) return true;
  if (!asksForPiece(index, query, now)) return false;
  return query.set_currency === undefined || !(await isWholeIdAlone(ctx, query));
}

/**
 * Who is asked for the rows, as the grid decides it: our own copy when it covers the question and is fresh, or when a piece of an id is
 * looked for; else Lengow, which is also asked for an id that the copy does not have.
 * @throws AppError `index_needed` when only the copy could answer and it cannot
 * @throws LengowError
 */
export async function openRowSource(ctx: ServiceContext, question: ExportQuestion): Promise<RowSource> {
  const query = gridQuestion(question);
  const index = await indexNow(ctx);
  const asked = lengowQuestion(query);
  if (asked === null) {
    if (!covers(index, query, ctx.clock.now())) throw indexNeeded(index.said);
    return indexSource(ctx, query);
  }
  if (await mayCopy(ctx, index, query)) {
    const source = await indexSource(ctx, query);
    if (query.marketplace_order_id === undefined || source.count > 0) return source;
  }
  return lengowSource(ctx, asked, query.meta);
}
