/** Following a dotted path into an order (API.md §14.5, §14.6). */

import { isJsonObject, ownMember } from "../raw/own-member";

/** There is nothing at the end of the path; null counts as nothing too. */
export const MISSING: unique symbol = Symbol("missing");
export type Leaf = unknown;

const MAX_SEGMENTS = 8;
const INDEX = /^\d+$/;

/**
 * All values a path leads to in an order. Our own order keeps the fields of Lengow that it has no name for under `unknown_fields`;
 * a marketplace's path means Lengow's order, where they stand at the top.
 */
export function leavesInOrder(order: unknown, path: string): Leaf[] {
  const [head = ""] = path.split(".", 1);
  return leavesAt(ownMember(order, head) === undefined ? ownMember(order, "unknown_fields") : order, path);
}

/**
 * All values a path leads to, at least one. An array on the way is indexed by a segment of digits and otherwise walked element by
 * element; an empty array, a name that is not an own member, and a path of more than 8 segments lead to MISSING.
 */
function leavesAt(root: unknown, path: string): Leaf[] {
  const segments = path.split(".");
  if (segments.length > MAX_SEGMENTS) return [MISSING];
  const leaves: Leaf[] = [];
  walk(root, segments, 0, leaves);
  return leaves;
}

function walk(value: unknown, segments: readonly string[], at: number, leaves: Leaf[]): void {
  const segment = segments[at];
  if (segment === undefined) {
    leaves.push(value ?? MISSING);
  } else if (Array.isArray(value)) {
    if (INDEX.test(segment)) walk(value[Number(segment)], segments, at + 1, leaves);
    else if (value.length === 0) leaves.push(MISSING);
    else for (const item of value) walk(item, segments, at, leaves);
  } else if (isJsonObject(value) && Object.hasOwn(value, segment)) {
    walk(value[segment], segments, at + 1, leaves);
  } else {
    leaves.push(MISSING);
  }
}
