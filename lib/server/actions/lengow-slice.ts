import "server-only";
import type { ActionListQuery } from "@/lib/contract/actions";
import type { LengowAction } from "@/lib/lengow";
import type { ServiceContext } from "../context";

/** The newest of Lengow's own list, as far as a page of ours needs them. */
export interface LengowSlice {
  /** How many Lengow has for these filters. */
  count: number;
  actions: LengowAction[];
  /** The list was read to its end. */
  complete: boolean;
  query: ActionListQuery;
}

/** Deeper pages of a merged list than this are not worth the calls: Lengow gives a hundred at a time. */
const MOST_PAGES = 10;

function fits(action: LengowAction, query: ActionListQuery): boolean {
  return (
    (query.marketplace === undefined || action.marketplace === query.marketplace) &&
    (query.marketplace_order_id === undefined || action.marketplaceOrderId === query.marketplace_order_id) &&
    (query.type === undefined || action.actionType === query.type)
  );
}

/**
 * At least `most` of Lengow's actions, newest first, and twice as many where some will turn out to be ours.
 * @throws LengowError
 */
export async function lengowSlice(ctx: ServiceContext, query: ActionListQuery, most: number): Promise<LengowSlice> {
  const call = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal } as const;
  const filters = {
    ...(query.marketplace === undefined ? {} : { marketplace: query.marketplace }),
    ...(query.marketplace_order_id === undefined ? {} : { marketplaceOrderId: query.marketplace_order_id }),
    ...(query.type === undefined ? {} : { actionType: query.type }),
  };
  const slice: LengowSlice = { count: 0, actions: [], complete: false, query };
  let pages = 0;
  for await (const page of ctx.lengow().actions.pages(filters, call)) {
    pages += 1;
    if (pages === 1) slice.count = page.count;
    slice.actions.push(...page.actions.filter((action) => action.id > 0 && fits(action, query)));
    slice.complete = !page.hasNext;
    if (slice.actions.length >= 2 * most || pages >= MOST_PAGES) break;
  }
  return slice;
}
