"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Plain } from "@/components/ui/plain";
import type { CarrierCoverage } from "@/lib/contract/carrier-names";
import { plainText } from "@/lib/format/plain";
import { intlTag } from "@/lib/messages/locales";
import { carrierCoverageQuery } from "@/lib/queries/carrier-names";

/** Nearly all is not all: 99.9 % of the texts are never "100 %". */
function share(read: number, total: number, tag: string): string {
  const value = Math.floor((read / total) * 1_000) / 1_000;
  return new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(value);
}

function Figures({ coverage }: { coverage: CarrierCoverage }) {
  const t = useT("carriers");
  const tag = intlTag(useLocale());
  const { days, total, by_list, by_own, sheets_without_marketplace: nameless } = coverage;
  const read = by_list + by_own;
  return (
    <div className="grid gap-1">
      {total === 0 ? (
        <p className="text-ink-2">{t("coverage.none", { days })}</p>
      ) : (
        <>
          <p>
            {t("coverage.read", { read, total, days, percent: share(read, total, tag) })}{" "}
            <span className="text-ink-2">{t("coverage.parts", { list: by_list, own: by_own })}</span>
          </p>
          <div aria-hidden className="flex h-1.5 overflow-hidden rounded-full bg-line-strong">
            <span className="bg-done-solid" style={{ width: `${(by_list / total) * 100}%` }} />
            <span className="bg-accent" style={{ width: `${(by_own / total) * 100}%` }} />
          </div>
        </>
      )}
      <p className="max-w-[80ch] text-12 text-ink-3">
        {t("coverage.counts")} {nameless > 0 && t("coverage.nameless", { n: nameless })}
      </p>
    </div>
  );
}

/** How many carriers of the last days were read; what was not is offered to be given a meaning, the most frequent first. */
export function CarrierCoverageView(props: { accountId: number; code: string; onMap: (text: string) => void }) {
  const { accountId, code, onMap } = props;
  const t = useT("carriers");
  const { data, error } = useQuery(carrierCoverageQuery(accountId, code));
  if (!data) {
    if (error) return <p role="alert">{t("coverage.failed")}</p>;
    return <Bone className="w-64" />;
  }
  const { unread, unread_texts: n } = data;
  return (
    <div className="grid gap-3">
      <Figures coverage={data} />
      {n > 0 && <p className="text-warn">{t("coverage.unreadCount", { n })}</p>}
      {unread && unread.length > 0 && (
        <ul aria-label={t("coverage.unread")} className="grid rounded-8 border border-line">
          {unread.map(({ text, count }) => (
            <li
              key={text}
              className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-1.5 first:border-t-0"
            >
              <span className="cut min-w-0 font-medium" translate="no">
                <Plain max={100}>{text}</Plain>
              </span>
              <span className="text-12 text-ink-3 tabular-nums">{t("coverage.times", { n: count })}</span>
              <Button size="small" className="ml-auto" onClick={() => onMap(text)}>
                {t("coverage.map")}
                <span className="sr-only">: {plainText(text, 60).text}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
