"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import type { IdrEstimate } from "@/lib/contract/vcs";
import { intlTag } from "@/lib/messages/locales";

/** The scale ends at twice Amazon's limit, so that the limit stands in the middle. */
const SCALE = 2;

/** Amazon's Invoice Defect Rate as we estimate it, with Amazon's limit and what it becomes when everything possible is sent today. */
export function DefectRate({ idr }: { idr: IdrEstimate | null }) {
  const t = useT("vcs");
  const locale = useLocale();
  if (!idr || idr.rate === null) {
    return <p className="text-12 text-ink-3">{t(idr && !idr.is_whole ? "idr.counting" : "idr.none")}</p>;
  }
  const percent = new Intl.NumberFormat(intlTag(locale), { style: "percent", maximumFractionDigits: 1 });
  const write = (rate: string) => percent.format(Number(rate));
  const [rate, target] = [Number(idr.rate), Number(idr.target)];
  const place = (value: number) => `${Math.min(100, (value / (target * SCALE)) * 100)}%`;
  const isOver = rate > target;
  const improves = idr.rate_if_sent !== null && Number(idr.rate_if_sent) < rate;
  return (
    <div className="grid gap-1">
      <p className="flex items-baseline gap-1.5 text-12 text-ink-2">
        <b className={isOver ? "font-semibold text-fail" : "font-semibold text-ink"}>{write(idr.rate)}</b>
        <span>{t("idr.label")}</span>
      </p>
      <div aria-hidden className="relative h-1 rounded-4 bg-todo-soft">
        <span
          className={
            isOver
              ? "absolute inset-y-0 left-0 rounded-4 bg-fail-solid"
              : "absolute inset-y-0 left-0 rounded-4 bg-chart-1"
          }
          style={{ width: place(rate) }}
        />
        <span className="absolute -inset-y-[3px] w-px bg-ink" style={{ left: place(target) }} />
      </div>
      <p className="text-11 text-ink-3 tabular-nums">
        {improves && idr.rate_if_sent !== null
          ? t("idr.after", { rate: write(idr.rate_if_sent), n: idr.sendable, target: write(idr.target) })
          : t("idr.target", { rate: write(idr.target) })}
      </p>
    </div>
  );
}
