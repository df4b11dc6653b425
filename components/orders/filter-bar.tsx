"use client";

import { useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Cap } from "@/components/ui/kbd";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { activeFilterCount, EMPTY_GRID_STATE, type OrderGridState } from "@/lib/domain/order-filters";
import { ORDER_STATUSES, ORDER_TYPES, type OrderStatus, type OrderTypeKey } from "@/lib/domain/status";
import { FilterChip } from "./filter-chip";
import { useSlashKey } from "./slash-key";
import { SortChip } from "./sort-chip";
import { WindowChip } from "./window-chip";

interface Props {
  state: OrderGridState;
  marketplaces: readonly MarketplaceEntry[];
  onChange: (changes: Partial<OrderGridState>) => void;
}

/** A whole order id, looked for in every marketplace once Enter is pressed: each look costs a call per marketplace. */
function IdSearch({ id, onSearch }: { id: string; onSearch: (id: string) => void }) {
  const t = useT("orders");
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader in use
    <form
      role="search"
      className="relative flex w-[220px] items-center max-tablet:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(input.current?.value.trim() ?? "");
      }}
    >
      <Icon name="search" size={15} className="pointer-events-none absolute left-[9px] text-ink-3" />
      <input
        // A new key gives the field the id of the URL when Back or a link changed it.
        key={id}
        ref={input}
        type="search"
        name="id"
        defaultValue={id}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        placeholder={t("search")}
        aria-label={t("searchLabel")}
        className="h-7 w-full rounded-6 border border-control bg-surface pr-7 pl-[30px] text-12 placeholder:text-ink-3 max-tablet:h-10 max-tablet:text-16"
      />
      <span className="absolute right-1 max-tablet:hidden">
        <Cap>/</Cap>
      </span>
    </form>
  );
}

/** Every filter that is in force stands here as a chip, and nothing is filtered that does not. */
export function FilterBar({ state, marketplaces, onChange }: Props) {
  const t = useT("orders");
  const status = useT("status");
  const active = activeFilterCount(state);
  const statuses = Object.keys(ORDER_STATUSES).map((value) => ({
    value,
    label: status(`order.${value as OrderStatus}`),
  }));
  const types = Object.keys(ORDER_TYPES).map((value) => ({ value, label: status(`type.${value as OrderTypeKey}`) }));
  const stores = marketplaces.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <div className="flex flex-none flex-wrap items-center gap-1.5 px-5 py-2 max-tablet:px-4">
      <IdSearch id={state.id} onSearch={(id) => onChange({ id })} />
      <div className="scroll-hidden relative flex items-center gap-1.5 max-tablet:-mx-4 max-tablet:overflow-x-auto max-tablet:px-4 max-tablet:py-0.5 tablet:flex-wrap">
        <WindowChip value={state.ordered} off={state.id !== ""} onChange={(ordered) => onChange({ ordered })} />
        <FilterChip
          label={t("filters.status")}
          choices={statuses}
          values={state.status}
          onChange={(values) => onChange({ status: values })}
        />
        <FilterChip
          label={t("filters.marketplace")}
          choices={stores}
          values={state.marketplace}
          onChange={(values) => onChange({ marketplace: values })}
        />
        <FilterChip
          label={t("filters.type")}
          choices={types}
          values={state.type}
          onChange={(values) => onChange({ type: values })}
        />
        {state.currency && (
          <FilterChip
            label={t("filters.currency")}
            choices={[{ value: state.currency, label: state.currency }]}
            values={[state.currency]}
            onChange={(values) => onChange({ currency: values[0] ?? "" })}
          />
        )}
        <SortChip sort={state.sort} onChange={(sort) => onChange({ sort })} />
        {active > 0 && (
          <button
            type="button"
            className="h-7 rounded-6 px-2 text-12 font-medium text-accent-ink hover:underline max-tablet:h-10"
            onClick={() => onChange({ ...EMPTY_GRID_STATE, size: state.size, sort: state.sort })}
          >
            {t("clearFilters")}
          </button>
        )}
      </div>
    </div>
  );
}
