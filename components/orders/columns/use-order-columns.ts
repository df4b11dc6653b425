"use client";

import { useDeferredValue, useMemo } from "react";
import type { Column } from "@/components/data-table/column";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import type { OrderRow } from "@/lib/domain/order";
import { FIXED_COLUMN, type GridColumn } from "@/lib/domain/order-columns";
import type { Sort, SortField } from "@/lib/domain/order-filters";
import type { Preferences } from "@/lib/domain/preferences";
import type { CellEnv } from "./cell-parts";
import { cellOf } from "./cells";
import { columnName } from "./column-name";
import { columnSpec, needsIndex } from "./column-specs";

interface Asked {
  accountId: number;
  ids: readonly GridColumn[];
  amounts: Preferences["amounts"];
  sort: readonly Sort[];
  /** Whether our own copy answers, so that the two fields which only it sorts by can be pressed. */
  indexed: boolean;
  onSort: (field: SortField, beside: boolean) => void;
  /** The pointer is over a header that sorts. */
  onNear: (field: SortField) => void;
}

/** Language, zone and moment for the cells. The moment follows behind: counting ages again never stands before a press. */
function useCellEnv(accountId: number, amounts: CellEnv["amounts"]): CellEnv {
  const [locale, zone, now] = [useLocale(), useZone(), useDeferredValue(useNow())];
  const [t, status, deadline, actions] = [useT("orders"), useT("status"), useT("deadline"), useT("actions")];
  return useMemo(
    () => ({ accountId, locale, zone, now, amounts, t, status, deadline, actions }),
    [accountId, locale, zone, now, amounts, t, status, deadline, actions],
  );
}

/** The grid's columns: what each shows, whether its header sorts the whole set, and if not why (PRODUCT C12). */
export function useOrderColumns({
  accountId,
  ids,
  amounts,
  sort,
  indexed,
  onSort,
  onNear,
}: Asked): readonly Column<OrderRow>[] {
  const env = useCellEnv(accountId, amounts);
  // Cells stay the same objects while only the sorting changes, so that rows are not drawn for a header's arrow.
  const bodies = useMemo(
    () =>
      new Map(
        ids.map((id) => {
          const cell = cellOf(id);
          return [id, (row: OrderRow) => cell(row, env)] as const;
        }),
      ),
    [ids, env],
  );
  return useMemo(() => {
    const keyOf = (field: SortField) => {
      const at = sort.findIndex((key) => key.field === field);
      const direction = sort[at]?.descending ? ("descending" as const) : ("ascending" as const);
      if (at === -1) return { direction: null };
      const says = env.t("sort.nth", { n: at + 1, direction: env.t(`sort.${direction}`) });
      return { direction, ...(sort.length > 1 ? { rank: { at: at + 1, says } } : {}) };
    };
    const places = new Set<string>();
    return ids.map((id): Column<OrderRow> => {
      const { sort: field, derived, card, ...spec } = columnSpec(id);
      // Two columns for one place of the card: the second joins the rest.
      const place = card && places.has(card) ? "more" : card;
      if (place) places.add(place);
      const sortable = field !== undefined && (indexed || !needsIndex(field));
      const why = sortable ? null : env.t(needsIndex(field) ? "sortNeedsIndex" : "notSortable");
      const notes = [derived && env.t(`derived.${derived}`), why].filter(Boolean);
      return {
        ...spec,
        ...(place ? { card: place } : {}),
        id,
        header: columnName(id, env.t),
        cell: bodies.get(id) ?? (() => null),
        ...(id === FIXED_COLUMN ? { pinned: true } : {}),
        ...(notes.length > 0 ? { note: notes.join(" ") } : {}),
        ...(sortable
          ? {
              sort: {
                ...keyOf(field),
                onSort: (beside: boolean) => onSort(field, beside),
                onNear: () => onNear(field),
              },
            }
          : {}),
      };
    });
  }, [ids, bodies, env, sort, indexed, onSort, onNear]);
}
