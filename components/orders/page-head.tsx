"use client";

import Link from "next/link";
import { ExportButton } from "@/components/export/export-button";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { iconButtonClass } from "@/components/ui/icon-button";
import { count } from "@/lib/format/count";
import { AlertToggles } from "./alert-toggles";
import { Freshness } from "./freshness";
import type { OrderGrid } from "./use-order-grid";

/** Title, how fresh the list is, the counters, and the ways in and out of files. */
export function PageHead({ grid, accountId, canSend }: { grid: OrderGrid; accountId: number; canSend: boolean }) {
  const t = useT("orders");
  const locale = useLocale();
  const { rows, state, change, near, question } = grid;
  return (
    <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 px-5 pt-2 pb-1 max-tablet:px-4">
      <h1 className="whitespace-nowrap text-16 tracking-[-0.012em]">
        {t("title")}
        <small className="ml-1.5 text-13 font-normal tracking-normal tabular-nums text-ink-3">
          {rows.data && count(rows.data.count, locale)}
        </small>
      </h1>
      <Freshness accountId={accountId} page={rows.data} busy={rows.isFetching} onRefresh={grid.refresh} />
      {/* Where the line has no room for all, although the words before them gave way, they go to the next one together: no sign stands there alone. */}
      <div className="ml-auto flex min-w-0 items-center gap-x-2 max-tablet:contents">
        <AlertToggles
          alerts={grid.alerts.data}
          active={state.alert}
          onToggle={(alert) => change({ alert })}
          onNear={(alert) => near({ alert })}
        />
        <span className="flex flex-none items-center max-tablet:ml-auto">
          {canSend && (
            // A phone's first line has room for one of the two; there the way to import stands under More.
            <span className="max-tablet:hidden">
              <Link
                href={`/accounts/${accountId}/bulk`}
                prefetch={false}
                className={iconButtonClass()}
                aria-label={t("importCsv")}
                title={t("importCsv")}
              >
                <Icon name="upload" size={16} />
              </Link>
            </span>
          )}
          <ExportButton accountId={accountId} {...question} total={rows.data?.count} />
        </span>
      </div>
    </header>
  );
}
