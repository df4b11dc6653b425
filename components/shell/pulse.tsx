"use client";

import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { count } from "@/lib/format/count";
import { clockTime, type Instant } from "@/lib/format/date";

/** How fresh Lengow's data is and how many calls are left in its window; what is not known is left out. */
export function Pulse(props: {
  asOf?: Instant | null;
  calls?: { left: number; limit: number } | null;
  down?: boolean;
}) {
  const { asOf, calls, down } = props;
  const t = useT("shell");
  const [locale, zone] = [useLocale(), useZone()];
  const time = clockTime(asOf, locale, zone);
  const share = calls && calls.limit > 0 ? Math.min(1, Math.max(0, calls.left / calls.limit)) : 0;
  return (
    <div className="grid gap-[5px] p-2 text-12 text-ink-3">
      {down ? <span className="text-warn">{t("lengowDown")}</span> : time && <span>{t("lengowAsOf", { time })}</span>}
      {calls && (
        <>
          <span className="flex tabular-nums">
            {t("callsLeft")}
            <span className="ml-auto">
              {t("callsOf", { left: count(calls.left, locale), limit: count(calls.limit, locale) })}
            </span>
          </span>
          <svg aria-hidden="true" className="block h-[3px] w-full" preserveAspectRatio="none" viewBox="0 0 100 3">
            <rect width="100" height="3" rx="1.5" className="fill-line-strong" />
            <rect width={share * 100} height="3" rx="1.5" className="fill-ink-3" />
          </svg>
        </>
      )}
    </div>
  );
}
