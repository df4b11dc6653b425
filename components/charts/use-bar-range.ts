"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from "react";

/** Bars from one to another, both included; `from` is where the choosing began, and may be the later one. */
export interface BarRange {
  from: number;
  to: number;
}

/** Less is a hand that shook during a press. */
const DRAG_PX = 6;

/** First and last bar of a range, the earlier first. */
export const inSequence = ({ from, to }: BarRange): [number, number] => [Math.min(from, to), Math.max(from, to)];

interface Options {
  length: number;
  /** Whether one bar alone can be looked into. */
  opens: boolean;
  onChoose: (first: number, last: number) => void;
}

/** The bar below a place on the screen; beyond the ends, the one at the end. */
function barAt(group: HTMLElement, x: number, length: number): number {
  const { left, width } = group.getBoundingClientRect();
  return Math.max(0, Math.min(length - 1, Math.floor(((x - left) / Math.max(1, width)) * length)));
}

/**
 * Choosing bars by drawing over them with a mouse, a pen or a finger. A finger that goes up or down scrolls: the browser takes the pointer
 * then (`touch-action: pan-y`), and nothing is chosen.
 */
function useDrag({ length, opens, onChoose }: Options) {
  const [range, setRange] = useState<BarRange | null>(null);
  const begun = useRef<{ bar: number; x: number } | null>(null);
  const dragged = useRef(false);
  const dragging = range !== null;
  useEffect(() => {
    if (!dragging) return;
    const cancel = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      begun.current = null;
      setRange(null);
    };
    addEventListener("keydown", cancel, true);
    return () => removeEventListener("keydown", cancel, true);
  }, [dragging]);
  const leave = () => {
    begun.current = null;
    setRange(null);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    dragged.current = false;
    if (!event.isPrimary || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    begun.current = { bar: barAt(event.currentTarget, event.clientX, length), x: event.clientX };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!begun.current || !event.isPrimary) return;
    if (!dragged.current && Math.abs(event.clientX - begun.current.x) < DRAG_PX) return;
    if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = true;
    const to = barAt(event.currentTarget, event.clientX, length);
    if (range?.from !== begun.current.bar || range.to !== to) setRange({ from: begun.current.bar, to });
  };
  const onPointerUp = () => {
    const chosen = begun.current && range;
    leave();
    if (!chosen) return;
    const [first, last] = inSequence(chosen);
    if (last > first || opens) onChoose(first, last);
  };
  // Where a drag ended is no press on the bar below it.
  const onClickCapture = (event: MouseEvent) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDragStart = (event: { preventDefault: () => void }) => event.preventDefault();
  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: leave, onClickCapture, onDragStart };
  return { range, handlers };
}

/** Moves between bars by keys, all of them one stop for Tab; with Shift the bars passed are chosen, Enter takes them, Escape lets go. */
function useKeys({ length, opens, onChoose }: Options) {
  const bars = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(length - 1);
  const [range, setRange] = useState<BarRange | null>(null);
  const current = Math.min(at, length - 1);
  const move = (to: number, choosing: boolean) => {
    const next = Math.max(0, Math.min(length - 1, to));
    setRange(choosing ? { from: range?.from ?? current, to: next } : null);
    setAt(next);
    bars.current?.querySelectorAll<HTMLElement>("[data-bar]")[next]?.focus();
  };
  const take = (): boolean => {
    if (!range) return false;
    const [first, last] = inSequence(range);
    if (last === first && !opens) return false;
    setRange(null);
    onChoose(first, last);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: length - 1 }[event.key];
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === "Escape" && range) setRange(null);
    else if (event.key !== "Enter" || !take()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: { currentTarget: HTMLElement; relatedTarget: EventTarget | null }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setRange(null);
  };
  return { bars, at: current, setAt, range, handlers: { onKeyDown, onBlur } };
}

/** Choosing one bar after the other of a chart: by drawing over them, or by keys. */
export function useBarRange(options: Options) {
  const drag = useDrag(options);
  const { handlers, range, ...keys } = useKeys(options);
  return { ...keys, range: drag.range ?? range, handlers: { ...drag.handlers, ...handlers } };
}
