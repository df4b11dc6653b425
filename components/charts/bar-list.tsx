"use client";

import Link from "next/link";
import type { ReactNode } from "react";

export interface BarItem {
  id: string;
  name: string;
  /** Decides the length. */
  value: number;
  /** At the right, as it is read. */
  text: string;
  /** Undefined: there is no list of just these. */
  href: string | undefined;
  /** Worse than what is said to be the limit. */
  bad?: boolean;
}

/** Bars beside each other's names, longest possible first; each is a way to what it counts, where there is a list of it. */
export function BarList({ label, items }: { label: string; items: readonly BarItem[] }) {
  const most = Math.max(...items.map(({ value }) => value), 0);
  return (
    <ul aria-label={label} className="-mx-1.5 grid">
      {items.map(({ id, name, value, text, href, bad }) => (
        <li key={id}>
          <Way href={href}>
            <span className="cut">{name}</span>
            <svg aria-hidden="true" className="block h-2 w-full" preserveAspectRatio="none" viewBox="0 0 100 8">
              <rect
                width={most > 0 ? (value / most) * 100 : 0}
                height="8"
                className={bad ? "fill-fail-solid" : bad === false ? "fill-chart-4" : "fill-chart-1"}
              />
            </svg>
            <span
              className={bad ? "text-right font-medium text-fail tabular-nums" : "text-right text-ink-2 tabular-nums"}
            >
              {text}
            </span>
          </Way>
        </li>
      ))}
    </ul>
  );
}

const LINE =
  "grid min-h-6 grid-cols-[104px_minmax(0,1fr)_52px] items-center gap-2.5 rounded-4 px-1.5 text-12 max-tablet:min-h-9";

function Way({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return <div className={LINE}>{children}</div>;
  return (
    <Link href={href} prefetch={false} className={`ring-inward ${LINE} hover:bg-hover`}>
      {children}
    </Link>
  );
}
