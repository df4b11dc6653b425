"use client";

import { memo, useMemo } from "react";
import { useLocale, useNow, useT } from "@/components/shell/intl-provider";
import { AddChip, Chip } from "@/components/ui/chip";
import { LaterPart, later, Opening } from "@/components/ui/later-part";
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
const WindowEditor = later(async () => (await windows()).OrderedEditor);
const AddFilter = later(async () => (await adding()).AddFilter);

/** Called once the pointer or the focus is in the bar; a part that could not be fetched is asked for again when it is opened. */
function fetchAhead(): void {
  Promise.all([editors(), windows(), adding()]).catch(() => {});
}

interface Props {
  accountId: number;
  state: OrderGridState;
  marketplaces: readonly MarketplaceEntry[];
  /** Whether the sortings that only our own copy knows can be chosen. */
  indexed: boolean;
  onChange: (changes: Partial<OrderGridState>) => void;
  /** Fetches ahead the rows of a choice; absent where that would cost calls to Lengow. */
  onNear?: ((changes: Partial<OrderGridState>) => void) | undefined;
}

type ChipProps = Props & { filter: Filter; words: Words };

/** What a chip and its editor read of the state besides the filter's own value. */
const READ_BESIDE: Partial<Record<Filter, keyof OrderGridState>> = { type: "match", raw: "marketplace" };

/** True when nothing that this chip shows has changed: a press on a tab changes one of ten. */
function sameChip(a: ChipProps, b: ChipProps): boolean {
  const { filter } = b;
  const beside = READ_BESIDE[filter] ?? filter;
  if (a.state[filter] !== b.state[filter] || a.state[beside] !== b.state[beside]) return false;
  const { state: _, ...rest } = b;
  return (Object.keys(rest) as (keyof typeof rest)[]).every((name) => a[name] === b[name]);
}

const FilterChip = memo(function FilterChip({ filter, words, ...props }: ChipProps) {
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
        <LaterPart loading={<Opening />}>
          <FilterEditor {...props} filter={filter} choices={choices} close={close} />
        </LaterPart>
      )}
    </Popover>
  );
}, sameChip);

/** The window on the order date. It is always in force, so it always stands here and has no ×. */
function OrderedChip({ state, onChange, words }: Pick<Props, "state" | "onChange"> & { words: Words }) {
  const label = words.t("filters.ordered");
  const value = isAnyTime(state) ? words.t("filters.anyTime") : windowWords(words, state.ordered);
  return (
    <Popover label={label} className="w-80" trigger={(trigger) => <Chip {...trigger} name={label} value={value} />}>
      {(close) => (
        <LaterPart loading={<Opening />}>
          <WindowEditor
            value={state.ordered}
            ageless={state.alert !== null || state.find !== ""}
            onChange={(ordered) => onChange({ ordered })}
            close={close}
          />
        </LaterPart>
      )}
    </Popover>
  );
}

/** All fields that the whole set is sorted by, also those without a column, and where headers have no room. */
function SortChip({
  state,
  indexed,
  onChange,
  words: { t },
}: Omit<Props, "accountId" | "marketplaces"> & { words: Words }) {
  const value = state.sort
    .map(({ field, descending }) => `${t(`sort.${field}`)}, ${t(descending ? "sort.descending" : "sort.ascending")}`)
    .join("; ");
  return (
    <Popover
      label={t("sort.label")}
      className="w-60"
      trigger={(trigger) => <Chip {...trigger} name={t("sort.label")} value={value} />}
    >
      {(close) => (
        <LaterPart loading={<Opening />}>
          <SortEditor sort={state.sort} indexed={indexed} onChange={(sort) => onChange({ sort })} close={close} />
        </LaterPart>
      )}
    </Popover>
  );
}

/** Every filter that is in force stands here as a chip, and nothing is filtered that does not. */
export const FilterBar = memo(function FilterBar(props: Props) {
  const { state, onChange } = props;
  const [t, status, locale, now] = [useT("orders"), useT("status"), useLocale(), useNow()];
  const words = useMemo((): Words => ({ t, status, locale, now }), [t, status, locale, now]);
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
            <LaterPart loading={<Opening />}>
              <AddFilter {...props} words={words} close={close} />
            </LaterPart>
          )}
        </Popover>
        {/* Together, so that neither stands alone on a second row. */}
        <span className="flex flex-none items-center gap-1.5">
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
        </span>
      </div>
    </div>
  );
});
