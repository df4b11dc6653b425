"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { type BatchView, ROW_FILTERS, type RowFilter } from "@/lib/contract/batches";
import type { Tone } from "@/lib/domain/status";
import { count } from "@/lib/format/count";

/** How an outcome of a row looks; the tones are those of the actions behind it. */
export const OUTCOME_LOOK: Record<RowFilter, { tone: Tone; icon: IconName }> = {
  waiting: { tone: "rest", icon: "circle-dashed" },
  moving: { tone: "move", icon: "send" },
  done: { tone: "done", icon: "circle-check" },
  warning: { tone: "warn", icon: "triangle-alert" },
  failed: { tone: "fail", icon: "octagon-x" },
  person: { tone: "unknown", icon: "hand" },
  not_recorded: { tone: "fail", icon: "circle-x" },
  left_out: { tone: "rest", icon: "undo-2" },
};

/** What has ended, in the order in which the bar grows. */
const SETTLED = ["done", "warning", "failed", "person", "not_recorded", "left_out"] as const satisfies RowFilter[];

export function settledOf({ counts }: Pick<BatchView, "counts">): number {
  return SETTLED.reduce((sum, name) => sum + counts[name], 0);
}

/** The bar of settled states: each outcome its part of the whole, what is under way hatched behind them. */
export function BatchBar({ batch, label }: { batch: BatchView; label: string }) {
  const share = (n: number) => `${(n / batch.total) * 100}%`;
  const parts = [...SETTLED, "moving" as const].filter((name) => batch.counts[name] > 0);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={batch.total}
      aria-valuenow={settledOf(batch)}
      className="flex h-2 w-full gap-px overflow-hidden rounded-4 bg-sunken"
    >
      {parts.map((name) => (
        <span
          key={name}
          data-tone={OUTCOME_LOOK[name].tone}
          className={name === "moving" ? "h-full bg-(--tone) opacity-40" : "h-full bg-(--tone)"}
          style={{ width: share(batch.counts[name]) }}
        />
      ))}
    </div>
  );
}

/** The counts with icon and word; one that is zero folds away. */
export function BatchCounts({ batch }: { batch: BatchView }) {
  const t = useT("bulk");
  const locale = useLocale();
  const shown = ROW_FILTERS.filter((name) => batch.counts[name] > 0);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {shown.map((name) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <Badge tone={OUTCOME_LOOK[name].tone} icon={OUTCOME_LOOK[name].icon}>
            {t(`batch.outcome.${name}`)}
          </Badge>
          <span className="font-medium tabular-nums">{count(batch.counts[name], locale)}</span>
        </li>
      ))}
    </ul>
  );
}
