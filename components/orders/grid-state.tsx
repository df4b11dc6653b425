"use client";

import { useQuery } from "@tanstack/react-query";
import type { Column } from "@/components/data-table/column";
import { TableBones } from "@/components/data-table/table-bones";
import { failureWords } from "@/components/failure-words";
import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrderRow } from "@/lib/domain/order";
import { activeFilterCount, isAnyTime, type OrderGridState, withoutFilters } from "@/lib/domain/order-filters";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderCountsQuery } from "@/lib/queries/orders";
import { windowWords } from "./filters";
import { keepSearchText } from "./search-text";
import type { OrderGrid } from "./use-order-grid";

interface Props {
  accountId: number;
  grid: OrderGrid;
  columns: readonly Column<OrderRow>[];
  onChange: (changes: Partial<OrderGridState>) => void;
}

/** A question that only our own copy can answer, while it is still being filled: nothing is wrong, it takes a while. */
function CopyNeeded({ grid, onRetry, onClear }: { grid: OrderGrid; onRetry: () => void; onClear: () => void }) {
  const t = useT("orders");
  const index = grid.alerts.data?.index;
  const filling = index?.state === "filling" && index.progress !== null;
  const actions = (
    <>
      <Button onClick={onRetry}>{t("tryNow")}</Button>
      <Button onClick={onClear}>{t("clearFilters")}</Button>
    </>
  );
  return (
    <div role="status">
      <EmptyState icon="hourglass" title={t("copyNeeded")} actions={actions}>
        {filling ? t("copyFilling", { percent: Math.floor((index.progress ?? 0) * 100) }) : t("copyNeededText")}
      </EmptyState>
    </div>
  );
}

function Failure({ error, onRetry, onClear }: { error: Error; onRetry: () => void; onClear: () => void }) {
  const t = useT("orders");
  const e = useT("errors");
  const code = error instanceof ApiError ? error.code : "internal";
  const { icon, title, step } = failureWords(code, e);
  // A question that was refused stays refused: the way on is another question.
  const way = code === "bad_request" ? { words: t("clearFilters"), go: onClear } : { words: t("tryNow"), go: onRetry };
  const reference = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState icon={icon} title={title} actions={<Button onClick={way.go}>{way.words}</Button>}>
        <p>
          {e("sentNo")} {step}
        </p>
        {reference && <p className="mt-1 select-all text-11 text-ink-3">{e("reference", { id: reference })}</p>}
      </EmptyState>
    </div>
  );
}

function NothingMatches({ grid, onChange }: Pick<Props, "grid" | "onChange">) {
  const t = useT("orders");
  const [locale, now] = [useLocale(), useNow()];
  const byBuyer = useMay("orders:reveal");
  const { state } = grid;
  const clear = <Button onClick={() => onChange(withoutFilters(state))}>{t("clearFilters")}</Button>;
  // Found nothing here is not found nothing: other filters may stand in the way.
  const { id, find } = state;
  const narrowed = activeFilterCount({ ...state, id: "", find: "" }) > 0;
  const everywhere = narrowed && (
    <Button onClick={() => onChange({ ...withoutFilters(state), id, find })}>{t("searchEverywhere")}</Button>
  );
  if (state.id) {
    const search = (
      <Button onClick={() => onChange({ id: "", find: keepSearchText(state.id) })}>{t("searchWordsInstead")}</Button>
    );
    const actions = (
      <>
        {everywhere || search}
        {clear}
      </>
    );
    return (
      <EmptyState icon="search" title={t(narrowed ? "emptyIdHere" : "emptyId", { id: state.id })} actions={actions}>
        {!narrowed && t("emptyIdText")}
      </EmptyState>
    );
  }
  if (state.find) {
    return (
      <EmptyState
        icon="search"
        title={t(narrowed ? "emptyWordsHere" : "emptyWords")}
        actions={
          <>
            {everywhere}
            {clear}
          </>
        }
      >
        {t(byBuyer ? "emptyWordsText" : "emptyWordsTextNoBuyers")}
      </EmptyState>
    );
  }
  if (state.page > 1) {
    const first = <Button onClick={() => onChange({ page: 1 })}>{t("first")}</Button>;
    return (
      <EmptyState icon="file-text" title={t("emptyPage", { page: state.page })} actions={first}>
        {t("emptyPageText")}
      </EmptyState>
    );
  }
  const window = state.ordered;
  const anyTime = isAnyTime(state);
  const widen = !anyTime && "days" in window && window.days < 30 && (
    <Button onClick={() => onChange({ ordered: { days: 30 } })}>{t("widen", { n: 30 })}</Button>
  );
  const actions = (
    <>
      {widen}
      {activeFilterCount(state) > 0 && clear}
    </>
  );
  return (
    <EmptyState icon="list-filter" title={t("emptyMatch")} actions={actions}>
      {!anyTime &&
        ("days" in window
          ? t("emptyMatchText", { n: window.days })
          : t("emptyMatchRange", { window: windowWords({ t, locale, now }, window) }))}
    </EmptyState>
  );
}

/** Lengow's answer on "any order at all, however old", asked only when an unfiltered page came back empty. */
const SINCE_EVER = "marketplace_order_date_from=2000-01-01T00:00:00Z";

function Nothing({ accountId, grid, onChange }: Omit<Props, "columns">) {
  const t = useT("orders");
  const unfiltered = activeFilterCount(grid.state) === 0 && grid.state.page === 1;
  const ever = useQuery({ ...orderCountsQuery(accountId, { query: SINCE_EVER, text: null }), enabled: unfiltered });
  if (unfiltered && ever.data?.counts.all === 0) {
    return (
      <EmptyState icon="shopping-bag" title={t("emptyEver")}>
        {t("emptyEverText")}
      </EmptyState>
    );
  }
  return <NothingMatches grid={grid} onChange={onChange} />;
}

/** What stands where rows would: bones while they come, why there are none, or what failed; each with one step. */
export function GridState({ accountId, grid, columns, onChange }: Props) {
  const t = useT("orders");
  const { rows } = grid;
  if (rows.isError && !rows.data) {
    const onClear = () => onChange(withoutFilters(grid.state));
    const onRetry = () => rows.refetch();
    if (rows.error instanceof ApiError && rows.error.code === "index_needed") {
      return <CopyNeeded grid={grid} onRetry={onRetry} onClear={onClear} />;
    }
    return <Failure error={rows.error} onRetry={onRetry} onClear={onClear} />;
  }
  if (grid.lost) {
    return (
      <EmptyState
        icon="search"
        title={t("wordsLost")}
        actions={<Button onClick={() => onChange({ find: "" })}>{t("clearSearch")}</Button>}
      >
        {t("wordsLostText")}
      </EmptyState>
    );
  }
  if (!rows.data) return <TableBones columns={columns} rows={12} label={t("loadingRows")} />;
  return <Nothing accountId={accountId} grid={grid} onChange={onChange} />;
}
