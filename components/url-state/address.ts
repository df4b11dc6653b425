import { afterPaint } from "@/components/ui/after-paint";

/**
 * The address as this page last wrote it. The router shows a written address a moment later, in a transition; whoever reads state from
 * the address reads it here first, so that a press is answered in the same frame.
 */
interface Written {
  path: string;
  /** As `URLSearchParams` writes it. */
  search: string;
}

let written: Written | null = null;
let flush: { history: "push" | "replace" } | null = null;
/** What the router showed last. */
let shown: Written | null = null;
const listeners = new Set<() => void>();

/** How often it is looked whether the browser's address still is what was written, while the router has not shown it. */
const LOOK_MS = 1_000;

function publish(next: Written | null): void {
  written = next;
  for (const listener of listeners) listener();
}

/** Before the router leaves, and before the page goes: a navigation under way would be dropped by an address written during it. */
const LEAVING = ["orderdeck:opening", "pagehide"];

export function subscribeAddress(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener("popstate", forget);
    for (const leaving of LEAVING) addEventListener(leaving, commit);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener("popstate", forget);
    for (const leaving of LEAVING) removeEventListener(leaving, commit);
  };
}

/** Back and Forward: what was written is no longer what the address says. */
function forget(): void {
  publish(null);
}

/** What was written for this path and is not yet shown by the router; null when the router is up to date. */
export function writtenSearch(path: string): string | null {
  return written?.path === path ? written.search : null;
}

/** The query of the browser's own address, written as `URLSearchParams` writes it. */
const inBrowser = () => new URLSearchParams(location.search).toString();

/**
 * The router shows `search` now. It comes after the presses, and may show what was written before the last two of them: that it looks like
 * what was written says nothing, so that is let go of at the next look. Somebody else changed the address when the router shows what the
 * browser has, and that is not what was written.
 */
export function addressShown(path: string, search: string): void {
  shown = { path, search };
  if (written?.path !== path || written.search === search || flush !== null) return;
  if (inBrowser() === search) publish(null);
}

function commit(): void {
  const how = flush?.history;
  flush = null;
  // Whoever went elsewhere meanwhile is not brought back.
  if (!written || !how || location.pathname !== written.path) return;
  const { search } = written;
  const readable = search.replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
  const url = `${written.path}${readable && `?${readable}`}${location.hash}`;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** A busy router may take long; what was written stays in force until it shows it, or until somebody went elsewhere. */
function keepWhileTrue(mine: Written): void {
  if (written !== mine) return;
  const stands = location.pathname === mine.path && inBrowser() === mine.search;
  const isShown = shown?.path === mine.path && shown.search === mine.search;
  if (stands && !isShown) setTimeout(() => keepWhileTrue(mine), LOOK_MS);
  else publish(null);
}

/**
 * Changes the query of the address. Changes of one moment are one step of the history; it is a new step when one of them asked for one. The
 * browser's own address follows right after the next paint: writing it takes longer than drawing a row.
 */
export function writeAddress(change: (params: URLSearchParams) => void, how: "push" | "replace"): void {
  const path = location.pathname;
  const before = writtenSearch(path) ?? inBrowser();
  const params = new URLSearchParams(before);
  change(params);
  const search = params.toString();
  if (search === before && flush === null) return;
  const mine: Written = { path, search };
  publish(mine);
  setTimeout(() => keepWhileTrue(mine), LOOK_MS);
  if (flush === null) afterPaint(commit);
  flush = { history: how === "push" || flush?.history === "push" ? "push" : "replace" };
}
