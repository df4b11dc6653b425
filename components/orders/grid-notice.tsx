"use client";

import { useEffect, useState } from "react";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { OrderRowPage } from "@/lib/contract/orders";
import { clockTime } from "@/lib/format/date";

interface Props {
  page: OrderRowPage | undefined;
  /** The last question failed while earlier rows are still on screen. */
  error: Error | null;
  fetching: boolean;
  onRetry: () => void;
}

/** How long an answer may take before the reader is told what is being waited for. */
const SLOW_MS = 3_000;

function useSlow(fetching: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!fetching) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [fetching]);
  return slow;
}

/** Says above the rows what is not as it should be: an older answer and why, a filter that Lengow ignored, a slow answer. */
export function GridNotice({ page, error, fetching, onRetry }: Props) {
  const t = useT("orders");
  const e = useT("errors");
  const [locale, zone] = [useLocale(), useZone()];
  const slow = useSlow(fetching);
  const time = page ? clockTime(page.as_of, locale, zone) : null;
  const retry = (
    <Button size="small" onClick={onRetry}>
      {t("tryNow")}
    </Button>
  );
  if (page && time && (page.stale || error)) {
    const reason = page.stale?.reason ?? "unavailable";
    return (
      <Banner flat role="status" tone="warn" icon="cloud-off" title={t(`stale.${reason}`, { time })} actions={retry}>
        {t("staleStep")}
      </Banner>
    );
  }
  if (slow) {
    return (
      <Banner flat role="status" tone="warn" icon="hourglass" title={e("lengowSlow")}>
        {page && time ? t("slowWithRows", { time }) : t("slowWithout")}
      </Banner>
    );
  }
  if (page && page.ignored_filters.length > 0) {
    return (
      <Banner
        flat
        role="status"
        tone="warn"
        icon="list-filter"
        title={t("ignoredFilter", { name: page.ignored_filters.join(", ") })}
      >
        {t("ignoredFilterText")}
      </Banner>
    );
  }
  return null;
}
