"use client";

import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderCopy } from "@/lib/contract/order-copy";
import type { StaleReason } from "@/lib/contract/orders";
import { clockTime, shortDateTime } from "@/lib/format/date";

const REASONS: Partial<Record<ErrorCode, StaleReason>> = {
  lengow_unavailable: "unavailable",
  lengow_error: "error",
  lengow_refused: "error",
  lengow_timeout: "slow",
  lengow_rate_limited: "rate_limited",
  lengow_credentials: "credentials",
  lengow_unreadable: "unreadable",
};

/** What Lengow did, and since when where our copy's reader met the same. */
function useWhy(copy: OrderCopy, failure: ErrorCode): string {
  const e = useT("errors");
  const [locale, zone] = [useLocale(), useZone()];
  const reason = REASONS[failure] ?? "unavailable";
  const since = copy.trouble?.reason === reason ? clockTime(copy.trouble.since, locale, zone) : null;
  return since ? e(`trouble.${reason}`, { time: since }) : e(`troubleNow.${reason}`);
}

/** How old the copy is, in the reader's language. */
export function useCopyTime(copy: OrderCopy): string {
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  return shortDateTime(copy.as_of, now, locale, zone) ?? "";
}

interface Props {
  copy: OrderCopy;
  failure: ErrorCode;
  trying: boolean;
  onTry: () => void;
}

/** Lengow could not be read: why, since when, whose facts these are and how old, and what comes next. */
export function CopyNotice({ copy, failure, trying, onTry }: Props) {
  const [t, o, e] = [useT("order"), useT("orders"), useT("errors")];
  const why = useWhy(copy, failure);
  const time = useCopyTime(copy);
  return (
    <Banner
      role="status"
      tone="warn"
      icon={failure === "lengow_credentials" ? "plug" : "cloud-off"}
      title={why}
      actions={
        <Button size="small" onClick={onTry} unavailable={trying ? e("troubleTrying") : undefined}>
          {o("tryNow")}
        </Button>
      }
    >
      <p>{t("copyMeans", { time })}</p>
      <p>
        {failure === "lengow_credentials" && `${e("lengowRefusedStep")} `}
        {t("copyAgain")}
      </p>
    </Banner>
  );
}

/** An order that was read before, and could not be read anew: why, and when it was. */
export function NotReadAnew({ readAt, failure }: { readAt: string; failure: ErrorCode }) {
  const [o, e] = [useT("orders"), useT("errors")];
  const [locale, zone] = [useLocale(), useZone()];
  return (
    <Banner role="status" tone="warn" icon="cloud-off" title={e(`troubleNow.${REASONS[failure] ?? "unavailable"}`)}>
      {o("asOf", { time: clockTime(readAt, locale, zone) ?? "" })}. {o("staleStep")}
    </Banner>
  );
}

/** Lengow takes its time: what is seen meanwhile. */
export function CopyWaiting({ copy }: { copy: OrderCopy }) {
  const [t, e] = [useT("order"), useT("errors")];
  const time = useCopyTime(copy);
  return (
    <Banner role="status" tone="warn" icon="hourglass" title={e("lengowSlow")}>
      {t("copyWaiting", { time })}
    </Banner>
  );
}
