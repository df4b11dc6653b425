import "server-only";
import type { ExportQuestion } from "@/lib/contract/export";
import type { OrderRowsQuery } from "@/lib/contract/orders";
import type { ServiceContext } from "@/lib/server/context";
import { NO_INDEX } from "@/lib/server/order-index/no-index";
import { indexNeeded } from "@/lib/server/orders/index-needed";
import { lengowQuestion } from "@/lib/server/orders/lengow-question";
import { lengowSource } from "./lengow-source";
import type { RowSource } from "./row-source";

/** The grid's question behind an export: its first page, which only names the set. */
export function gridQuestion(question: ExportQuestion): OrderRowsQuery {
  const { columns: _c, separator: _s, bom: _b, sheet: _t, ...filters } = question;
  return { ...filters, page: 1, page_size: 100 };
}

/**
 * Our own copy when it covers the question, else Lengow.
 * @throws AppError `index_needed` when only the copy could answer and it cannot
 * @throws LengowError
 */
export async function openRowSource(ctx: ServiceContext, question: ExportQuestion): Promise<RowSource> {
  const asked = lengowQuestion(gridQuestion(question));
  if (asked === null) throw indexNeeded(NO_INDEX);
  return lengowSource(ctx, asked);
}
