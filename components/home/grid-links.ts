import { OPEN_STATUSES, type OrderAlert } from "@/lib/domain/order-alerts";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";

const serialize = createSerializer(orderGridParsers);

/** Long enough for every order that is still open. */
const LONG = { days: 365 } as const;

/** The ways from the home screen into the grid. What a figure counts and what its list shows is the same question. */
export function gridLinks(accountId: number) {
  const base = `/accounts/${accountId}/orders`;
  return {
    alert: (alert: OrderAlert) => serialize(base, { alert }),
    toAccept: () => serialize(base, { status: ["waiting_acceptance"], ordered: LONG }),
    day: (day: string, marketplace?: string) =>
      serialize(base, { ordered: { from: day, to: day }, ...(marketplace ? { marketplace: [marketplace] } : {}) }),
    span: (from: string, to: string, marketplaces: readonly string[]) =>
      serialize(base, { ordered: { from, to }, marketplace: [...marketplaces] }),
    /** Open orders placed between two days. */
    openBetween: (from: string, to: string) => serialize(base, { status: [...OPEN_STATUSES], ordered: { from, to } }),
    openIn: (country: string | null) =>
      serialize(base, { status: [...OPEN_STATUSES], ordered: LONG, ...(country ? { country: [country] } : {}) }),
  };
}

export type GridLinks = ReturnType<typeof gridLinks>;
