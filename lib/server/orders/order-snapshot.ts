import "server-only";
import { createHash } from "node:crypto";
import { maskOrder, maskRow } from "@/lib/domain/masking";
import type { Order, OrderRow } from "@/lib/domain/order";
import { orderRow } from "@/lib/domain/order-derived";

/** Name and country of a marketplace, for the rows that show them. */
export type MarketplaceNames = ReadonlyMap<string, { name: string; country: string | null }>;

/** Which reading of a page: whole orders or the grid's rows; `masked` for people without `orders:reveal`. */
export type PageShape = "orders" | "rows" | "masked-orders" | "masked-rows";

/** What one question brought: all matches counted, one page of them, and the filters that Lengow did not honour (DESIGN D10). */
export interface OrderMatches {
  count: number;
  orders: readonly Order[];
  ignored: readonly string[];
}

interface Written {
  json: string;
  etag: string;
}

/**
 * One page of orders as Lengow gave it, written out as JSON at most once per shape however often it is asked for: a page of a
 * hundred orders costs more to write than everything else on the way.
 */
export class OrderSnapshot {
  private readonly written = new Map<PageShape, Written>();

  constructor(
    private readonly matches: OrderMatches,
    private readonly names: MarketplaceNames,
  ) {}

  get count(): number {
    return this.matches.count;
  }

  get orders(): readonly Order[] {
    return this.matches.orders;
  }

  /** The grid's row of one of the orders. */
  row(order: Order): OrderRow {
    return orderRow(order, this.names.get(order.marketplace));
  }

  get ignored(): readonly string[] {
    return this.matches.ignored;
  }

  /** The `results` of the page as JSON text, and an entity tag over what is in it but not over its age. */
  results(shape: PageShape): Written {
    const known = this.written.get(shape);
    if (known) return known;
    const json = JSON.stringify(this.shaped(shape));
    const hash = createHash("sha256").update(`${this.count} ${this.ignored.join()} `).update(json).digest("base64url");
    const fresh = { json, etag: `"${hash.slice(0, 27)}"` };
    this.written.set(shape, fresh);
    return fresh;
  }

  private shaped(shape: PageShape): readonly object[] {
    const { orders } = this.matches;
    if (shape === "orders") return orders;
    if (shape === "masked-orders") return orders.map(maskOrder);
    const rows = orders.map((order) => orderRow(order, this.names.get(order.marketplace)));
    return shape === "rows" ? rows : rows.map(maskRow);
  }
}
