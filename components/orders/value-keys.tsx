"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

/** What the arrows walk: the field that narrows the values, and the values. */
const STOPS = "[data-narrows], li input, li button";

/** Where nothing can be chosen from a list: the first field or button there is. */
const ANY = "input, select, button";

/** On a touch screen a field that takes the focus by itself brings a keyboard over the values. */
const isTouch = () => matchMedia("(pointer: coarse)").matches;

/** Whoever pressed Tab away meanwhile, while this was fetched, stays where they are. */
function isFree(box: HTMLElement): boolean {
  const [at, panel] = [document.activeElement, box.closest("[popover]")];
  if (at === null || at === document.body || panel?.contains(at)) return true;
  return panel !== null && at.getAttribute("popovertarget") === panel.id;
}

/** Around a filter's values: the focus goes to their field or the first of them as soon as they are there, and the arrows walk them. */
export function ValueKeys({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (!box || !isFree(box)) return;
    const field = isTouch() ? null : box.querySelector<HTMLElement>("[data-narrows]");
    const current = box.querySelector<HTMLElement>("li [aria-current]");
    const first = field ?? current ?? box.querySelector<HTMLElement>("li input, li button");
    (first ?? box.querySelector<HTMLElement>(ANY))?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [...(place.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
    const at = stops.indexOf(event.target as HTMLElement);
    if (!step || at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrows of the fields and buttons inside.
    <div ref={place} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
