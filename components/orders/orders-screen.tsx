"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { ExportButton } from "@/components/export/export-button";
import { useRememberedList } from "@/components/order/use-remembered-list";
import { isSameOrder, usePeek } from "@/components/peek/peek-state";
import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { useMay } from "@/components/shell/role";
import { LaterPart, later } from "@/components/ui/later-part";
import { TableScroller } from "@/components/ui/table";
import { useLate } from "@/components/ui/use-late";
import { ViewMenuDoor } from "@/components/views/view-menu-door";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import type { OrderRow } from "@/lib/domain/order";
import { nextSort, orderGridParsers, type SortField, withoutFilters } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { AlertToggles } from "./alert-toggles";
import { useOrderColumns } from "./columns/use-order-columns";
import { DisplayMenu } from "./display-menu";
import { FilterBar } from "./filter-bar";
import { Freshness } from "./freshness";
import { GridFooter } from "./grid-footer";
import { type GridTab, tabFilter } from "./grid-tabs";
import { LazyNotice } from "./lazy-notice";
import { NewOrdersPill } from "./new-orders-pill";
import { orderHref } from "./order-href";
import { OrderTabs } from "./order-tabs";
import { useColumnsShown } from "./use-columns-shown";
import { useHydrated } from "./use-hydrated";
import { useMarketplaces } from "./use-marketplaces";
import { type FirstPage, type OrderGrid, useOrderGrid } from "./use-order-grid";
import { useRowSelection } from "./use-row-selection";

// Not part of the first page: what stands where there are no rows, the panel of the first peek, the bar of the first tick.
const GridState = later(async () => (await import("./grid-state")).GridState);
const PeekPanel = later(async () => (await import("@/components/peek/peek-panel")).PeekPanel);
const BulkBar = later(async () => (await import("@/components/bulk/bulk-bar")).BulkBar);
// Saved views come right after the first paint, beside what is there: nothing moves.
const ViewTabs = later(async () => (await import("@/components/views/view-tabs")).ViewTabs);
const ViewNotice = later(async () => (await import("@/components/views/view-notice")).ViewNotice);

interface Props {
  accountId: number;
  accountName: string;
  /** Whether this person may send actions. */
  canSend: boolean;
  first: FirstPage;
  marketplaces: readonly MarketplaceEntry[];
}

const serialize = createSerializer(orderGridParsers);
const NO_ROWS: readonly OrderRow[] = [];

function tabCounts({ counts, tabAlerts: { data } }: OrderGrid) {
  return { ...counts.data?.counts, late: data?.late ?? null, errors: data?.errors ?? null };
}

function PageHead({ grid, accountId }: { grid: OrderGrid; accountId: number }) {
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
      <Freshness page={rows.data} busy={rows.isFetching} onRefresh={grid.refresh} />
      <span className="flex-1" />
      <AlertToggles
        alerts={grid.alerts.data}
        active={state.alert}
        onToggle={(alert) => change({ alert })}
        onNear={(alert) => near({ alert })}
      />
      <ExportButton accountId={accountId} {...question} total={rows.data?.count} />
    </header>
  );
}

