/**
 * Reading JSON that others wrote: own members only, so that `__proto__`, `constructor` and `length` never reach what the
 * language put there (API.md §14.6, "own members only, else missing").
 */

import { ExactNumber } from "./decimal";

/** A JSON object: not null, not an array. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

/** The own member of that name, or undefined. Anything that is not a JSON object has no members. */
export function ownMember(value: unknown, name: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A non-empty string, or null: for facts where "", null and missing mean the same. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
