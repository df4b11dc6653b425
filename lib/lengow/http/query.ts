export type QueryValue = string | number | boolean | Date | readonly (string | number)[] | null | undefined;

/**
 * Encodes a query. Lists become comma lists, dates ISO 8601 in UTC, booleans `True` and `False` as Lengow's own clients write
 * them (API.md §10). What is null, undefined, "" or an empty list is left out.
 */
export function encodeQuery(values: Record<string, QueryValue>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = encodeValue(value);
    if (text !== "") query.set(name, text);
  }
  return query.toString();
}

function encodeValue(value: QueryValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" ? value.join(",") : String(value);
}
