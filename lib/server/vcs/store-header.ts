import "server-only";
import type { IdrEstimate, VcsStore } from "@/lib/contract/vcs";
import { urgencyOf } from "@/lib/vcs/deadline";
import { defectRate, IDR_TARGET, type RatedInvoice } from "@/lib/vcs/defect-rate";
import { DOCUMENT_STATES, type DocumentState } from "@/lib/vcs/document-state";
import { isMadeByAmazon } from "@/lib/vcs/made-by-amazon";
import type { MarketplaceNames } from "../orders/order-snapshot";
import type { LoadedDocument, StoreRow } from "./load-documents";

/** How many documents stand in each state. */
export function countStates(documents: readonly LoadedDocument[]): Record<DocumentState, number> {
  const counts = Object.fromEntries(DOCUMENT_STATES.map((state) => [state, 0])) as Record<DocumentState, number>;
  for (const { view } of documents) counts[view.shown_state] += 1;
  return counts;
}

/**
 * When Amazon had the invoice, as far as can be told: when ours left; else somewhere between the last report that asked for it and the first
 * that did not, and in time if it can have been.
 */
function deliveredAt({ view, sentAt, goneAt, lastSeenAt, heldFrom }: LoadedDocument): number | null {
  if (sentAt !== null) return sentAt;
  // Another way than ours.
  if (view.state === "done") return heldFrom ?? lastSeenAt;
  if (view.shown_state === "done") return goneAt === null ? lastSeenAt : Math.min(goneAt, lastSeenAt);
  // Amazon is examining what somebody else sent.
  return view.state === "verifying" && view.uploads.length === 0
    ? Date.parse(view.shipped_at ?? "") || lastSeenAt
    : null;
}

function ratedInvoice(loaded: LoadedDocument): RatedInvoice {
  const { view } = loaded;
  return {
    orderId: view.order_id,
    orderedAt: view.ordered_at === null ? null : Date.parse(view.ordered_at),
    deadlineAt: view.deadline === null ? null : Date.parse(view.deadline.at),
    deliveredAt: deliveredAt(loaded),
    isSendable: view.blocked === null,
  };
}

/** The estimate for one store's documents; null where Amazon keeps no rate: nothing to upload there. */
export function estimateOf(
  store: StoreRow,
  documents: readonly LoadedDocument[],
  settled: readonly RatedInvoice[] | null,
  now: number,
): IdrEstimate | null {
  if (store.app !== "ready") return null;
  const counted = documents.filter(
    ({ view }) =>
      view.kind === "invoice" && view.is_business && !isMadeByAmazon(view) && view.shown_state !== "unknown",
  );
  const amazons = new Set(documents.filter(({ view }) => isMadeByAmazon(view)).map(({ view }) => view.order_id));
  const others = (settled ?? []).filter(({ orderId }) => !amazons.has(orderId));
  const { from, to, rate, rateIfSent, ...figures } = defectRate([...counted.map(ratedInvoice), ...others], now);
  return {
    ...figures,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    rate: settled === null ? null : rate,
    rate_if_sent: settled === null ? null : rateIfSent,
    is_whole: settled !== null,
    target: IDR_TARGET,
  };
}

/** One store with its figures at `now`; `settled` are business orders that no report asks for any more, null while they are not known. */
export function storeView(
  store: StoreRow,
  documents: readonly LoadedDocument[],
  about: { names: MarketplaceNames; settled: ReadonlyMap<string, readonly RatedInvoice[]> | null; now: number },
): VcsStore {
  const { names, settled, now } = about;
  const own = documents.filter(({ view }) => view.marketplace === store.marketplace);
  const waiting = own.filter(
    ({ view }) => view.deadline !== null && (view.shown_state === "to_invoice" || view.shown_state === "rejected"),
  );
  const pressing = waiting.map(({ view }) => (view.deadline ? urgencyOf(view.deadline, now) : "later"));
  const named = names.get(store.marketplace);
  const count = (urgency: string): number => pressing.filter((each) => each === urgency).length;
  return {
    marketplace: store.marketplace,
    name: named?.name ?? store.marketplace,
    country: named?.country ?? null,
    app: store.app,
    as_of: store.as_of?.toISOString() ?? null,
    failure: store.failure_code === null ? null : { code: store.failure_code, message: store.failure_message ?? "" },
    counts: countStates(own),
    overdue: count("overdue"),
    due_today: count("today"),
    due: pressing.length - count("overdue"),
    idr: estimateOf(store, own, settled && (settled.get(store.marketplace) ?? []), now),
  };
}
