import "server-only";
import type { VcsDocument, VcsDocumentList, VcsDocumentsQuery } from "@/lib/contract/vcs";
import { rateWindow } from "@/lib/vcs/defect-rate";
import { hidingOf } from "../actions/hide-people";
import { requireScope, type ServiceContext } from "../context";
import { vcsSettings } from "../documents/document-metadata";
import { marketplaceNames } from "../marketplaces/list-marketplaces";
import { businessOrders } from "./business-orders";
import { freshReports } from "./fresh-reports";
import { type LoadedDocument, loadDocuments, loadStores } from "./load-documents";
import { countStates, storeView } from "./store-header";

function holds(document: VcsDocument, part: string): boolean {
  const { order_id, shipping_id, transaction_ids, invoice_number, uploads, lines } = document;
  const texts = [order_id, shipping_id, invoice_number, ...transaction_ids];
  const ours = uploads.map((upload) => upload.invoice_number);
  return [...texts, ...ours, ...lines.map((line) => line.sku)].some((text) => text.toLowerCase().includes(part));
}

function fits(query: VcsDocumentsQuery): (loaded: LoadedDocument) => boolean {
  const { keys, state, marketplace, kind, q } = query;
  if (keys) return ({ view }) => keys.includes(view.key);
  const part = q?.toLowerCase();
  return ({ view }) =>
    (state === undefined || state.includes(view.shown_state)) &&
    (marketplace === undefined || marketplace.includes(view.marketplace)) &&
    (kind === undefined || view.kind === kind) &&
    (part === undefined || holds(view, part));
}

/** Documents for people who may not see buyers: a VAT number and a purchase order name one, a verdict may quote one. */
async function hidden(ctx: ServiceContext, views: readonly VcsDocument[]): Promise<VcsDocument[]> {
  const orderOf = (view: VcsDocument) => ({ marketplace: view.marketplace, marketplace_order_id: view.order_id });
  const hidingFor = await hidingOf(ctx, views.map(orderOf));
  if (hidingFor === null) return [...views];
  return views.map((view) => {
    const { text } = hidingFor(orderOf(view));
    const { rejection, uploads } = view;
    return {
      ...view,
      buyer_vat_number: "",
      purchase_order_number: "",
      status_description: text(view.status_description) ?? "",
      rejection: rejection && { ...rejection, text: text(rejection.text) ?? "" },
      uploads: uploads.map((upload) => ({ ...upload, verdict_text: text(upload.verdict_text) })),
    };
  });
}

function shortened(detail: VcsDocumentsQuery["detail"], view: VcsDocument): VcsDocument {
  return detail === "short" ? { ...view, lines: [], vat: [] } : view;
}

function oldest(dates: readonly (Date | null)[]): string | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

/**
 * Invoices and credit notes that Amazon asks for, in all stores of the account, with the state of what was sent (PRODUCT V01 to V03). Answered
 * from what is stored; reports that are not fresh are read first, for as long as people wait.
 * @throws LengowError when nothing was ever read
 */
export async function listVcsDocuments(ctx: ServiceContext, query: VcsDocumentsQuery): Promise<VcsDocumentList> {
  requireScope(ctx, "vcs:read");
  await freshReports(ctx, { refresh: query.fresh === "1" });
  const stores = await loadStores(ctx.db, ctx.accountId);
  const now = ctx.clock.now().getTime();
  const [documents, names, { datesZone }, settled] = await Promise.all([
    loadDocuments(ctx.db, ctx.accountId, stores),
    marketplaceNames(ctx),
    vcsSettings(ctx.db, ctx.accountId),
    businessOrders(ctx.db, ctx.accountId, rateWindow(now)),
  ]);
  const found = documents.filter(fits(query));
  const from = (query.page - 1) * query.page_size;
  const shown = found.slice(from, from + query.page_size).map(({ view }) => shortened(query.detail, view));
  return {
    count: found.length,
    page: query.page,
    page_size: query.page_size,
    as_of: oldest(stores.map((store) => store.as_of)),
    dates_zone: datesZone,
    stores: stores.map((store) => storeView(store, documents, { names, settled, now })),
    counts: countStates(documents),
    results: await hidden(ctx, shown),
  };
}
