"use client";

import { useRouter } from "next/navigation";
import { createSerializer } from "nuqs";
import { useCallback } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { TableScroller } from "@/components/ui/table";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import type { OrderRow } from "@/lib/domain/order";
import { DEFAULT_PAGE_SIZE, nextSort, ORDER_TABS, orderGridParsers, type SortField } from "@/lib/domain/order-filters";
import { count } from "@/lib/format/count";
import { useOrderColumns } from "./columns";
import { FilterBar } from "./filter-bar";
import { Freshness } from "./freshness";
import { GridFooter } from "./grid-footer";
import { GridNotice } from "./grid-notice";
import { GridState } from "./grid-state";
import { orderHref } from "./order-href";
import { OrderTabs } from "./order-tabs";
import { useMarketplaces } from "./use-marketplaces";
import { type FirstPage, useOrderGrid } from "./use-order-grid";

interface Props {
  accountId: number;
  accountName: string;
  first: FirstPage;
  marketplaces: readonly MarketplaceEntry[];
}

const serialize = createSerializer(orderGridParsers);
const rowKey = (row: OrderRow) => `${row.marketplace} ${row.marketplace_order_id}`;

/** The orders grid: tabs, filters, rows, paging. All of its state is in the URL. */
export function OrdersScreen({ accountId, accountName, first, marketplaces }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  const router = useRouter();
  const grid = useOrderGrid(accountId, first, useNow());
  const { state, rows, counts, change } = grid;
  const stores = useMarketplaces(accountId, marketplaces);
  const page = rows.data;

  const onSort = useCallback((field: SortField) => change({ sort: nextSort(state.sort, field) }), [state.sort, change]);
  const columns = useOrderColumns(accountId, state.sort, onSort);
  const onOpen = useCallback((row: OrderRow) => router.push(orderHref(accountId, row)), [router, accountId]);
  const hrefOf = (id: string) => {
    const tab = ORDER_TABS.find((candidate) => candidate.id === id);
    return serialize(`/accounts/${accountId}/orders`, { ...state, page: 1, status: [...(tab?.statuses ?? [])] });
  };

  return (
    <>
      <header className="flex min-h-[52px] flex-none items-center gap-3 px-5 pt-2 pb-1 max-tablet:px-4">
        <h1 className="whitespace-nowrap text-16 tracking-[-0.012em]">
          {t("title")}
          <small className="ml-1.5 text-13 font-normal tracking-normal tabular-nums text-ink-3">
            {page && count(page.count, locale)}
          </small>
        </h1>
        <Freshness asOf={page?.as_of} busy={rows.isFetching} onRefresh={grid.refresh} />
      </header>
      <OrderTabs active={grid.tab} counts={counts.data?.counts} hrefOf={hrefOf} onOpen={grid.openTab} />
      <FilterBar state={state} marketplaces={stores} onChange={change} />
      <GridNotice page={page} error={rows.error} fetching={rows.isFetching} onRetry={grid.refresh} />
      <TableScroller label={t("tableRegion")} className="border-t max-tablet:overflow-visible">
        {page && page.results.length > 0 ? (
          <DataTable
            caption={t("caption", { account: accountName })}
            columns={columns}
            rows={page.results}
            rowKey={rowKey}
            onOpen={onOpen}
            total={page.count}
            offset={(state.page - 1) * (state.size ?? DEFAULT_PAGE_SIZE)}
            stale={rows.isPlaceholderData}
          />
        ) : (
          <GridState accountId={accountId} columns={columns} grid={grid} onChange={change} />
        )}
      </TableScroller>
      <GridFooter
        page={state.page}
        size={state.size ?? DEFAULT_PAGE_SIZE}
        total={page?.count ?? 0}
        shown={page?.results.length ?? 0}
        onPage={(next) => change({ page: next })}
        onSize={(size) => change({ size })}
      />
    </>
  );
}
