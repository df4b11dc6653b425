import { isPersonalName, personalTextMasker } from "./masking";
import type { Order } from "./order";
import { isMetaKey } from "./order-columns";

/**
 * An order's extra data (`order_meta`, API.md §6.1) as columns can show it (PRODUCT LA-43). It is free: what stands in it is the
 * marketplace's affair and may be somebody's name. So names that look personal are no columns for anybody, and what is left has the
 * order's people taken out; of an anonymised order, whose people are no longer known, nothing is shown.
 */

/** So much of a value is kept; the order's own page has all of it. */
export const LONGEST_META_VALUE = 300;
/** So much of a value is looked through for people: what is cut away later need not be read. */
const READ = 2_000;
/** So many names of one order are kept, and so many are looked at. */
const MOST_OF_AN_ORDER = 50;
const MOST_READ = 500;

type Scalar = string | number | boolean;
const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);
const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A name with a dot of its own could not be told from a way down. */
function entriesOf(branch: Record<string, unknown>): [string, unknown][] {
  const entries = Object.entries(branch).slice(0, MOST_READ);
  return entries.filter(([key]) => !key.includes("."));
}

/** Names with their plain values, those at the top first; one level down is as deep as a column goes. */
function* scalarsOf(meta: Record<string, unknown>): Generator<[key: string, value: string]> {
  const top = entriesOf(meta);
  for (const [key, value] of top) if (isScalar(value)) yield [key, String(value)];
  for (const [key, branch] of top) {
    if (!isBranch(branch) || isPersonalName(key)) continue;
    for (const [below, value] of entriesOf(branch)) if (isScalar(value)) yield [`${key}.${below}`, String(value)];
  }
}

/** The first characters of a text, none of them cut in half. */
function cut(text: string): string {
  if (text.length <= LONGEST_META_VALUE) return text;
  return `${text.slice(0, LONGEST_META_VALUE - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const mayBeColumn = (key: string) => isMetaKey(key) && !key.split(".").some(isPersonalName);

/** The values of an order's extra data by name, ready for anybody who may read orders. */
export function metaOf(
  order: Pick<Order, "order_meta" | "anonymized" | "billing_address" | "contact_address" | "packages">,
): Record<string, string> {
  if (order.anonymized) return {};
  const found: [string, string][] = [];
  let mask: ((text: string) => string) | undefined;
  for (const [key, value] of scalarsOf(order.order_meta)) {
    if (found.length >= MOST_OF_AN_ORDER) break;
    if (value.trim() === "" || !mayBeColumn(key)) continue;
    mask ??= personalTextMasker(order).value;
    // A name may stand where a marketplace has its keys.
    if (mask(key) === key) found.push([key, cut(mask(value.slice(0, READ)))]);
  }
  return Object.fromEntries(found);
}

/** Of an order's extra data what was asked for. */
export function pickMeta(order: Parameters<typeof metaOf>[0], keys: readonly string[]): Record<string, string> {
  const all = metaOf(order);
  return Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(all, key) ? [[key, all[key] as string]] : [])));
}
