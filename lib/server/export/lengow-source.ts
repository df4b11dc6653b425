import "server-only";
import type { Order, OrderRow } from "@/lib/domain/order";
import { deriveOrder, orderRow } from "@/lib/domain/order-derived";
import { pickMeta } from "@/lib/domain/order-meta";
import { isLengowError, type LengowOrderFields, type OrderListParams, type OrderPage, orderKey } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { findByOrderId, isIdAlone } from "@/lib/server/orders/find-by-order-id";
import { ignoredFilters } from "@/lib/server/orders/ignored-filters";
import type { LengowQuestion } from "@/lib/server/orders/lengow-question";
import { toFilters } from "@/lib/server/orders/order-filters-upstream";
import type { Batch, RowSource } from "./row-source";

const PAGE = 100;
/** How often the set is gone through again while orders go on moving in it. */
const MOST_PASSES = 3;
/** Lengow's clock and ours need not agree. */
const CLOCK_DOUBT_MS = 60_000;
const MOVED = "orders changed while this file was written, and some may be missing; make it again";
const IGNORED = "Lengow ignored a filter of this question, so the file may hold other orders";

/** The sort of the question, made unambiguous: equal dates must not change places from page to page. */
function settledOrder(ordering: OrderListParams["ordering"]): string[] {
  const terms = typeof ordering === "string" ? [ordering] : [...(ordering ?? ["-marketplace_order_date"])];
  const named = new Set(terms.map((term) => term.replace(/^-/, "")));
  return [...terms, ...["marketplace", "marketplace_order_id"].filter((term) => !named.has(term))];
}

const isPastTheEnd = (error: unknown, page: number) => page > 1 && isLengowError(error) && error.status === 404;

/**
 * Orders straight from Lengow, page by page in the lane of background work. Pages shift while orders come and go (API.md §5.3): an order
 * that comes twice is written once; when anything moved meanwhile the set is gone through again for what slipped through, and if it
 * will not come to rest the file says so.
 * @throws LengowError when not even the first page could be had
 */
export async function lengowSource(
  ctx: ServiceContext,
  { asked, keeps }: LengowQuestion,
  meta?: readonly string[],
): Promise<RowSource> {
  const names = await marketplaceNames(ctx);
  const written = (order: Order): OrderRow => {
    const row = orderRow(order, names.get(order.marketplace));
    return meta ? { ...row, meta: pickMeta(order, meta) } : row;
  };
  const row = (fields: LengowOrderFields): OrderRow | null => {
    const order = deriveOrder(fields);
    if (keeps && order.unreadable === null && !keeps(order)) return null;
    return written(order);
  };
  if (isIdAlone(asked)) return foundById(ctx, asked, written);
  const filters = { ...toFilters(asked), ordering: settledOrder(asked.ordering), pageSize: PAGE };
  const first = await ctx.lengow().orders.list({ ...filters, page: 1 }, { lane: "screen", requestId: ctx.requestId });
  const reading = new Reading(ctx, filters, row, ignoredFilters(first.orders.map(deriveOrder), asked).length > 0);
  return { source: "lengow", count: first.count, batches: (signal) => reading.batches(first, signal) };
}

async function foundById(
  ctx: ServiceContext,
  asked: LengowQuestion["asked"],
  written: (order: Order) => OrderRow,
): Promise<RowSource> {
  const { count, orders } = await findByOrderId(ctx, { ...asked, page: 1, page_size: PAGE });
  const rows = orders.map(written);
  return {
    source: "lengow",
    count,
    batches: async function* () {
      yield { rows, missing: null };
    },
  };
}

class Reading {
  readonly #seen = new Set<string>();

  constructor(
    private readonly ctx: ServiceContext,
    private readonly filters: OrderListParams,
    private readonly row: (fields: LengowOrderFields) => OrderRow | null,
    private readonly ignored: boolean,
  ) {}

  async *batches(first: OrderPage, signal: AbortSignal): AsyncGenerator<Batch, void, undefined> {
    let held: OrderPage | null = first;
    for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
      const began = new Date(this.ctx.clock.now().getTime() - CLOCK_DOUBT_MS);
      const before = this.#seen.size;
      for await (const page of this.#pass(held, signal)) {
        const rows = this.#fresh(page, pass);
        if (rows.length > 0) yield { rows };
      }
      held = null;
      const calm = (pass > 1 && this.#seen.size === before) || !(await this.#movedSince(began, signal));
      if (calm) {
        yield { rows: [], missing: this.ignored ? IGNORED : null };
        return;
      }
    }
    yield { rows: [], missing: MOVED };
  }

  async *#pass(held: OrderPage | null, signal: AbortSignal): AsyncGenerator<OrderPage, void, undefined> {
    for (let number = 1; ; number += 1) {
      signal.throwIfAborted();
      let page: OrderPage;
      try {
        page = number === 1 && held ? held : await this.#page(number, signal);
      } catch (error) {
        if (isPastTheEnd(error, number)) return;
        throw error;
      }
      yield page;
      if (!page.hasNext || page.orders.length === 0) return;
    }
  }

  #page(page: number, signal: AbortSignal): Promise<OrderPage> {
    const call = { lane: "background", requestId: this.ctx.requestId, signal } as const;
    return this.ctx.lengow().orders.list({ ...this.filters, page }, call);
  }

  /** The rows of a page that were not written yet. One without an identity is written in the first pass alone. */
  #fresh(page: OrderPage, pass: number): OrderRow[] {
    return page.orders.flatMap((order) => {
      const key = orderKey(order);
      if (key === null ? pass > 1 : this.#seen.has(key)) return [];
      if (key !== null) this.#seen.add(key);
      return this.row(order) ?? [];
    });
  }

  /** Whether any order of the account changed meanwhile: whatever moves between pages has a new `updated_at`. */
  async #movedSince(since: Date, signal: AbortSignal): Promise<boolean> {
    const call = { lane: "background", requestId: this.ctx.requestId, signal } as const;
    const page = await this.ctx.lengow().orders.list({ updatedFrom: since, page: 1, pageSize: 1 }, call);
    return page.count > 0;
  }
}
