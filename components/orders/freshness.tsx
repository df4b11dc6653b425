"use client";

import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { clockTime, exactTime } from "@/lib/format/date";

interface Props {
  asOf: string | undefined;
  busy: boolean;
  onRefresh: () => void;
}

/** How old the rows are, in words, and the way to newer ones. Lengow pulls from the marketplaces itself; this asks Lengow. */
export function Freshness({ asOf, busy, onRefresh }: Props) {
  const t = useT("orders");
  const [locale, zone] = [useLocale(), useZone()];
  const time = asOf ? clockTime(asOf, locale, zone) : null;
  return (
    <button
      type="button"
      onClick={onRefresh}
      className="flex h-6 min-w-0 items-center gap-[5px] rounded-4 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
      title={asOf ? (exactTime(asOf, locale, zone) ?? undefined) : undefined}
      aria-busy={busy || undefined}
    >
      <Icon name="refresh-cw" size={13} className={busy ? "animate-spin motion-reduce:animate-none" : undefined} />
      <span className="cut">{time ? t("asOf", { time }) : busy && t("refreshing")}</span>
      <span className="sr-only">{t("refresh")}</span>
    </button>
  );
}
