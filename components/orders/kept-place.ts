import { useEffect, useLayoutEffect, useRef } from "react";

/** How the list was left that was left last. In memory alone: words that were looked for are part of the question. */
interface Place {
  /** The list's own address, without its query. */
  path: string;
  /** Its question: another one is another list. */
  question: string;
  top: number;
  left: number;
  /** The addresses of the orders opened from it, the one looked at last first: where the cursor belongs. */
  orders: string[];
}

let kept: Place | null = null;

const tableOf = () => document.querySelector<HTMLElement>(".data-table");
const linkTo = (path: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>("a[data-open]")].find((link) => link.pathname === path);
const rowOf = (node: Element | null | undefined) => node?.closest<HTMLElement>("[data-row]");

/** What the rows move in: their own box, on a phone the page. */
function scrollerOf(table: HTMLElement): Element | null {
  for (let box = table.parentElement; box; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return document.scrollingElement;
}

function placeOn(path: string, question: string, target: string): Place | null {
  const table = tableOf();
  if (!table) return null;
  const held = rowOf(document.activeElement)?.querySelector<HTMLAnchorElement>("a[data-open]")?.pathname;
  const { scrollTop: top, scrollLeft: left } = scrollerOf(table) ?? { scrollTop: 0, scrollLeft: 0 };
  return { path, question, top, left, orders: [target, held ?? ""] };
}

/** A link to the list begins it anew, unless it leads back from one of its orders. Back itself arrives with the address changed already. */
function onWayBack(event: Event): void {
  const [here, { pathname }] = [location.pathname, targetOf(event)];
  if (kept === null || pathname !== kept.path || here === pathname) return;
  if (here.startsWith(`${kept.path}/`)) kept.orders.unshift(here);
  else kept = null;
}

const targetOf = (event: Event) => new URL((event as CustomEvent<string>).detail, location.href);

function putBack({ top, left, orders }: Place): void {
  const table = tableOf();
  if (!table) return;
  scrollerOf(table)?.scrollTo({ top, left });
  const row = orders.map((path) => rowOf(linkTo(path))).find((found) => found);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** Whoever comes back to a list, from an order or with Back, finds it as they left it: as far down, and the cursor on the same order. */
export function useKeptPlace(path: string, question: string, shown: boolean): void {
  const asked = useRef(question);
  useEffect(() => {
    asked.current = question;
  });
  useEffect(() => {
    const onLeave = (event: Event) => {
      const { pathname } = targetOf(event);
      if (pathname !== path) kept = placeOn(path, asked.current, pathname);
    };
    removeEventListener("orderdeck:opening", onWayBack);
    addEventListener("orderdeck:opening", onLeave);
    return () => {
      removeEventListener("orderdeck:opening", onLeave);
      addEventListener("orderdeck:opening", onWayBack);
    };
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the rows come; a question asked later is not come back to
  useLayoutEffect(() => {
    if (!shown) return;
    const place = kept;
    kept = null;
    if (place?.path === path && place.question === question) putBack(place);
  }, [shown]);
}
