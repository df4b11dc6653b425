"use client";

import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { AddChip, Chip } from "@/components/ui/chip";
import { LaterPart, later } from "@/components/ui/later-part";
import { Popover } from "@/components/ui/popover";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { activeFilterCount, isAnyTime, type OrderGridState, withoutFilters } from "@/lib/domain/order-filters";
import {
  chipWords,
  choicesOf,
  FILTERS,
  type Filter,
  USUAL_FILTERS,
  type Words,
  windowWords,
  withoutFilter,
} from "./filters";
import { SearchBox } from "./search-box";
import { searchTextOf } from "./search-text";

// What opens behind the chips is not part of the first page: it comes when the pointer or the focus reaches the bar.
const editors = () => import("./filter-editors");
const windows = () => import("./window-editor");
const adding = () => import("./add-filter");
const FilterEditor = later(async () => (await editors()).FilterEditor);
const SortEditor = later(async () => (await editors()).SortEditor);
const WindowEditor = later(async () => (await windows()).WindowEditor);
const AddFilter = later(async () => (await adding()).AddFilter);

/** Called once the pointer or the focus is in the bar; a part that could not be fetched is asked for again when it is opened. */
function fetchAhead(): void {
  Promise.all([editors(), windows(), adding()]).catch(() => {});
}

interface Props {
  state: OrderGridState;
  marketplaces: readonly MarketplaceEntry[];
  /** Whether the sortings that only our own copy knows can be chosen. */
  indexed: boolean;
  onChange: (changes: Partial<OrderGridState>) => void;
}

function FilterChip({ filter, words, ...props }: Props & { filter: Filter; words: Words }) {
  const { state, onChange } = props;
  const choices = choicesOf(filter, words, props.marketplaces);
  const shown = chipWords(filter, state, words, choices);
  if (!shown && !USUAL_FILTERS.includes(filter)) return null;
  const label = words.t(`filters.${filter}`);
  return (
    <Popover
      label={label}
      className="w-60"
      trigger={(trigger) =>
        shown === null ? (
          <AddChip {...trigger}>{label}</AddChip>
        ) : (
          <Chip
            {...trigger}
            name={shown.operator ? `${label} ${shown.operator}` : label}
            value={shown.value}
            remove={{
              label: words.t("removeFilter", { name: label }),
              onClick: () => onChange(withoutFilter(filter)),
            }}
          />
        )
      }
    >
      {(close) => (
        <LaterPart>
          <FilterEditor filter={filter} state={state} choices={choices} onChange={onChange} close={close} />
        </LaterPart>
      )}
    </Popover>
  );
}

/** The window on the order date. It is always in force, so it always stands here and has no ×. */
function OrderedChip({ state, onChange, words }: Pick<Props, "state" | "onChange"> & { words: Words }) {
  const label = words.t("filters.ordered");
  const value = isAnyTime(state) ? words.t("filters.anyTime") : windowWords(words, state.ordered);
  return (
    <Popover label={label} className="w-80" trigger={(trigger) => <Chip {...trigger} name={label} value={value} />}>
      {(close) => (
        <LaterPart>
          <WindowEditor value={state.ordered} onChange={(ordered) => onChange({ ordered })} close={close} />
        </LaterPart>
      )}
    </Popover>
  );
}

/** All fields that the whole set is sorted by, also those without a column, and where headers have no room. */
function SortChip({ state, indexed, onChange, words: { t } }: Omit<Props, "marketplaces"> & { words: Words }) {
  const { field, descending } = state.sort;
  const value = `${t(`sort.${field}`)}, ${t(descending ? "sort.descending" : "sort.ascending")}`;
  return (
    <Popover
      label={t("sort.label")}
      className="w-60"
      trigger={(trigger) => <Chip {...trigger} name={t("sort.label")} value={value} />}
    >
      {(close) => (
        <LaterPart>
          <SortEditor sort={state.sort} indexed={indexed} onChange={(sort) => onChange({ sort })} close={close} />
        </LaterPart>
      )}
    </Popover>
  );
}

/** Every filter that is in force stands here as a chip, and nothing is filtered that does not. */
export function FilterBar(props: Props) {
  const { state, marketplaces, onChange } = props;
  const words: Words = { t: useT("orders"), status: useT("status"), locale: useLocale(), now: useNow() };
  const { t } = words;
  const typed = state.id || state.ids.join(" ") || (state.find && (searchTextOf(state.find) ?? ""));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only fetches ahead what a press inside will open.
    <div
      className="flex flex-none flex-wrap items-center gap-1.5 px-5 py-2 max-tablet:px-4"
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
    >
      <SearchBox value={typed} onSearch={onChange} />
      <div className="scroll-hidden relative flex items-center gap-1.5 max-tablet:-mx-4 max-tablet:overflow-x-auto max-tablet:px-4 max-tablet:py-0.5 tablet:contents">
        <OrderedChip state={state} onChange={onChange} words={words} />
        {FILTERS.map((filter) => (
          <FilterChip key={filter} filter={filter} words={words} {...props} />
        ))}
        {state.currency && (
          <Chip
            name={t("filters.currency")}
            value={state.currency}
            remove={{
              label: t("removeFilter", { name: t("filters.currency") }),
              onClick: () => onChange({ currency: "" }),
            }}
          />
        )}
        <Popover
          label={t("addFilter")}
          className="w-72"
          trigger={(trigger) => (
            <AddChip {...trigger} data-add-filter>
              {t("filter")}
            </AddChip>
          )}
        >
          {(close) => (
            <LaterPart>
              <AddFilter state={state} words={words} marketplaces={marketplaces} onChange={onChange} close={close} />
            </LaterPart>
          )}
        </Popover>
        <SortChip {...props} words={words} />
        {activeFilterCount(state) > 0 && (
          <button
            type="button"
            className="h-7 rounded-6 px-2 text-12 font-medium text-accent-ink hover:underline max-tablet:h-10"
            onClick={() => onChange(withoutFilters(state))}
          >
            {t("clearFilters")}
          </button>
        )}
      </div>
    </div>
  );
}
