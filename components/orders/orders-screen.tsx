"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { useRememberedList } from "@/components/order/use-remembered-list";
import { isSameOrder, usePeek } from "@/components/peek/peek-state";
import { useNow, useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { useMay } from "@/components/shell/role";
import { LaterPart, later } from "@/components/ui/later-part";
import { TableScroller } from "@/components/ui/table";
import { AfterPaint } from "@/components/ui/use-after-paint";
import { useLate } from "@/components/ui/use-late";
import { ViewMenuDoor } from "@/components/views/view-menu-door";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import type { OrderRow } from "@/lib/domain/order";
import {
  isAnyTime,
  nextSort,
  nextSortBeside,
  orderGridParsers,
  type SortField,
  withoutFilters,
} from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { useOrderColumns } from "./columns/use-order-columns";
import { useStripSpan } from "./day-strip/day-strip-span";
import { DisplayMenu } from "./display-menu";
import { FilterBar } from "./filter-bar";
import { GridFooter } from "./grid-footer";
import { type GridTab, tabCounts, tabFilter } from "./grid-tabs";
import { useKeptPlace } from "./kept-place";
import { LazyNotice } from "./lazy-notice";
import { NewOrdersPill } from "./new-orders-pill";
import { orderHref } from "./order-href";
import { OrderTabs } from "./order-tabs";
import { PageHead } from "./page-head";
import { RowMenuDoor } from "./row-menu-door";
import { useColumnsShown } from "./use-columns-shown";
import { useHydrated } from "./use-hydrated";
import { useMarketplaces } from "./use-marketplaces";
import { type FirstPage, useOrderGrid } from "./use-order-grid";
import { usePeekAhead } from "./use-peek-ahead";
import { useRowSelection } from "./use-row-selection";
import { useTabsAhead } from "./use-tabs-ahead";

// Not part of the first page: what stands where there are no rows, the panel of the first peek, the bar of the first tick.
const GridState = later(async () => (await import("./grid-state")).GridState);
const PeekPanel = later(async () => (await import("./peek-beside")).PeekBeside);
const BulkBar = later(async () => (await import("@/components/bulk/bulk-bar")).BulkBar);
// Saved views come right after the first paint, beside what is there: nothing moves.
const ViewTabs = later(async () => (await import("@/components/views/view-tabs")).ViewTabs);
const OtherDates = later(async () => (await import("./other-dates")).OtherDates);
const DayStrip = later(async () => (await import("./day-strip/day-strip")).DayStrip);
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

  const { columns: ids, absent, skipped } = useColumnsShown(state.columns, page?.meta_unknown);
  const onSort = useCallback(
    (field: SortField, beside: boolean) => change({ sort: (beside ? nextSortBeside : nextSort)(state.sort, field) }),
    [state.sort, change],
  );
  const onNear = useCallback((field: SortField) => near({ sort: nextSort(state.sort, field) }), [state.sort, near]);
  const { amounts } = preferences;
  const columns = useOrderColumns({ accountId, ids, amounts, sort: state.sort, indexed, onSort, onNear });

  const peek = usePeek();
  const hydrated = useHydrated();
  const strip = useStripSpan();
  const mayKeep = useMay("views:keep");
  const onOpen = useCallback((row: OrderRow) => router.push(orderHref(accountId, row)), [router, accountId]);
  const bulkQuery = useMemo(() => withoutPaging(question.query), [question.query]);
  const { selection, ticks, all, chooseAll } = useRowSelection(accountId, shown, `${bulkQuery} ${question.text ?? ""}`);
  const stale = useLate(rows.isPlaceholderData);
  const listQuery = question.text === null ? question.query : null;
  const list = { query: listQuery, rows: shown, page: state.page, size, total: page?.count ?? 0 };
  useRememberedList(accountId, page && !rows.isPlaceholderData ? list : null);
  useKeptPlace(`/accounts/${accountId}/orders`, `${question.query} ${question.text ?? ""}`, shown.length > 0);
  // A ready-made tab leaves a saved view, with all that the view filtered.
  const inTab = (tab: GridTab) => ({
    ...(state.view === "" ? {} : { ...withoutFilters(state), columns: [], view: "" }),
    ...tabFilter(tab),
  });
  const counted = tabCounts({
    counts: grid.counts.data?.counts,
    alerts: grid.tabAlerts.data,
    tab: grid.tab,
    listed: rows.isPlaceholderData ? undefined : page?.count,
  });
  // A copy that is still being filled answers some questions and not others.
  const isWhole = page?.source === "index" && grid.alerts.data?.index.state === "ready";
  const isOwn = isWhole && !rows.isPlaceholderData && grid.counts.isSuccess;
  useTabsAhead({
    state: isOwn ? state : null,
    counts: counted,
    current: grid.tab,
    fetch: (tab) => near(inTab(tab)),
  });
  const peekAhead = usePeekAhead(PeekPanel.ahead);
  const hrefOf = (tab: GridTab) => serialize(`/accounts/${accountId}/orders`, { ...state, ...inTab(tab) });
  const codes = useMemo(() => (stores.length === 0 ? null : stores.map(({ code }) => code)), [stores]);
  const views = { accountId, state, marketplaces: codes, columns: ids, onOpen: change };

  return (
    <>
      <AfterPaint>
        <PageHead grid={grid} accountId={accountId} canSend={canSend} />
      </AfterPaint>
      <OrderTabs
        active={state.view === "" ? grid.tab : null}
        counts={counted}
        hrefOf={hrefOf}
        onOpen={(tab) => change(inTab(tab))}
        onNear={(tab) => void near(inTab(tab))}
        more={
          hydrated && (
            <AfterPaint>
              <LaterPart meanwhile={null}>
                <ViewTabs {...views} />
              </LaterPart>
            </AfterPaint>
          )
        }
        end={
          <>
            <span className="inline-grid size-7 max-tablet:size-10">
              <AfterPaint>{mayKeep && <ViewMenuDoor {...views} />}</AfterPaint>
            </span>
            <DisplayMenu
              accountId={accountId}
              columns={ids}
              absent={absent}
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
      <FilterBar
        accountId={accountId}
        state={state}
        marketplaces={stores}
        indexed={indexed}
        onChange={change}
        onNear={indexed ? near : undefined}
      />
      {strip !== "" && (
        <LaterPart meanwhile={<div className="h-24 flex-none" />}>
          <DayStrip accountId={accountId} span={strip} state={state} question={question} onChange={change} />
        </LaterPart>
      )}
      <LazyNotice
        page={page}
        error={rows.error}
        fetching={rows.isFetching}
        skipped={skipped}
        unread={grid.unread}
        idsAsked={rows.isPlaceholderData ? [] : state.ids}
        look={
          state.id && state.marketplace.length === 0
            ? { accountId, id: state.id, onStop: () => change({ id: "" }) }
            : null
        }
        onRetry={grid.refresh}
      />
      {hydrated && state.alert !== null && !isAnyTime(state) && (
        <LaterPart meanwhile={null}>
          <OtherDates
            accountId={accountId}
            state={{ ...state, alert: state.alert }}
            text={question.text}
            listed={rows.isPlaceholderData ? undefined : page?.count}
            onChange={change}
          />
        </LaterPart>
      )}
      <RowMenuDoor accountId={accountId} rows={shown} onOpen={onOpen} onPeek={peek.open} />
      {/* Whoever looks at a row may want it beside the list: what that needs comes meanwhile. */}
      <div className="relative flex min-h-0 min-w-0 flex-1" onFocusCapture={peekAhead} onPointerOverCapture={peekAhead}>
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
        {/* Always there: if the list became the last child when the panel goes, the browser would work out the style of all its rows anew. */}
        <div className="contents">
          {hydrated && peek.peek && (
            <LaterPart>
              <PeekPanel
                accountId={accountId}
                order={peek.peek}
                rows={shown}
                grid={grid}
                onClose={peek.close}
                onMove={peek.move}
              />
            </LaterPart>
          )}
        </div>
      </div>
      {selection.size > 0 && (
        <LaterPart>
          <BulkBar
            accountId={accountId}
            selection={{
              orders: [...selection.ids.values()],
              onPage: shown.filter(selection.has).length,
              clear: selection.clear,
              all,
              chooseAll,
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
  for (const name of ["ordering", "page", "page_size", "set_currency", "meta"]) rest.delete(name);
  return rest.toString();
}
