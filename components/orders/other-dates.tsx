"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import type { OrderAlert } from "@/lib/domain/order-alerts";
import { DEFAULT_WINDOW, type OrderGridState } from "@/lib/domain/order-filters";
import { countsQuery, gridQuery } from "@/lib/domain/order-question";
import { count } from "@/lib/format/count";
import { orderAlertsQuery } from "@/lib/queries/orders";

interface Props {
  accountId: number;
  /** A counter under a window that somebody chose. */
  state: OrderGridState & { alert: OrderAlert };
  text: string | null;
  /** How many are listed; undefined while they are asked for. */
  listed: number | undefined;
  onChange: (changes: Partial<OrderGridState>) => void;
}

/** Dates chosen before hold under a counter too: how many it would count without them is said, so that nothing late is overlooked. */
export function OtherDates({ accountId, state, text, listed, onChange }: Props) {
  const t = useT("orders");
  const [locale, zone, now] = [useLocale(), useZone(), useNow()];
  const counted = countsQuery(gridQuery({ ...state, ordered: DEFAULT_WINDOW }, new Date(now), { zone }));
  const status = new URLSearchParams(gridQuery(state, new Date(now))).get("lengow_status");
  const query = status === null ? counted : `${counted}&${new URLSearchParams({ lengow_status: status })}`;
  const { data } = useQuery(orderAlertsQuery(accountId, zone, { query, text }));
  const all = data?.[state.alert];
  if (typeof all !== "number" || listed === undefined || all <= listed) return null;
  const [n, more] = [all - listed, count(all - listed, locale)];
  return (
    <p role="status" className="flex flex-none flex-wrap items-center gap-x-2 border-t px-5 py-1.5 text-12 text-ink-2">
      <Icon name="clock-alert" size={14} className="text-warn" />
      {t("otherDates", { n, more })}
      <button type="button" className={`${linkClass} min-h-6`} onClick={() => onChange({ ordered: DEFAULT_WINDOW })}>
        {t("otherDatesShow")}
      </button>
    </p>
  );
}
