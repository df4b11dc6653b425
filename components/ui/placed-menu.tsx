"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { CloseContext, MENU_ITEMS, moveFocus } from "./menu";

/** A place in the window, in pixels. */
export interface Place {
  x: number;
  y: number;
}

/** Kept free to the window's edge. */
const EDGE = 8;

/** Puts the menu's corner to the place, on the side where there is room. */
function putAt(menu: HTMLElement, { x, y }: Place): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = x + width > innerWidth - EDGE ? x - width : x;
  const top = y + height > innerHeight - EDGE ? Math.min(y, innerHeight - EDGE) - height : y;
  menu.style.left = `${Math.max(EDGE, left)}px`;
  menu.style.top = `${Math.max(EDGE, top)}px`;
}

/** The next press beside the menu closes it, and is no press on what lies there. */
function closeByPressBeside(menu: RefObject<HTMLElement | null>, close: () => void): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const onDown = ({ target }: PointerEvent) => {
    if (target instanceof Node && menu.current?.contains(target)) return;
    const eaten = new AbortController();
    const eat = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", eat, { capture: true, once: true, signal: eaten.signal });
    document.addEventListener("pointerdown", () => eaten.abort(), { capture: true, once: true, signal: eaten.signal });
    close();
  };
  document.addEventListener("pointerdown", onDown, { capture: true, signal });
  return () => ends.abort();
}

interface Props {
  label: string;
  at: Place;
  /** Opened by a finger that still rests: lifting it must not close the menu, which the browser's own dismissal would do. */
  held?: boolean;
  /** Closed by Esc, by a press elsewhere or by an item; the focus is back where it was. */
  onClose: () => void;
  /** `MenuItem` and `MenuSeparator`. */
  children: ReactNode;
}

/** A menu without a button of its own, open where it was asked for for as long as it is mounted. */
export function PlacedMenu({ label, at, held = false, onClose, children }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const shown = useRef(false);
  const closed = useRef(onClose);
  useEffect(() => {
    closed.current = onClose;
  });
  // Each time it is drawn: its items may become more while it is open.
  useLayoutEffect(() => {
    const node = menu.current;
    if (!node) return;
    // Before it is shown it has no size to find room for. Opening what is open is an error, and an effect may run twice.
    if (!shown.current) node.showPopover();
    shown.current = true;
    putAt(node, at);
  });
  useEffect(() => {
    const node = menu.current;
    if (!node) return;
    const onToggle = (event: ToggleEvent) => event.newState === "closed" && closed.current();
    node.addEventListener("toggle", onToggle);
    node.querySelector<HTMLElement>(MENU_ITEMS)?.focus();
    return () => node.removeEventListener("toggle", onToggle);
  }, []);
  const close = useCallback(() => menu.current?.hidePopover(), []);
  useEffect(() => (held ? closeByPressBeside(menu, close) : undefined), [held, close]);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab" || (held && event.key === "Escape")) close();
    else if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
  };
  return (
    <div
      ref={menu}
      popover={held ? "manual" : "auto"}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="floating m-0 w-[260px] p-1 [inset:auto] [position-area:none] [position-try-fallbacks:none]"
      onKeyDown={press}
      onContextMenu={(event) => event.preventDefault()}
    >
      <CloseContext value={close}>{children}</CloseContext>
    </div>
  );
}
