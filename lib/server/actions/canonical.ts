import "server-only";
import { createHash } from "node:crypto";

/** JSON with the members of every object in alphabetical order: equal wishes have equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join()}}`;
}

export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** Dates change with every try (API.md §12.2): two wishes that differ in them alone are the same wish again. */
const DATES = new Set(["shipping_date", "delivery_date"]);

export function paramsHash(type: string, params: Readonly<Record<string, unknown>>): string {
  return hashOf({ type, params: Object.fromEntries(Object.entries(params).filter(([name]) => !DATES.has(name))) });
}
