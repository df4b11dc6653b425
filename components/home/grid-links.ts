import type { Days } from "@/lib/domain/calendar-days";
import { isCountryAsked, openOn } from "@/lib/domain/open-orders";
import type { OrderAlert } from "@/lib/domain/order-alerts";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";

const serialize = createSerializer(orderGridParsers);

/** Long enough for every order that is still open. */
const LONG = { days: 365 } as const;

/** The ways from the home screen into the grid and to the invoices. What a figure counts and what its list shows is the same question. */
export function gridLinks(accountId: number) {
  const base = `/accounts/${accountId}/orders`;
  return {
    alert: (alert: OrderAlert) => serialize(base, { alert }),
    invoices: (tab: "to_invoice" | "to_credit" | "rejected") => `/accounts/${accountId}/invoices?tab=${tab}`,
    toAccept: () => serialize(base, { status: ["waiting_acceptance"], ordered: LONG }),
    /** Orders placed on these days; with marketplaces, theirs alone. */
    placed: ({ from, to }: Days, marketplaces: readonly string[] = []) =>
      serialize(base, { ordered: { from, to }, marketplace: [...marketplaces] }),
    /** Open orders placed on these days. */
    openOn: (days: Days) => serialize(base, openOn(days)),
    /** Those of them that go to a country; undefined where the grid cannot be asked for it. */
    openIn: (country: string | null, days: Days) =>
      isCountryAsked(country) ? serialize(base, { ...openOn(days), country: [country] }) : undefined,
  };
}

export type GridLinks = ReturnType<typeof gridLinks>;
