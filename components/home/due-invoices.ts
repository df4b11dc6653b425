import { vcsDocumentsQuery } from "@/lib/queries/vcs";

const EVERY_MS = 60_000;
/** Enough to find those that are due next among those that were left lying long ago. */
const QUESTION = "state=to_invoice&detail=short&page_size=100";

/** The invoices that wait, for the counter and for what hurts next: one question for both. */
export function dueInvoicesQuery(accountId: number, enabled: boolean) {
  return { ...vcsDocumentsQuery(accountId, QUESTION), refetchInterval: EVERY_MS, enabled };
}
