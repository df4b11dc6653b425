"use client";

import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { dateTime } from "@/lib/format/date";

/** Says that a marketplace's metadata changed within the last days, and when in its `title`. */
export function ChangedLately({ at }: { at: string }) {
  const t = useT("explorer");
  const [locale, zone] = [useLocale(), useZone()];
  return (
    <span
      className="inline-flex items-center gap-1 rounded-4 bg-warn-soft px-1.5 py-0.5 align-middle text-11 font-medium whitespace-nowrap text-warn"
      title={t("latelyMeans", { date: dateTime(at, locale, zone) ?? "" })}
      suppressHydrationWarning
    >
      <Icon name="history" size={12} />
      {t("lately")}
    </span>
  );
}
