/**
 * How many ids were pasted when only the first of them could be looked for. This browser tab keeps it, for the last paste: the address names the
 * ids that were looked for and no others.
 */
const KEY = "orderdeck.pasted";

let last: { ids: string; all: number } | null = null;

/** Remembers that `ids` are the first of `all`. */
export function keepPastedCount(ids: readonly string[], all: number): void {
  last = { ids: ids.join(","), all };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(last));
  } catch {
    // Storage may be full or forbidden: it is then known as long as this page lives.
  }
}

function remembered(): unknown {
  if (last) return last;
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/** How many were pasted when these ids were looked for; as many as they are unless it is known better. */
export function pastedCount(ids: readonly string[]): number {
  const kept = remembered();
  if (typeof kept !== "object" || kept === null || !("ids" in kept) || !("all" in kept)) return ids.length;
  return kept.ids === ids.join(",") && typeof kept.all === "number" ? kept.all : ids.length;
}
