"use client";

import type { ReactNode } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { useTroubleWords } from "@/components/trouble-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import type { LengowTrouble, OrderRowPage, StaleReason } from "@/lib/contract/orders";
import { clockTime } from "@/lib/format/date";
import type { Translate } from "@/lib/messages/translate";
import { ApiError } from "@/lib/queries/api-fetch";
import { IdLook, type Looked } from "./id-look";
import { pastedCount } from "./pasted-ids";

export interface NoticeProps {
  page: OrderRowPage | undefined;
  /** The last question failed while earlier rows are still on screen. */
  error: Error | null;
  /** The answer takes long. */
  slow: boolean;
  /** Columns of the link that nobody knows (any more). */
  skipped: readonly string[];
  /** Parameters of the link whose value makes no sense, by name: their usual value is in force. */
  unread: readonly string[];
  /** The ids that were looked for at once; empty unless that is the question. */
  idsAsked: readonly string[];
  /** The id that every marketplace is asked for; null unless that is the question. */
  look: Looked | null;
  onRetry: () => void;
}

/** Only what Lengow did is said of Lengow; our own failures have words of their own. */
const REASONS: Record<string, StaleReason> = {
  lengow_unavailable: "unavailable",
  lengow_error: "error",
  lengow_timeout: "slow",
  lengow_rate_limited: "rate_limited",
  lengow_credentials: "credentials",
  lengow_unreadable: "unreadable",
};

/** What a person can do about it, where that is not to wait. */
function stepOf(reason: StaleReason, t: Translate<"orders">, e: Translate<"errors">): string {
  return reason === "credentials" ? `${e("lengowRefusedStep")} ${t("staleStep")}` : t("staleStep");
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
      {lengow ? stepOf(lengow, t, e) : `${t("asOf", { time })}. ${out ? "" : `${e("sentNo")} ${step}`}`}
    </Banner>
  );
}

interface BehindProps {
  page: OrderRowPage;
  trouble: LengowTrouble;
  onRetry: () => void;
}

/** The rows are our copy's while Lengow fails: what it does, since when, how old the copy is, when it is tried again. */
function Behind({ page, trouble, onRetry }: BehindProps) {
  const [t, e] = [useT("orders"), useT("errors")];
  const [locale, zone] = [useLocale(), useZone()];
  const words = useTroubleWords(trouble);
  const time = clockTime(page.index.as_of ?? page.as_of, locale, zone) ?? "";
  return (
    <Banner
      flat
      role="status"
      tone="warn"
      icon={trouble.reason === "credentials" ? "plug" : "cloud-off"}
      title={words.title}
      actions={
        <Button size="small" onClick={onRetry}>
          {t("tryNow")}
        </Button>
      }
    >
      {[e("copyShown", { time }), words.step].filter(Boolean).join(" ")}
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

/** Lengow's filters under the names that their chips have. */
const FILTER_WORDS = {
  lengow_status: "filters.status",
  lengow_line_status: "filters.line",
  marketplace: "filters.marketplace",
  marketplace_status: "filters.raw",
  marketplace_order_id: "sort.marketplace_order_id",
  merchant_order_id: "filters.ref",
  order_type: "filters.type",
  marketplace_order_date: "filters.ordered",
  imported: "filters.imported",
  updated: "filters.updated",
} as const;

const hasWords = (name: string): name is keyof typeof FILTER_WORDS => Object.hasOwn(FILTER_WORDS, name);

/** What the answer itself says of its limits: rows left out here, a filter that Lengow ignored, our own copy behind or filling. */
function AnswerNotice({ page, idsAsked }: { page: OrderRowPage; idsAsked: readonly string[] }) {
  const t = useT("orders");
  const [locale, zone] = [useLocale(), useZone()];
  if (page.ignored_filters.length > 0) {
    const names = page.ignored_filters.map((name) => (hasWords(name) ? t(FILTER_WORDS[name]) : name));
    return (
      <Quiet icon="list-filter" title={t("ignoredFilter", { name: names.join(", ") })}>
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
  const all = new Set(asked).size;
  const pasted = pastedCount(asked);
  const missing = page.ids_missing ?? [];
  const title = t("idsFound", { n: all - missing.length, all });
  const cut = pasted > all && t("idsCut", { n: all, all: pasted });
  if (missing.length === 0 && !cut)
    return (
      <p role="status" className="border-t px-5 py-1.5 text-12 text-ink-2">
        {title}
      </p>
    );
  const named = missing.length > 0 && t("idsMissing", { ids: missing.slice(0, 12).join(", ") });
  const more = missing.length > 12 && t("andMore", { n: missing.length - 12 });
  return (
    <Quiet icon="search" title={title}>
      {[cut, named, more].filter(Boolean).join(" ")}
    </Quiet>
  );
}

/** What of the address nobody understands: columns, and parameters whose usual value is in force. */
function LeftOut({ skipped, unread }: Pick<NoticeProps, "skipped" | "unread">) {
  const t = useT("orders");
  const names = (list: readonly string[]) => list.slice(0, 5).join(", ");
  if (unread.length > 0) return <Quiet icon="info" title={t("addressLeftOut", { names: names(unread) })} />;
  return skipped.length > 0 && <Quiet icon="columns-3" title={t("columnsSkipped", { names: names(skipped) })} />;
}

/** Says above the rows what is not as it should be: an older answer and why, a slow answer, an answer with limits. */
export function GridNotice({ page, error, slow, skipped, unread, idsAsked, look, onRetry }: NoticeProps) {
  const t = useT("orders");
  const e = useT("errors");
  const [locale, zone] = [useLocale(), useZone()];
  const time = page ? clockTime(page.as_of, locale, zone) : null;
  const refused = error instanceof ApiError && error.code === "index_needed";
  if (time && (page?.stale || (error && !refused))) {
    return <NotNew time={time} reason={page?.stale?.reason} error={error} onRetry={onRetry} />;
  }
  const trouble = page?.source === "index" ? page.index.trouble : undefined;
  if (page && trouble && !slow) return <Behind page={page} trouble={trouble} onRetry={onRetry} />;
  if (slow && look) return <IdLook {...look} />;
  if (slow) {
    return (
      <Quiet icon="hourglass" title={e("lengowSlow")}>
        {page && time ? t("slowWithRows", { time }) : t("slowWithout")}
      </Quiet>
    );
  }
  return (
    <>
      <LeftOut skipped={skipped} unread={unread} />
      {page && <AnswerNotice page={page} idsAsked={idsAsked} />}
    </>
  );
}
