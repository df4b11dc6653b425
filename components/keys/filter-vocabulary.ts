import { useMemo } from "react";
import { useT } from "@/components/shell/intl-provider";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import type { FilterVocabulary } from "@/lib/domain/filter-language";
import { ORDER_ALERTS, SECOND_DAY } from "@/lib/domain/order-alerts";
import { ANY_REFERENCE, NO_REFERENCE } from "@/lib/domain/order-filters";
import { ORDER_STATUSES, ORDER_TYPES, type OrderStatus, type OrderTypeKey } from "@/lib/domain/status";

const DAYS = [1, 7, 30, 90, 365];

/** What may stand behind each filter's name, in the reader's words. */
export function useFilterVocabulary(marketplaces: readonly MarketplaceEntry[]): FilterVocabulary {
  const [t, status] = [useT("keys"), useT("status")];
  return useMemo(() => {
    const statuses = Object.keys(ORDER_STATUSES).map((value) => ({
      value,
      label: status(`order.${value as OrderStatus}`),
    }));
    const types = [
      ...Object.keys(ORDER_TYPES).map((value) => ({ value, label: status(`type.${value as OrderTypeKey}`) })),
      { value: SECOND_DAY, label: t("secondDay") },
    ];
    return {
      status: statuses,
      line: statuses,
      type: types,
      not: types,
      marketplace: marketplaces.map(({ code, name }) => ({ value: code, label: name })),
      alert: ORDER_ALERTS.map((value) => ({ value, label: t(`alerts.${value}`) })),
      match: [
        { value: "any", label: t("matches.any") },
        { value: "all", label: t("matches.all") },
      ],
    };
  }, [marketplaces, status, t]);
}

/** Values worth offering for a filter that takes others too. */
export function useOfferedValues(marketplaces: readonly MarketplaceEntry[]): FilterVocabulary {
  const t = useT("keys");
  return useMemo(
    () => ({
      country: [...new Set(marketplaces.flatMap(({ country }) => country ?? []))]
        .sort()
        .map((value) => ({ value, label: value })),
      ordered: DAYS.map((n) => ({ value: `${n}d`, label: t("days", { n }) })),
      imported: DAYS.map((n) => ({ value: `${n}d`, label: t("days", { n }) })),
      updated: DAYS.map((n) => ({ value: `${n}d`, label: t("days", { n }) })),
      ref: [
        { value: NO_REFERENCE, label: t("refs.none") },
        { value: ANY_REFERENCE, label: t("refs.any") },
      ],
    }),
    [t, marketplaces],
  );
}
