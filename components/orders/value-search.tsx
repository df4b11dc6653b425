"use client";

import { useT } from "@/components/shell/intl-provider";
import { Input } from "@/components/ui/input";

/** From this many values on, typing finds one quicker than reading. */
const SEARCH_FROM = 9;

/** The field that narrows a filter's values, where there are enough of them. */
export function ValueSearch(props: { among: number; wanted: string; onWanted: (text: string) => void }) {
  const t = useT("orders");
  if (props.among < SEARCH_FROM) return null;
  return (
    <div className="p-1.5 pb-1">
      <Input
        size="small"
        icon="search"
        data-narrows
        value={props.wanted}
        placeholder={t("filters.searchValues")}
        aria-label={t("filters.searchValues")}
        onChange={(event) => props.onWanted(event.target.value)}
      />
    </div>
  );
}
