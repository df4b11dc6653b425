import { microseconds } from "../clock";
import type { OrderRecord } from "./order-shape";

/** Fields an order list may be sorted by (API.md §5.1). */
const SORT_KEYS: Record<string, (record: OrderRecord) => string | number | null> = {
  marketplace: ({ wire }) => wire.marketplace,
  marketplace_order_id: ({ wire }) => wire.marketplace_order_id,
  merchant_order_id: ({ wire }) => wire.merchant_order_id?.[0] ?? null,
  lengow_status: ({ wire }) => wire.lengow_status,
  marketplace_status: ({ wire }) => wire.marketplace_status,
  marketplace_order_date: ({ orderDate }) => orderDate,
  imported_at: ({ imported }) => imported,
  updated_at: ({ updated }) => updated,
};
const NEVER_CHANGE = new Set(["marketplace", "marketplace_order_id", "marketplace_order_date", "imported_at"]);

export const DEFAULT_ORDERING = "marketplace,-marketplace_order_date,-imported_at";

interface SortTerm {
  field: string;
  down: boolean;
}

/** The orders of one account, with sorted views that last until a write concerns them. */
export class OrderStore {
  private readonly byKey = new Map<string, OrderRecord>();
  private readonly sortedViews = new Map<string, OrderRecord[]>();

  constructor(records: readonly OrderRecord[]) {
    for (const record of records) this.add(record);
  }

  get all(): IterableIterator<OrderRecord> {
    return this.byKey.values();
  }

  get size(): number {
    return this.byKey.size;
  }

  add(record: OrderRecord): void {
    this.byKey.set(keyOf(record.wire.marketplace, record.wire.marketplace_order_id), record);
    this.sortedViews.clear();
  }

  /** Takes an order away, as if it had never been. */
  remove(marketplace: string, orderId: string): void {
    this.byKey.delete(keyOf(marketplace, orderId));
    this.sortedViews.clear();
  }

  get(marketplace: string, orderId: string): OrderRecord | undefined {
    return this.byKey.get(keyOf(marketplace, orderId));
  }

  /** To be called after every change of an order: moves `updated_at`, forgets what was computed from it. */
  touch(record: OrderRecord, now: number): void {
    record.updated = now;
    record.wire.updated_at = microseconds(now);
    record.texts.clear();
    for (const ordering of this.sortedViews.keys()) {
      if (!parseOrdering(ordering).every(({ field }) => NEVER_CHANGE.has(field))) this.sortedViews.delete(ordering);
    }
  }

  /** All orders by an `ordering` value; unknown fields are ignored (API.md §5.3). */
  sorted(ordering: string): readonly OrderRecord[] {
    const terms = parseOrdering(ordering);
    const name = terms.map(({ field, down }) => (down ? `-${field}` : field)).join(",");
    let view = this.sortedViews.get(name);
    if (!view) {
      view = [...this.byKey.values()].sort(comparator(terms));
      this.sortedViews.set(name, view);
    }
    return view;
  }
}

function keyOf(marketplace: string, orderId: string): string {
  return `${marketplace}\n${orderId}`;
}

function parseOrdering(ordering: string): SortTerm[] {
  const terms = ordering
    .split(",")
    .map((part) => part.trim())
    .map((part) => ({ field: part.replace(/^-/, ""), down: part.startsWith("-") }))
    .filter(({ field }) => Object.hasOwn(SORT_KEYS, field));
  return terms.length > 0 ? terms : parseOrdering(DEFAULT_ORDERING);
}

/** Nothing sorts last in either direction; equal orders keep a fixed sequence, so pages never overlap. */
function comparator(terms: SortTerm[]): (a: OrderRecord, b: OrderRecord) => number {
  const full = [...terms, { field: "marketplace", down: false }, { field: "marketplace_order_id", down: false }];
  const keys = full.map(({ field, down }) => ({ read: SORT_KEYS[field]!, sign: down ? -1 : 1 }));
  return (a, b) => {
    for (const { read, sign } of keys) {
      const left = read(a);
      const right = read(b);
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return left < right ? -sign : sign;
    }
    return 0;
  };
}
