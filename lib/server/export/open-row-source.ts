import "server-only";
import type { ExportQuestion } from "@/lib/contract/export";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import type { ServiceContext } from "@/lib/server/context";
import { covers, mayAnswer } from "@/lib/server/order-index/answer";
import { indexNow } from "@/lib/server/order-index/index-state";
import { indexNeeded } from "@/lib/server/orders/index-needed";
import { lengowQuestion } from "@/lib/server/orders/lengow-question";
import { indexSource } from "./index-source";
import { lengowSource } from "./lengow-source";
import type { RowSource } from "./row-source";

/** The grid's question behind an export: its first page, which only names the set. */
function gridQuestion(question: ExportQuestion): OrderRowsQuery {
  const { columns: _c, separator: _s, bom: _b, sheet: _t, ...filters } = question;
  return { ...filters, page: 1, page_size: 100 };
}

/**
 * Who is asked for the rows, as the grid decides it: our own copy when it covers the question and is fresh, else Lengow.
 * @throws AppError `index_needed` when only the copy could answer and it cannot
 * @throws LengowError
 */
export async function openRowSource(ctx: ServiceContext, question: ExportQuestion): Promise<RowSource> {
  const query = gridQuestion(question);
  const index = await indexNow(ctx);
  const now = ctx.clock.now();
  const asked = lengowQuestion(query);
  if (asked === null && !covers(index, query, now)) throw indexNeeded(index.said);
  if (asked === null || mayAnswer(index, query, now)) return indexSource(ctx, query);
  return lengowSource(ctx, asked);
}
