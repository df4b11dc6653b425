import "server-only";
import type { OrderIndexState, OrderListQuery, OrderRowsQuery } from "@/lib/contract/orders";
import { maskRow } from "@/lib/domain/masking";
import { roleAllows } from "@/lib/domain/permissions";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { NO_INDEX } from "@/lib/server/order-index/no-index";
import { indexNeeded } from "./index-needed";
import { lastActions } from "./last-actions";
import { lengowQuestion } from "./lengow-question";
import { lengowRows } from "./lengow-rows";
import { type PageAnswer, pageAnswer } from "./page-answer";
import { questionKey } from "./question-key";
import { readOrderPage } from "./read-order-page";
import { type RowSet, rowAnswer } from "./row-answer";

const mayReveal = (ctx: ServiceContext): boolean => roleAllows(ctx.role, "orders:reveal");

/** A page of whole orders, written out as JSON. @throws LengowError */
export async function listOrders(ctx: ServiceContext, query: OrderListQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  return pageAnswer(await readOrderPage(ctx, query), mayReveal(ctx) ? "orders" : "masked-orders", query);
}

/** The rows as this person may see them, with their latest actions. */
async function frame(
  ctx: ServiceContext,
  set: RowSet,
  query: OrderRowsQuery,
  { key, index }: { key: string; index: OrderIndexState },
): Promise<PageAnswer> {
  const { page, page_size } = query;
  const actions = await lastActions(ctx, `${key} ${set.source}`, set.rows);
  const at = new Map(set.rows.map((row, position) => [row, actions[position] ?? null]));
  const revealed = mayReveal(ctx);
  return rowAnswer(set, {
    index,
    page,
    page_size,
    reading: JSON.stringify([revealed, actions]),
    dress: (row) => {
      const dressed = { ...row, last_action: at.get(row) ?? null };
      return revealed ? dressed : maskRow(dressed);
    },
  });
}

/**
 * A page of the grid's rows, written out as JSON.
 * @throws AppError index_needed
 * @throws LengowError
 */
export async function listOrderRows(ctx: ServiceContext, query: OrderRowsQuery): Promise<PageAnswer> {
  requireScope(ctx, "orders:read");
  const { fresh, ...question } = query;
  const key = questionKey(ctx.accountId, question);
  const index = NO_INDEX;
  const asked = lengowQuestion(question);
  if (asked === null) throw indexNeeded(index);
  const set = await lengowRows(ctx, asked, { key, refresh: fresh === "1" });
  return frame(ctx, set, query, { key, index });
}
