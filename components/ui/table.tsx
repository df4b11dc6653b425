import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon";

/**
 * The pieces of a table. Plain `<table>`, `<tr>` and `<td>` with the classes of globals.css: `numeric`, `box`, `under`;
 * `data-pin="box"` and `data-pin="id"` on the cells that stay while the rest scrolls; `aria-selected` and `data-peek` on rows.
 */
type TableProps = Omit<ComponentProps<"table">, "children"> & {
  /** What the table holds, for screen readers. */
  caption: string;
  density?: "comfortable" | "compact";
  /** New rows are on their way: the words go quiet. */
  stale?: boolean;
  children: ReactNode;
};

/** A table that scrolls inside its own box, header and pinned columns staying. */
export function Table({ caption, density = "comfortable", stale, className, children, ...rest }: TableProps) {
  return (
    <table
      {...rest}
      className={clsx("table", className)}
      data-density={density}
      data-stale={stale || undefined}
      aria-busy={stale || undefined}
    >
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

/** The box a table scrolls in. `relative`, so that screen-reader text inside does not widen the page; focusable, so that keys scroll. */
export function TableScroller({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region that scrolls must be reachable by keyboard; a section cannot take focus by itself.
    <div
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, a scrolling box without a focusable element could not be scrolled by keys.
      tabIndex={0}
      // What takes the focus stops below the headers, which stay (WCAG 2.4.11).
      className={clsx(
        "scroll-thin ring-inward relative min-h-0 flex-1 scroll-pt-8 overflow-auto bg-surface",
        className,
      )}
    >
      {children}
    </div>
  );
}

export type SortDirection = "ascending" | "descending";

type SortHeaderProps = ComponentProps<"th"> & {
  direction: SortDirection | null;
  /** The sorted page as an address, or what to do instead; `beside`: with Shift, as one more key. */
  sort: { href: string } | { onSort: (beside: boolean) => void };
  /** Which key of several this one is, from 1, and in words. Only the first is the table's `aria-sort`. */
  rank?: { at: number; says: string } | undefined;
  /** What the header says beside its word: "50 loaded". */
  note?: ReactNode;
};

const sorter = "ring-inward -mx-1 inline-flex min-h-6 items-center gap-1 rounded-4 px-1 font-medium hover:text-ink";

/** A header that sorts. A bare arrow means that the whole set is sorted; `note` says when it is only what is loaded. */
export function SortHeader({ direction, sort, rank, note, children, className, ...rest }: SortHeaderProps) {
  const face = (
    <>
      <span className={clsx(direction && "font-semibold text-ink")}>{children}</span>
      {direction && (
        <Icon name={direction === "ascending" ? "arrow-up" : "arrow-down"} size={13} className="text-ink" />
      )}
      {rank && (
        <>
          <span aria-hidden className="text-11 text-ink-2 tabular-nums">
            {rank.at}
          </span>
          <span className="sr-only">. {rank.says}</span>
        </>
      )}
    </>
  );
  return (
    <th scope="col" {...rest} className={className} aria-sort={(rank?.at ?? 1) === 1 ? (direction ?? "none") : "none"}>
      {"href" in sort ? (
        <Link href={sort.href} prefetch={false} scroll={false} className={sorter}>
          {face}
        </Link>
      ) : (
        <button
          type="button"
          onClick={(event) => sort.onSort(event.shiftKey)}
          // A press with Shift would select the text from the last press to here.
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          className={sorter}
        >
          {face}
        </button>
      )}
      {note && <span className="ml-1.5 text-11 font-normal text-ink-3">{note}</span>}
    </th>
  );
}
