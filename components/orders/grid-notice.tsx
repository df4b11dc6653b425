"use client";

import type { ReactNode } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import type { OrderRowPage, StaleReason } from "@/lib/contract/orders";
import { clockTime } from "@/lib/format/date";
import { ApiError } from "@/lib/queries/api-fetch";
import { IdLook, type Looked } from "./id-look";

export interface NoticeProps {
  page: OrderRowPage | undefined;
  /** The last question failed while earlier rows are still on screen. */
  error: Error | null;
  /** The answer takes long. */
  slow: boolean;
  /** Columns of the link that nobody knows (any more). */
  skipped: readonly string[];
  /** The ids that were looked for at once; empty unless that is the question. */
  idsAsked: readonly string[];
  /** The id that every marketplace is asked for; null unless that is the question. */
  look: Looked | null;
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
      {lengow ? t("staleStep") : `${t("asOf", { time })}. ${out ? "" : `${e("sentNo")} ${step}`}`}
    </Banner>
  );
}

function Quiet({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <Banner flat role="status" tone="warn" icon={icon} title={title}>
      {children}
    </Banner>
  );
}

/** What the answer itself says of its limits: rows left out here, a filter that Lengow ignored, our own copy behind or filling. */
function AnswerNotice({ page, idsAsked }: { page: OrderRowPage; idsAsked: readonly string[] }) {
  const t = useT("orders");
  const [locale, zone] = [useLocale(), useZone()];
  if (page.ignored_filters.length > 0) {
    return (
      <Quiet icon="list-filter" title={t("ignoredFilter", { name: page.ignored_filters.join(", ") })}>
        {t("ignoredFilterText")}
      </Quiet>
    );
  }
  if (page.dropped > 0) {
    return (
      <Quiet icon="list-filter" title={t("dropped", { n: page.dropped })}>
        {t("droppedText")}
      </Quiet>
    );
  }
  if (idsAsked.length > 0) return <IdsFound page={page} asked={idsAsked} />;
  if (page.source === "index" && page.index.state === "behind" && page.index.as_of) {
    return (
      <Quiet icon="cloud-off" title={t("copyBehind", { time: clockTime(page.index.as_of, locale, zone) ?? "" })}>
        {t("staleStep")}
      </Quiet>
    );
  }
  return null;
}

/** Of many ids how many were found, and which were not (PRODUCT G09). */
function IdsFound({ page, asked }: { page: OrderRowPage; asked: readonly string[] }) {
  const t = useT("orders");
  const found = new Set(page.results.map((row) => row.marketplace_order_id));
  const whole = page.results.length >= page.count;
  const missing = whole ? asked.filter((id) => !found.has(id)) : [];
  const n = whole ? asked.length - missing.length : Math.min(page.count, asked.length);
  const title = t("idsFound", { n, all: asked.length });
  if (missing.length === 0)
    return (
      <p role="status" className="border-t px-5 py-1.5 text-12 text-ink-2">
        {title}
      </p>
    );
  return (
    <Quiet icon="search" title={title}>
      {t("idsMissing", { ids: missing.slice(0, 12).join(", ") })}
      {missing.length > 12 && ` ${t("andMore", { n: missing.length - 12 })}`}
    </Quiet>
  );
}

/** Says above the rows what is not as it should be: an older answer and why, a slow answer, an answer with limits. */
export function GridNotice({ page, error, slow, skipped, idsAsked, look, onRetry }: NoticeProps) {
  const t = useT("orders");
  const e = useT("errors");
  const [locale, zone] = [useLocale(), useZone()];
  const time = page ? clockTime(page.as_of, locale, zone) : null;
  const refused = error instanceof ApiError && error.code === "index_needed";
  if (time && (page?.stale || (error && !refused))) {
    return <NotNew time={time} reason={page?.stale?.reason} error={error} onRetry={onRetry} />;
  }
  if (slow && look) return <IdLook {...look} />;
  if (slow) {
    return (
      <Quiet icon="hourglass" title={e("lengowSlow")}>
        {page && time ? t("slowWithRows", { time }) : t("slowWithout")}
      </Quiet>
    );
  }
  if (skipped.length > 0) {
    return <Quiet icon="columns-3" title={t("columnsSkipped", { names: skipped.slice(0, 5).join(", ") })} />;
  }
  return page ? <AnswerNotice page={page} idsAsked={idsAsked} /> : null;
}
