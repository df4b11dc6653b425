import clsx from "clsx";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import "./tabs.css";

/**
 * A row of links that are views of one list; scrolls sideways when it must, fading where more follows, the current one staying at the edge it
 * would go past. `end` stands at the right, `TabsMenu` at the end of what scrolls.
 */
export function Tabs({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex min-h-9 items-stretch border-b border-line pr-5 pl-3 max-tablet:min-h-11 max-tablet:px-2">
      <nav
        aria-label={label}
        className="tabs-strip scroll-hidden flex min-w-0 flex-1 items-stretch gap-0.5 overflow-x-auto has-[>[data-more]]:[--tabs-end:30px] max-tablet:has-[>[data-more]]:[--tabs-end:42px]"
      >
        {children}
      </nav>
      {end && <div className="ml-2 flex items-center gap-1">{end}</div>}
    </div>
  );
}

/** What leads to tabs that may be out of sight; always in sight itself. */
export function TabsMenu({ children }: { children: ReactNode }) {
  return (
    <span data-more="" className="sticky right-0 z-2 order-1 flex flex-none items-center bg-surface pl-0.5">
      {children}
    </span>
  );
}

type TabProps = {
  href: string;
  current: boolean;
  children: ReactNode;
  /** A plain count after the word. */
  count?: ReactNode;
  /** What the count counts, for the pointer. */
  title?: string | undefined;
  /** Unsaved change: a dot with this label. */
  changed?: string;
  /** May prevent the way to `href` and change the list in place. */
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** The pointer or the focus is on it. */
  onNear?: () => void;
};

/** One view; the current one has a 2 px line. */
export function Tab({ href, current, children, count, title, changed, onClick, onNear }: TabProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      title={title}
      onClick={onClick}
      onPointerEnter={onNear}
      onFocus={onNear}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "ring-inward inline-flex items-center gap-1.5 px-2 font-medium whitespace-nowrap hover:text-ink focus-visible:z-1",
        current
          ? "sticky right-(--tabs-end,0px) left-0 z-1 bg-surface text-ink shadow-[0_0_4px_4px_var(--color-surface)] after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-t-[2px] after:bg-accent"
          : "relative text-ink-2",
      )}
    >
      {children}
      {count !== undefined && <span className="text-12 font-normal text-ink-3 tabular-nums">{count}</span>}
      {changed && (
        <span className="size-1.5 rounded-full bg-ink-3" title={changed}>
          <span className="sr-only">{changed}</span>
        </span>
      )}
    </Link>
  );
}
