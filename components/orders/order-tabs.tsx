"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Tab, Tabs } from "@/components/ui/tabs";
import { ORDER_TABS } from "@/lib/domain/order-filters";
import { count } from "@/lib/format/count";

interface Props {
  active: string | null;
  counts: Record<string, number | null> | undefined;
  hrefOf: (tabId: string) => string;
  onOpen: (tabId: string) => void;
}

/**
 * The views over the grid: a word and a plain count. Each is a real link, so that it can be opened beside and copied; a plain
 * press changes the rows without leaving the page.
 */
export function OrderTabs({ active, counts, hrefOf, onOpen }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  return (
    <Tabs label={t("views")}>
      {ORDER_TABS.map(({ id }) => {
        const number = counts?.[id];
        return (
          <Tab
            key={id}
            href={hrefOf(id)}
            current={id === active}
            // A slot as wide as most counts: the tabs do not move when the numbers come.
            count={
              <span className="inline-block min-w-[2.5ch]">{typeof number === "number" && count(number, locale)}</span>
            }
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              onOpen(id);
            }}
          >
            {t(`tabs.${id}`)}
          </Tab>
        );
      })}
    </Tabs>
  );
}
