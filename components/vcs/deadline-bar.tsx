"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { count } from "@/lib/format/count";

/** How what is due spreads over time: late, today, later. The words say it; the bar shows the shares. */
export function DeadlineBar({ late, today, later }: { late: number; today: number; later: number }) {
  const t = useT("vcs");
  const locale = useLocale();
  const all = late + today + later;
  const parts = [
    { id: "late", n: late, bar: "bg-fail-solid", text: "font-semibold text-fail" },
    { id: "today", n: today, bar: "bg-warn-solid", text: "font-medium text-ink" },
    { id: "later", n: later, bar: "bg-line-strong", text: "text-ink-2" },
  ] as const;
  return (
    <div className="grid gap-1.5">
      <div aria-hidden className="flex h-1 gap-px overflow-hidden rounded-4 bg-todo-soft">
        {parts.map(
          ({ id, n, bar }) =>
            n > 0 && <span key={id} className={bar} style={{ width: `${(n / all) * 100}%`, minWidth: 3 }} />,
        )}
      </div>
      <p className="flex flex-wrap gap-x-3.5 text-12 whitespace-nowrap tabular-nums">
        {parts.map(({ id, n, text }) => (
          <span key={id} className={n > 0 ? text : "text-ink-3"}>
            {t(`due.${id}`, { text: count(n, locale) })}
          </span>
        ))}
      </p>
    </div>
  );
}
