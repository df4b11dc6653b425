"use client";

import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { clockTime, dateTime, type Instant, shortDateTime, shortDay, toMs } from "@/lib/format/date";
import { ageAt } from "@/lib/format/relative";
import { exactTitle } from "./exact-title";

export type TimeForm = "clock" | "day" | "short" | "full" | "age" | "ago";

/**
 * An instant in the reader's zone, the exact one in the `title`. `clock` 10:42 · `day` 18 Nov · `short` 18 Nov 10:22 ·
 * `full` 18 Nov 2026, 10:22 · `age` 12 min · `ago` 12 min ago. What is no date shows `missing`, an en dash by default.
 * With the `country` of an order's marketplace its time there stands in the `title` as well. Needs the area `deadline` for `age`, `ago` and that.
 */
export function Time(props: {
  at: Instant | null | undefined;
  form?: TimeForm;
  missing?: string;
  className?: string;
  country?: string | null;
}) {
  const { at, form = "short", missing = "–", className, country } = props;
  const [locale, zone, deadline] = [useLocale(), useZone(), useT("deadline")];
  const text = useTimeText(at, form);
  const ms = toMs(at);
  if (ms === null || text === null) return <span className="text-ink-3">{missing}</span>;
  // Two versions of the locale data (Node's, the browser's) may differ in an abbreviation; the server's word then stays.
  return (
    <time
      className={className}
      dateTime={new Date(ms).toISOString()}
      title={exactTitle({ locale, zone, deadline }, ms, country)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

function useTimeText(at: Instant | null | undefined, form: TimeForm): string | null {
  const t = useT("deadline");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  if (form === "clock") return clockTime(at, locale, zone);
  if (form === "day") return shortDay(at, now, locale, zone);
  if (form === "short") return shortDateTime(at, now, locale, zone);
  if (form === "full") return dateTime(at, locale, zone);
  const age = ageAt(at, now);
  if (!age) return null;
  if (age.unit === "now") return t(form === "age" ? "ageNow" : "agoNow");
  const n = age.n;
  if (form === "age")
    return t(({ minutes: "ageMinutes", hours: "ageHours", days: "ageDays" } as const)[age.unit], { n });
  return t(({ minutes: "agoMinutes", hours: "agoHours", days: "agoDays" } as const)[age.unit], { n });
}
