"use client";

import type { ReactNode } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Tab, Tabs } from "@/components/ui/tabs";
import { count } from "@/lib/format/count";
import { GRID_TABS, type GridTab } from "./grid-tabs";

interface Props {
  active: GridTab["id"] | null;
  counts: Partial<Record<GridTab["id"], number | null>>;
  hrefOf: (tab: GridTab) => string;
  onOpen: (tab: GridTab) => void;
  /** The pointer or the focus is on a tab: its rows may be fetched ahead. */
  onNear: (tab: GridTab) => void;
  /** Further tabs after the ready-made ones. */
  more: ReactNode;
  /** What stands at the right of the tabs. */
  end: ReactNode;
}

/**
 * The views over the grid: a word and a plain count. Each is a real link, so that it can be opened beside and copied; a plain
 * press changes the rows without leaving the page.
 */
export function OrderTabs({ active, counts, hrefOf, onOpen, onNear, more, end }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  return (
    <Tabs label={t("views")} end={end}>
      {GRID_TABS.map((tab) => {
        const number = counts[tab.id];
        return (
          <Tab
            key={tab.id}
            href={hrefOf(tab)}
            current={tab.id === active}
            // A slot as wide as most counts: the tabs do not move when the numbers come.
            count={
              <span className="inline-block min-w-[2.5ch]">{typeof number === "number" && count(number, locale)}</span>
            }
            onNear={() => onNear(tab)}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              onOpen(tab);
            }}
          >
            {t(`tabs.${tab.id}`)}
          </Tab>
        );
      })}
      {more}
    </Tabs>
  );
}
