import type { Days } from "@/lib/domain/calendar-days";

/**
 * The list of what the failure rate counts as failed: actions sent from here, recorded on these days (UTC), refused or rejected. They are
 * actions, several an order, so their list is Activity and not the grid.
 */
export function failedActionsHref(accountId: number, marketplace: string, { from, to }: Days): string {
  const query = new URLSearchParams({
    queue: "failed",
    marketplace,
    source: "orderdeck",
    created_from: from,
    created_to: to,
  });
  return `/accounts/${accountId}/activity?${query}`;
}
