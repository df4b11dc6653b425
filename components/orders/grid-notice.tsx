"use client";

import { useEffect, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { OrderRowPage, StaleReason } from "@/lib/contract/orders";
import { clockTime } from "@/lib/format/date";
import { ApiError } from "@/lib/queries/api-fetch";

interface Props {
  page: OrderRowPage | undefined;
  /** The last question failed while earlier rows are still on screen. */
  error: Error | null;
  fetching: boolean;
  onRetry: () => void;
}

/** Only what Lengow did is said of Lengow; our own failures have words of their own. */
const REASONS: Record<string, StaleReason> = {
  lengow_unavailable: "unavailable",
  lengow_timeout: "slow",
  lengow_rate_limited: "rate_limited",
  lengow_credentials: "credentials",
  lengow_unreadable: "unreadable",
};

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

interface NotNewProps {
  time: string;
  reason: StaleReason | undefined;
  error: Error | null;
  onRetry: () => void;
}

/** The rows are those of `time`, and why. */
function NotNew({ time, reason, error, onRetry }: NotNewProps) {
  const [t, e] = [useT("orders"), useT("errors")];
  const code = error instanceof ApiError ? error.code : "internal";
  const lengow = reason ?? REASONS[code];
  const out = code === "not_signed_in" && !lengow;
  const { icon, title, step } = failureWords(code, e);
  // Signed out, the page itself leads to the sign-in and back.
  const action = (
    <Button size="small" onClick={out ? () => location.reload() : onRetry}>
      {out ? e("signedOutStep") : t("tryNow")}
    </Button>
  );
  return (
    <Banner
      flat
      role="status"
      tone="warn"
      icon={lengow ? "cloud-off" : icon}
      title={lengow ? t(`stale.${lengow}`, { time }) : title}
      actions={action}
    >
      {lengow ? t("staleStep") : `${t("asOf", { time })}. ${out ? "" : step}`}
    </Banner>
  );
}

/** Says above the rows what is not as it should be: an older answer and why, a filter that Lengow ignored, a slow answer. */
export function GridNotice({ page, error, fetching, onRetry }: Props) {
  const t = useT("orders");
  const e = useT("errors");
  const [locale, zone] = [useLocale(), useZone()];
  const slow = useSlow(fetching);
  const time = page ? clockTime(page.as_of, locale, zone) : null;
  if (time && (page?.stale || error)) {
    return <NotNew time={time} reason={page?.stale?.reason} error={error} onRetry={onRetry} />;
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
