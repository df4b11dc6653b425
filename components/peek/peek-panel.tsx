"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type CSSProperties, useEffect, useRef } from "react";
import { orderHref } from "@/components/orders/order-href";
import { MoreWords, useLocale } from "@/components/shell/intl-provider";
import { afterPaint } from "@/components/ui/after-paint";
import type { OrderRow } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import type { CompiledMessages } from "@/lib/messages/translate";
import { orderPeekQuery } from "@/lib/queries/order";
import { wordsQuery } from "@/lib/queries/words";
import { PeekBody } from "./peek-body";
import { usePeekKeys } from "./peek-keys";
import { isSameOrder, type PeekOrder } from "./peek-state";
import { PeekWaiting } from "./peek-waiting";
import { USUAL, usePeekWidth } from "./peek-width";
import { PEEK_AREAS } from "./peek-words";
import { ResizeHandle } from "./resize-handle";

interface Props {
  accountId: number;
  /** The order shown: what `usePeek()` of `./peek-state` says. */
  order: PeekOrder;
  /** The orders of the page, as they stand in the list. */
  rows: readonly OrderRow[];
  /** From the last of them to the next page, from the first to the one before; null where the list ends. */
  turn: { next: (() => void) | null; previous: (() => void) | null };
  /** Esc and ×. The list takes the panel away (`usePeek().close`); the focus goes back to its row. */
  onClose: () => void;
  /** J, K, arrows and the buttons (`usePeek().move`). */
  onMove: (order: PeekOrder) => void;
}

/** On wide screens beside the list, under 960 px over its right half, on phones a sheet at the bottom. */
const FRAME =
  "peek relative flex min-h-0 w-(--peek-width) max-w-[50vw] flex-none flex-col border-l border-line bg-surface outline-none " +
  "max-beside:fixed max-beside:inset-y-0 max-beside:right-0 max-beside:z-30 max-beside:max-w-[min(440px,100vw)] max-beside:shadow-pop " +
  "max-tablet:inset-x-0 max-tablet:top-auto max-tablet:bottom-[60px] max-tablet:h-[min(74dvh,640px)] max-tablet:w-auto max-tablet:max-w-none " +
  "max-tablet:rounded-t-8 max-tablet:border-t max-tablet:border-l-0";

/** The row of the list that is shown, where the list marks it; else whatever had the focus before. */
function focusRow(before: Element | null): void {
  const row = document.querySelector<HTMLElement>("[data-row][data-peek]");
  const target = row ?? (before instanceof HTMLElement && before.isConnected ? before : null);
  target?.focus({ preventScroll: row === null });
}

/** How long a row is waited for: the last ones of another page are drawn some frames after its first ones. */
const MOST_FRAMES = 30;

/** The list follows the panel: the row that is shown is in view, and has the focus if a row had it. */
function useFollow(order: PeekOrder): void {
  const key = JSON.stringify([order.marketplace, order.marketplace_order_id]);
  const held = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each order anew, once the list has marked its row
  useEffect(() => {
    const at = document.activeElement;
    // The row that had it may have gone with its page, and the focus with it.
    held.current = at?.matches("[data-row]") || (held.current && at === document.body);
    const follow = () => {
      const row = document.querySelector<HTMLElement>("[data-row][data-peek]:not([hidden])");
      row?.scrollIntoView({ block: "nearest" });
      if (held.current) row?.focus({ preventScroll: true });
      return row !== null;
    };
    let stop = () => {};
    const seek = (frames: number) => {
      if (!follow() && frames > 0) stop = afterPaint(() => seek(frames - 1));
    };
    seek(MOST_FRAMES);
    return () => stop();
  }, [key]);
}

/** Puts the neighbours in memory, so that the next key shows its order at once. */
function usePrefetch(accountId: number, rows: readonly PeekOrder[], at: number): void {
  const client = useQueryClient();
  const [previous, next] = [at > 0 ? rows[at - 1] : undefined, at >= 0 ? rows[at + 1] : undefined];
  const key = JSON.stringify([previous, next]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for both, whose objects are new with every answer of the list
  useEffect(
    () =>
      afterPaint(() => {
        for (const one of [next, previous]) if (one) void client.prefetchQuery(orderPeekQuery(accountId, one));
      }),
    [client, accountId, key],
  );
}

const AGAIN_MS = [5_000, 10_000, 20_000, 30_000];

/** While it cannot be read it is asked for again by itself, ever more rarely. */
function againAfter({ state }: { state: { status: string; errorUpdateCount: number } }): number | false {
  if (state.status !== "error") return false;
  return AGAIN_MS[Math.min(state.errorUpdateCount, AGAIN_MS.length) - 1] ?? false;
}

/**
 * One order beside the list. Mount it lazily (`next/dynamic`, no server rendering) as the last child of the flex row that holds the list: it takes
 * its own width at the right and lies over the page on small screens.
 */
export function PeekPanel({ accountId, order, rows, turn, onClose, onMove }: Props) {
  const locale = useLocale();
  const router = useRouter();
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const { width, resize, widest } = usePeekWidth();
  const words = useQuery(wordsQuery<CompiledMessages>(locale, PEEK_AREAS));
  const read = useQuery({ ...orderPeekQuery(accountId, order), refetchInterval: againAfter });
  const at = rows.findIndex((row) => isSameOrder(row, order));
  usePrefetch(accountId, read.data ? rows : [], read.data ? at : -1);
  useFollow(order);
  useEffect(() => {
    before.current = document.activeElement;
  }, []);

  const way = (by: 1 | -1) => {
    const near = rows[at + by];
    if (at < 0) return null;
    return near ? () => onMove(near) : by === 1 ? turn.next : turn.previous;
  };
  const close = () => {
    focusRow(before.current);
    onClose();
  };
  const href = orderHref(accountId, order);
  const [next, previous] = [way(1), way(-1)];
  usePeekKeys({ next: () => next?.(), previous: () => previous?.(), open: () => router.push(href), close });
  const steps = { next, previous, close };
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={plainText(order.marketplace_order_id, 60).text}
      data-print="no"
      className={FRAME}
      style={{ "--peek-width": `${width}px` } as CSSProperties}
    >
      {words.data ? (
        <MoreWords messages={words.data}>
          <ResizeHandle width={width} widest={widest} onResize={resize} />
          <PeekBody
            key={`${order.marketplace} ${order.marketplace_order_id}`}
            accountId={accountId}
            order={order}
            row={rows[at] ?? null}
            screen={read.data}
            error={read.error}
            trying={read.isFetching}
            onRetry={() => void read.refetch()}
            href={href}
            steps={steps}
            size={{ wide: width > USUAL, toggle: () => resize(width > USUAL ? USUAL : window.innerWidth / 2) }}
          />
        </MoreWords>
      ) : (
        <PeekWaiting order={order} />
      )}
    </aside>
  );
}
