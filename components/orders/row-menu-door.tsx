"use client";

import { useEffect, useRef, useState } from "react";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import type { OrderRow } from "@/lib/domain/order";
import { watchLongPress } from "./long-press";
import type { Said } from "./row-toasts";

// Fetched when first asked for: the grid's first page pays for its listeners and nothing more.
const RowMenu = later(async () => (await import("./row-menu")).RowMenu);
const RowToasts = later(async () => (await import("./row-toasts")).RowToasts);

interface Asked {
  /** Each asking is a menu of its own: the one before may still be closing. */
  id: number;
  row: OrderRow;
  at: { x: number; y: number };
  /** By a finger, which still rests on the row. */
  held: boolean;
}

interface Props {
  accountId: number;
  rows: readonly OrderRow[];
  onOpen: (row: OrderRow) => void;
  onPeek: (row: OrderRow) => void;
}

const lineOf = (node: EventTarget | null) =>
  node instanceof Element ? node.closest<HTMLElement>(".data-table [data-row]") : null;

/** Below the beginning of the row's id, where its menu stands when a key asked for it. */
function besideId(line: HTMLElement): Asked["at"] {
  const { left, bottom } = (line.querySelector("th") ?? line).getBoundingClientRect();
  return { x: left + 12, y: bottom - 4 };
}

/**
 * The menu of a row (PRODUCT 5.3.5, MA-22), one for the whole list: by a right click, by a finger that rests on it, by the Menu key or Shift F10 on a
 * row. With Shift a right click is the browser's own. Copying with a row in focus and no text selected copies the order's id.
 */
export function RowMenuDoor({ accountId, rows, onOpen, onPeek }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    const rowOf = (line: HTMLElement | null) => (line ? latest.current[Number(line.dataset.row)] : undefined);
    const ask = (event: Event, line: HTMLElement | null, place?: Asked["at"]) => {
      const row = rowOf(line);
      if (!row || !line || event.defaultPrevented) return;
      event.preventDefault();
      open(row, place ?? besideId(line), false);
    };
    const open = (row: OrderRow, at: Asked["at"], held: boolean) =>
      setAsked((now) => ({ id: (now?.id ?? 0) + 1, row, at, held }));
    const stopPresses = watchLongPress((target, { x, y }) => {
      const row = rowOf(lineOf(target));
      if (row) open(row, { x, y }, true);
      return row !== undefined;
    });
    const onMenu = (event: MouseEvent) => {
      const isPointer = event.button === 2;
      if (isPointer && event.shiftKey) return;
      // Under the pointer, so that letting the button go is no press beside the menu.
      ask(event, lineOf(event.target), isPointer ? { x: event.clientX - 2, y: event.clientY - 2 } : undefined);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) ask(event, lineOf(event.target));
    };
    const onCopy = (event: ClipboardEvent) => {
      const row = rowOf(lineOf(document.activeElement));
      if (!row || event.defaultPrevented || window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", row.marketplace_order_id);
      setSaid({ words: "rowMenu.idCopied" });
    };
    document.addEventListener("contextmenu", onMenu);
    document.addEventListener("keydown", onKey);
    document.addEventListener("copy", onCopy);
    return () => {
      stopPresses();
      document.removeEventListener("contextmenu", onMenu);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("copy", onCopy);
    };
  }, []);
  return (
    <>
      {asked && (
        <LaterPart className={OVER_THE_PAGE}>
          <RowMenu
            key={asked.id}
            accountId={accountId}
            row={asked.row}
            at={asked.at}
            held={asked.held}
            onOpen={() => onOpen(asked.row)}
            onPeek={() => onPeek(asked.row)}
            onSaid={setSaid}
            onEnd={() => setAsked((now) => (now?.id === asked.id ? null : now))}
          />
        </LaterPart>
      )}
      {said && (
        <LaterPart meanwhile={null}>
          <RowToasts said={said} />
        </LaterPart>
      )}
    </>
  );
}