/** The orders grid: tabs, filters, rows, paging. All of its state is in the URL but the search words and what is ticked. */
export function OrdersScreen({ accountId, accountName, canSend, first, marketplaces }: Props) {
  const t = useT("orders");
  const router = useRouter();
  const { preferences } = usePreferences();
  const grid = useOrderGrid(accountId, first, useNow());
  const { state, rows, change, near, question, size } = grid;
  const stores = useMarketplaces(accountId, marketplaces);
  const page = rows.data;
  const shown = page?.results ?? NO_ROWS;
  const indexed = page?.source === "index" || grid.alerts.data?.index.state === "ready";

  const { columns: ids, skipped } = useColumnsShown(state.columns);
  const onSort = useCallback((field: SortField) => change({ sort: nextSort(state.sort, field) }), [state.sort, change]);
  const onNear = useCallback((field: SortField) => near({ sort: nextSort(state.sort, field) }), [state.sort, near]);
  const { amounts } = preferences;
  const columns = useOrderColumns({ accountId, ids, amounts, sort: state.sort, indexed, onSort, onNear });

  const peek = usePeek();
  const hydrated = useHydrated();
  const mayKeep = useMay("views:keep");
  const onOpen = useCallback((row: OrderRow) => router.push(orderHref(accountId, row)), [router, accountId]);
  const { selection, ticks } = useRowSelection(accountId, shown);
  const bulkQuery = useMemo(() => withoutPaging(question.query), [question.query]);
  const stale = useLate(rows.isPlaceholderData);
  const listQuery = question.text === null ? question.query : null;
  const list = { query: listQuery, rows: shown, page: state.page, size, total: page?.count ?? 0 };
  useRememberedList(accountId, page && !rows.isPlaceholderData ? list : null);
  // A ready-made tab leaves a saved view, with all that the view filtered.
  const inTab = (tab: GridTab) => ({
    ...(state.view === "" ? {} : { ...withoutFilters(state), columns: [], view: "" }),
    ...tabFilter(tab),
  });
  const hrefOf = (tab: GridTab) => serialize(`/accounts/${accountId}/orders`, { ...state, ...inTab(tab) });
  const codes = useMemo(() => (stores.length === 0 ? null : stores.map(({ code }) => code)), [stores]);
  const views = { accountId, state, marketplaces: codes, onOpen: change };

  return (
    <>
      <PageHead grid={grid} accountId={accountId} />
      <OrderTabs
        active={state.view === "" ? grid.tab : null}
        counts={tabCounts(grid)}
        hrefOf={hrefOf}
        onOpen={(tab) => change(inTab(tab))}
        onNear={(tab) => near(inTab(tab))}
        more={
          hydrated && (
            <LaterPart meanwhile={null}>
              <ViewTabs {...views} />
            </LaterPart>
          )
        }
        end={
          <>
            <span className="inline-grid size-7 max-tablet:size-10">{mayKeep && <ViewMenuDoor {...views} />}</span>
            <DisplayMenu
              columns={ids}
              currency={state.currency}
              onColumnsChosen={() => state.columns.length > 0 && change({ columns: [], page: state.page })}
              onCurrency={(currency) => currency !== state.currency && change({ currency })}
            />
          </>
        }
      />
      {hydrated && state.view !== "" && (
        <LaterPart meanwhile={null}>
          <ViewNotice {...views} />
        </LaterPart>
      )}
      <FilterBar state={state} marketplaces={stores} indexed={indexed} onChange={change} />
      <LazyNotice
        page={page}
        error={rows.error}
        fetching={rows.isFetching}
        skipped={skipped}
        idsAsked={rows.isPlaceholderData ? [] : state.ids}
        look={
          state.id && state.marketplace.length === 0
            ? { accountId, id: state.id, onStop: () => change({ id: "" }) }
            : null
        }
        onRetry={grid.refresh}
      />
      <div className="relative flex min-h-0 min-w-0 flex-1">
        <NewOrdersPill waiting={grid.live.waiting} onShow={grid.live.show} />
        <TableScroller label={t("tableRegion")} className="min-w-0 border-t max-tablet:overflow-visible">
          {shown.length > 0 && page ? (
            <DataTable
              caption={t("caption", { account: accountName })}
              columns={columns}
              rows={shown}
              onOpen={onOpen}
              onPeek={peek.open}
              onReach={peek.peek ? peek.move : undefined}
              isPeeked={(row) => peek.peek !== null && isSameOrder(row, peek.peek)}
              selection={ticks}
              density={preferences.density}
              letters={preferences.letters}
              total={page.count}
              offset={(state.page - 1) * size}
              stale={stale}
            />
          ) : (
            <LaterPart>
              <GridState accountId={accountId} columns={columns} grid={grid} onChange={change} />
            </LaterPart>
          )}
        </TableScroller>
        {hydrated && peek.peek && (
          <LaterPart>
            <PeekPanel accountId={accountId} order={peek.peek} rows={shown} onClose={peek.close} onMove={peek.move} />
          </LaterPart>
        )}
      </div>
      {selection.size > 0 && (
        <LaterPart>
          <BulkBar
            accountId={accountId}
            selection={{
              orders: [...selection.ids.values()],
              onPage: shown.filter(selection.has).length,
              clear: selection.clear,
            }}
            query={bulkQuery}
            text={question.text}
            total={page?.count ?? null}
            canSend={canSend}
            stores={stores}
          />
        </LaterPart>
      )}
      <GridFooter
        page={state.page}
        size={size}
        total={page?.count ?? 0}
        shown={shown.length}
        onPage={(next) => change({ page: next })}
        onNear={(next) => near({ page: next })}
        onSize={(next) => change({ size: next === preferences.page_size ? null : next })}
      />
    </>
  );
}

/** The question as a batch freezes it: which orders, not how they are listed. */
function withoutPaging(query: string): string {
  const rest = new URLSearchParams(query);
  for (const name of ["ordering", "page", "page_size", "set_currency"]) rest.delete(name);
  return rest.toString();
}
