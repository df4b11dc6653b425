import type { TriageFailure } from "@/lib/contract/triage";

/** How many orders a value was sent for. */
export interface SentValue {
  value: string;
  count: number;
}

/** Orders of these failures. An order with two lines in them is one. */
export const ordersOf = (failures: readonly Pick<TriageFailure, "marketplace_order_id">[]): number =>
  new Set(failures.map(({ marketplace_order_id: id }) => id)).size;

/** What was sent for one field, by the orders of these failures, most frequent first. Failures that carried none are not in it. */
export function sentValues(
  failures: readonly Pick<TriageFailure, "marketplace_order_id" | "args">[],
  field: string,
): SentValue[] {
  const byValue = new Map<string, Set<string>>();
  for (const { args, marketplace_order_id: order } of failures) {
    const value = args[field];
    if (value === undefined) continue;
    const text = String(value);
    byValue.set(text, (byValue.get(text) ?? new Set()).add(order));
  }
  return [...byValue].map(([value, orders]) => ({ value, count: orders.size })).sort((a, b) => b.count - a.count);
}
