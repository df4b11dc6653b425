import type { VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import { vcsDocumentsQuery } from "@/lib/queries/vcs";
import { urgencyOf } from "@/lib/vcs/deadline";

const EVERY_MS = 60_000;
/** Enough to find those that are due next among those that were left lying long ago. */
const QUESTION = "state=to_invoice,rejected&detail=short&page_size=500";

/** The invoices that wait, those that Amazon rejected among them, for the counter and for what hurts next: one question for both. */
export function dueInvoicesQuery(accountId: number, enabled: boolean) {
  return { ...vcsDocumentsQuery(accountId, QUESTION), refetchInterval: EVERY_MS, enabled };
}

/** How many of those that stand under one tab are late; null where not all of them were read. */
export function lateUnder(list: VcsDocumentList, tab: "to_invoice" | "rejected", now: number): number | null {
  if (list.count > list.results.length) return null;
  const isLate = ({ shown_state: state, deadline }: VcsDocument) =>
    state === tab && deadline !== null && urgencyOf(deadline, now) === "overdue";
  return list.results.filter(isLate).length;
}
