import "server-only";
import type { ActionListQuery } from "@/lib/contract/actions";
import type { ActionFilters, LengowAction } from "@/lib/lengow";
import { FreshCache, type Kept } from "../cache/fresh-cache";
import type { ServiceContext } from "../context";
import { once } from "../once";
import { fitsHere, isFilteredHere, processedBy } from "./action-filter";
import { viewOfLengow } from "./action-view";
import { canonicalJson } from "./canonical";

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
/** A question that Lengow cannot filter by itself is answered from this many pages of its newest. */
const MOST_PAGES_LOOKED_THROUGH = 4;

/** The question in Lengow's own words (API.md §10); what it cannot filter by is looked through here. */
function upstreamFilters(query: ActionListQuery): ActionFilters {
  const processed = processedBy(query);
  const wanted: ActionFilters = {
    id: query.id,
    marketplace: query.marketplace,
    marketplaceOrderId: query.marketplace_order_id,
    actionType: query.type,
    processed,
    queued: query.queued,
    trackingNumber: query.tracking_number,
    carrier: query.carrier,
    line: query.line,
    createdFrom: query.created_from,
    createdTo: query.created_to,
    updatedFrom: query.updated_from,
    updatedTo: query.updated_to,
    errors: query.errors,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** Lengow ignores filters that it does not know or cannot read, so what it gave is looked at again. */
function fits(ctx: ServiceContext, action: LengowAction, query: ActionListQuery): boolean {
  return (
    action.id > 0 &&
    (query.id === undefined || action.id === query.id) &&
    (query.marketplace === undefined || action.marketplace === query.marketplace) &&
    (query.marketplace_order_id === undefined || action.marketplaceOrderId === query.marketplace_order_id) &&
    (query.type === undefined || action.actionType === query.type) &&
    fitsHere(viewOfLengow(action), query, ctx.clock.now().getTime(), ctx.timeScale)
  );
}

/** Screens ask every few seconds while something is on its way; Lengow is asked once for all of them. */
const FRESH_MS = 5_000;
const KEEP_MS = 3_600_000;

function slices(): FreshCache<LengowSlice> {
  return once("lengow-actions", () => new FreshCache({ keepMs: KEEP_MS, maxEntries: 200 }));
}

/**
 * At least `most` of Lengow's actions, newest first, and twice as many where some will turn out to be ours; at most a few seconds old, or the last
 * known with the reason why nothing newer could be had.
 * @throws LengowError when it was never had
 */
export function lengowSlice(ctx: ServiceContext, query: ActionListQuery, most: number): Promise<Kept<LengowSlice>> {
  const { page: _page, page_size: _size, ...question } = query;
  const key = `${ctx.accountId}:${canonicalJson({ ...question, most })}`;
  const { clock, timeScale } = ctx;
  return slices().read(key, () => readSlice(ctx, query, most), { clock, freshMs: FRESH_MS / timeScale });
}

async function readSlice(ctx: ServiceContext, query: ActionListQuery, most: number): Promise<LengowSlice> {
  const call = { lane: "screen", requestId: ctx.requestId } as const;
  const slice: LengowSlice = { count: 0, actions: [], complete: false, query };
  const mostPages = isFilteredHere(query) ? MOST_PAGES_LOOKED_THROUGH : MOST_PAGES;
  let pages = 0;
  for await (const page of ctx.lengow().actions.pages(upstreamFilters(query), call)) {
    pages += 1;
    if (pages === 1) slice.count = page.count;
    slice.actions.push(...page.actions.filter((action) => fits(ctx, action, query)));
    slice.complete = !page.hasNext;
    if (slice.actions.length >= 2 * most || pages >= mostPages) break;
  }
  return slice;
}
