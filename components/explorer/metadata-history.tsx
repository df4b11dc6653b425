"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { MarketplaceHistory, MarketplaceHistoryEntry } from "@/lib/contract/marketplace-history";
import { dateTime } from "@/lib/format/date";
import { keys } from "@/lib/queries/keys";
import { checkHistory, marketplaceHistoryQuery } from "@/lib/queries/marketplace-history";
import { ChangeRow } from "./change-row";

function Entry({ entry }: { entry: MarketplaceHistoryEntry }) {
  const t = useT("explorer");
  const [locale, zone] = [useLocale(), useZone()];
  return (
    <li className="rounded-8 border border-line bg-surface px-4 pt-2.5">
      <p className="flex flex-wrap items-baseline gap-x-3 pb-2">
        <Time at={entry.at} form="full" className="font-medium" />
        <span className="text-12 text-ink-3" suppressHydrationWarning>
          {t("history.before", { time: dateTime(entry.after, locale, zone) ?? "" })}
        </span>
      </p>
      <ul>
        {entry.changes.map((change) => (
          <ChangeRow key={JSON.stringify(change)} change={change} />
        ))}
      </ul>
    </li>
  );
}

function Entries({ history }: { history: MarketplaceHistory }) {
  const t = useT("explorer");
  const [locale, zone] = [useLocale(), useZone()];
  if (history.results.length > 0)
    return (
      <ol aria-label={t("history.title")} className="grid grid-cols-1 gap-2">
        {history.results.map((entry) => (
          <Entry key={entry.at} entry={entry} />
        ))}
      </ol>
    );
  const date = dateTime(history.since, locale, zone);
  return <p className="text-ink-2">{date ? t("history.none", { date }) : t("history.notYet")}</p>;
}

/** Asks Lengow anew; what is new then stands on the whole page. */
function useCheck(accountId: number, code: string) {
  const [client, router] = [useQueryClient(), useRouter()];
  return useMutation({
    mutationFn: () => checkHistory(accountId, code),
    onSuccess: async (found) => {
      client.setQueryData(marketplaceHistoryQuery(accountId, code, false).queryKey, found);
      await client.invalidateQueries({ queryKey: keys.marketplaceHistory(accountId, code) });
      await client.invalidateQueries({ queryKey: keys.marketplace(accountId, code) });
      router.refresh();
    },
  });
}

/** What changed in a marketplace's metadata and when, newest first. */
export function MetadataHistory({ accountId, code }: { accountId: number; code: string }) {
  const t = useT("explorer");
  const [all, setAll] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    ...marketplaceHistoryQuery(accountId, code, all),
    placeholderData: (before) => before,
  });
  const check = useCheck(accountId, code);
  const failed = check.isError && !check.isPending;
  return (
    <section aria-labelledby="history-title" className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="history-title" className="text-14 font-semibold">
          {t("history.title")}
        </h2>
        <Button
          size="small"
          icon="refresh-cw"
          unavailable={check.isPending ? t("history.loading") : undefined}
          onClick={() => check.mutate()}
        >
          {t("history.check")}
        </Button>
        <p role="status" className="text-12 text-ink-3">
          {check.isPending && t("history.loading")}
          {failed && <span className="text-fail">{t("history.checkFailed")}</span>}
          {!failed && !check.isPending && data?.read_at && (
            <>
              {t("asOf", { time: "" })} <Time at={data.read_at} form="ago" />
            </>
          )}
        </p>
      </div>
      <p className="text-12 text-ink-3">{t("history.lead")}</p>
      {data && <Entries history={data} />}
      {data && data.count > data.results.length && !all && (
        <Button size="small" className="justify-self-start" onClick={() => setAll(true)}>
          {t("history.all", { n: data.count })}
        </Button>
      )}
      {!data && isFetching && <p className="text-12 text-ink-3">{t("history.loading")}</p>}
      {error && !isFetching && !data && (
        <p role="alert" className="flex flex-wrap items-center gap-2">
          {t("history.failed")}
          <Button size="small" onClick={() => void refetch()}>
            {t("tryAgain")}
          </Button>
        </p>
      )}
    </section>
  );
}
