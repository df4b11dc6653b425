"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import type { OrderRowPage } from "@/lib/contract/orders";
import { clockTime, exactTime } from "@/lib/format/date";
import { ageAt } from "@/lib/format/relative";

interface Props {
  accountId: number;
  page: OrderRowPage | undefined;
  busy: boolean;
  onRefresh: () => void;
}

/** Whose rows these are and how old: "from our copy, 40 s old", "from Lengow, 10:42" (PRODUCT C17). */
function useSourceWords(page: OrderRowPage | undefined): string | null {
  const t = useT("orders");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  if (!page) return null;
  const time = clockTime(page.as_of, locale, zone) ?? "";
  if (page.source !== "index") return t("asOf", { time });
  const at = page.index.as_of ?? page.as_of;
  const age = ageAt(at, now);
  // While Lengow fails nothing is "just now": the notice below names the moment, and so does this line.
  const failing = page.stale !== undefined || page.index.trouble !== undefined;
  if (!age || failing || age.unit === "days") return t("fromCopyAt", { time: clockTime(at, locale, zone) ?? time });
  if (age.unit === "now") return t("fromCopyNow");
  return t(age.unit === "minutes" ? "fromCopyMinutes" : "fromCopyHours", { n: age.n });
}

/** The news of each marketplace, asked for when somebody points here; without them the rest of the hover stands. */
function useNews(accountId: number) {
  const t = useT("orders");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const client = useQueryClient();
  const [news, setNews] = useState("");
  const ask = () =>
    void import("./marketplace-news")
      .then(({ marketplaceNews }) => marketplaceNews(client, accountId, { t, locale, zone, now }))
      .then(setNews)
      .catch(() => {});
  return { news, ask };
}

/**
 * How old the rows are, in words, and the way to newer ones. Lengow pulls from the marketplaces itself; this asks Lengow. Where the head has too
 * little room for one line, these words give way first; the whole of them is in the `title`.
 */
export function Freshness({ accountId, page, busy, onRefresh }: Props) {
  const t = useT("orders");
  const [locale, zone] = [useLocale(), useZone()];
  const { news, ask } = useNews(accountId);
  const words = useSourceWords(page);
  const exact = page && exactTime(page.as_of, locale, zone);
  return (
    <button
      type="button"
      onClick={onRefresh}
      className="flex h-6 max-w-max min-w-0 flex-[1_1_7rem] items-center gap-[5px] rounded-4 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
      onPointerEnter={ask}
      onFocus={ask}
      title={exact ? [words, `${exact}. ${t("pulls")} ${t("noImport")}`, news].filter(Boolean).join("\n") : undefined}
      aria-busy={busy || undefined}
    >
      <Icon name="refresh-cw" size={13} className={busy ? "animate-spin motion-reduce:animate-none" : undefined} />
      <span className="cut" suppressHydrationWarning>
        {words ?? (busy && t("refreshing"))}
      </span>
      <span className="sr-only">{t("refresh")}</span>
    </button>
  );
}
