"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "@/components/shell/intl-provider";
import { marketplaceStatusesQuery } from "@/lib/queries/marketplace-statuses";

/**
 * The words that these marketplaces, or all when none is chosen, have for the state of an order; each once, by name. None until they have
 * come: whoever knows the word can type it meanwhile.
 */
export function useRawStatuses(accountId: number, chosen: readonly string[]): readonly string[] {
  const locale = useLocale();
  const { data } = useQuery(marketplaceStatusesQuery(accountId));
  return useMemo(() => {
    const of = (data?.results ?? []).filter(({ code }) => chosen.length === 0 || chosen.includes(code));
    return [...new Set(of.flatMap(({ statuses }) => statuses))].sort((a, b) => a.localeCompare(b, locale));
  }, [data, chosen, locale]);
}
