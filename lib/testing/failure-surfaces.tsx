import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { ActivityTable } from "@/components/actions/activity-table";
import { LiveActions } from "@/components/actions/live-actions";
import { SendProblem } from "@/components/actions/send-problem";
import { BatchScreen } from "@/components/bulk/batch-screen";
import { OrderFailure } from "@/components/order/order-failure";
import { SlipFailure } from "@/components/order/slip-failure";
import { GridNotice } from "@/components/orders/grid-notice";
import { GridState } from "@/components/orders/grid-state";
import type { OrderGrid } from "@/components/orders/use-order-grid";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { DocumentTable } from "@/components/vcs/document-table";
import type { ActionDetail, ActionView } from "@/lib/contract/actions";
import type { BatchDetail, BatchRowView } from "@/lib/contract/batches";
import { ERROR_STATUS, type ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderRowPage } from "@/lib/contract/orders";
import type { VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import type { ActionState } from "@/lib/domain/status";
import { compiledMessages } from "@/lib/messages/compiled";
import type { Area } from "@/lib/messages/en";
import type { Locale } from "@/lib/messages/locales";
import { actionDetailQuery } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { vcsDocumentsQuery } from "@/lib/queries/vcs";
import type { Ending, FaultyCall } from "./fault-cells";

/** Where an ending is read by a person: the real component, as the screen around it gives it its values. */
export interface Surface {
  name: string;
  /** The areas of messages that its page loads; a word from another would be missing there too. */
  areas: readonly Area[];
  /** Key of the word of state under `status` or, with a dot, elsewhere; null where a failure has none. */
  badge: string | null;
  node: ReactNode;
  /** What the page has read already. */
  known?: (client: QueryClient) => void;
}

export const NOW = "2026-11-22T10:42:00.000Z";
const ORDER = { marketplace: "ebay_fr", marketplace_order_id: "12-34567" };
const nothing = () => undefined;
const PEOPLE = { id: "p-1", name: "Camille" };

const errorOf = (code: ErrorCode) => new ApiError(code, "in words", ERROR_STATUS[code], "ref-1", "no");

/** Without arguments, so that no value can stand in for a missing word. */
function actionOf(state: ActionState, reason: string): ActionView {
  return {
    ...ORDER,
    id: "a-1",
    state,
    reason,
    source: "orderdeck",
    type: "accept",
    line: null,
    args: {},
    upstream_id: state === "accepted" ? 4711 : null,
    error_text: state === "rejected" ? "Bad request" : null,
    created_at: NOW,
    updated_at: NOW,
    by: PEOPLE,
    undo_until: null,
    waiting_until: null,
    repeats_of: null,
    alert: null,
  };
}

const PAGE: OrderRowPage = {
  count: 1,
  page: 1,
  page_size: 50,
  as_of: NOW,
  ignored_filters: [],
  source: "lengow",
  index: { state: "ready", as_of: NOW, from: null, progress: null },
  dropped: 0,
  results: [],
};

function gridNotice(error: Error | null): Surface {
  const props = { page: PAGE, error, slow: false, skipped: [], unread: [], idsAsked: [], look: null, onRetry: nothing };
  return { name: "above earlier rows", areas: ["orders", "errors"], badge: null, node: <GridNotice {...props} /> };
}

function emptyGrid(error: Error): Surface {
  // The grid in the one state that is drawn here; everything else of it is for rows.
  const grid = {
    rows: { isError: true, error, data: undefined, refetch: nothing },
    lost: false,
  } as unknown as OrderGrid;
  const node = <GridState accountId={1} grid={grid} columns={[]} onChange={nothing} />;
  return { name: "in place of rows", areas: ["orders", "errors"], badge: null, node };
}

function form(error: ApiError): Surface {
  const failed = { is: "failed", error, done: [], all: 1 } as const;
  const props = { failed, fields: [], actionsHref: "#", onAgain: nothing, onSendAnother: nothing, onOpenAnew: nothing };
  return { name: "in the form", areas: ["actions", "status", "errors"], badge: null, node: <SendProblem {...props} /> };
}

function batch(row: Partial<BatchRowView>, waitingFor: string | null, badge: string): Surface {
  const counts = { waiting: 0, moving: 0, done: 0, warning: 0, failed: 0, person: 0, not_recorded: 0, left_out: 0 };
  const outcome = row.outcome ?? "moving";
  const shown: BatchRowView = {
    ...ORDER,
    number: 1,
    type: "accept",
    lines: null,
    args: {},
    outcome,
    code: null,
    message: null,
    details: [],
    actions: [],
    file_row: null,
    ...row,
  };
  const first: BatchDetail = {
    id: "b-1",
    kind: "action",
    title: "Accept",
    state: "running",
    total: 1,
    counts: { ...counts, [outcome]: 1 },
    created_at: NOW,
    by: PEOPLE,
    held: 0,
    leaves_in_ms: null,
    sent_by: null,
    sent_in_ms: null,
    waiting_for: waitingFor,
    file_id: null,
    file_left: null,
    about: null,
    page: 1,
    page_size: 50,
    count: 1,
    rows: [shown],
  };
  const areas = ["bulk", "actions", "status", "deadline", "errors", "common"] as const;
  return { name: "in a batch", areas, badge, node: <BatchScreen accountId={1} first={first} canSend /> };
}

function onOrder(actions: readonly ActionView[], badge: string): Surface {
  const frame = { count: actions.length, page: 1, page_size: 50, lengow_unavailable: false, lengow_partial: false };
  const first = { ...frame, as_of: NOW, results: [...actions] };
  const areas = ["order", "orders", "actions", "status", "deadline", "errors", "common"] as const;
  return {
    name: "on the order",
    areas,
    badge,
    node: <LiveActions accountId={1} order={ORDER} first={first} canUndo offers={null} />,
  };
}

function activity(action: ActionView, badge: string): Surface {
  const props = { accountId: 1, accountName: "Maison", rows: [action], stale: false, canSend: true, personId: "p-1" };
  const undo = { undo: async () => undefined, busy: new Set<string>(), said: "" };
  const clock = { asOf: Date.parse(NOW), heardAt: Date.now() };
  const detail: ActionDetail = { ...action, history: [], history_cut: null };
  return {
    name: "in Activity",
    areas: ["actions", "orders", "status", "deadline", "errors", "common"],
    badge,
    node: <ActivityTable {...props} clock={clock} undo={undo} marketplaceOf={() => "eBay FR"} />,
    known: (client) => client.setQueryData(actionDetailQuery(1, action.id).queryKey, detail),
  };
}

const OUTCOMES: Partial<Record<ActionState, BatchRowView["outcome"]>> = { rejected: "failed", needs_person: "person" };

function ofAction(state: ActionState, reason: string): Surface[] {
  const action = actionOf(state, reason);
  const badge = `status.action.${state}`;
  const row: Partial<BatchRowView> = { outcome: OUTCOMES[state] ?? "moving", actions: [{ ...action, group: null }] };
  const pause = state === "ready" ? reason : null;
  return [onOrder([action], badge), activity(action, badge), batch(row, pause, badge)];
}

const SHOWN_AS: Partial<Record<ActionState, string>> = {
  ready: "uploading",
  unconfirmed: "unconfirmed",
  accepted: "verifying",
  rejected: "rejected",
};

function ofUpload(state: Exclude<ActionState, "done_with_warning">, reason: string): Surface {
  const document = documentOf(state, reason);
  const list = { results: [document] } as Partial<VcsDocumentList> as VcsDocumentList;
  const props = { accountId: 1, caption: "Invoices", documents: [document], stale: false, folded: false };
  const query = new URLSearchParams({ keys: document.key }).toString();
  return {
    name: "at the invoice",
    areas: ["vcs", "status", "deadline", "errors", "common"],
    badge: `status.document.${SHOWN_AS[state]}`,
    known: (client) => client.setQueryData(vcsDocumentsQuery(1, query).queryKey, list),
    node: (
      <DocumentTable
        {...props}
        issued={new Map()}
        waiting={new Map()}
        open={document.key}
        onOpen={nothing}
        selection={null}
        canUpload
        onCorrect={nothing}
      />
    ),
  };
}

function documentOf(state: Exclude<ActionState, "done_with_warning">, reason: string): VcsDocument {
  return {
    key: "amazon-1",
    kind: "invoice",
    marketplace: "amazon_de",
    site: "DE",
    order_id: "306-1234567-1234567",
    shipping_id: "D1",
    transaction_ids: [],
    transaction_type: "SHIPMENT",
    ordered_at: NOW,
    shipped_at: NOW,
    deadline: null,
    is_business: true,
    is_amazon_invoiced: false,
    fulfilled_by: "",
    buyer_country: "DE",
    ship_from_country: "FR",
    buyer_vat_number: "",
    seller_vat_number: "",
    purchase_order_number: "",
    currency: "EUR",
    lines: [],
    vat: [{ rate: "0.19", net: "10.00", vat: "1.90", gross: "11.90" }],
    total: { net: "10.00", vat: "1.90", gross: "11.90" },
    invoice_number: "",
    status: "",
    status_description: "",
    state: "to_invoice",
    rejection: null,
    problems: [],
    shown_state: state === "rejected" ? "rejected" : "verifying",
    blocked: state === "rejected" ? null : "under_way",
    uploads: [
      {
        id: "u-1",
        state,
        reason,
        invoice_number: "F-1",
        verdict_code: null,
        verdict_text: state === "rejected" ? "Bad request" : null,
        created_at: NOW,
        updated_at: NOW,
      },
    ],
  };
}

/** Every place in which a person reads of this ending of this call; none where nothing is told, for all went well. */
export function surfacesOf(call: FaultyCall, ending: Ending | null): Surface[] {
  if (ending === null) return call === "list" ? [gridNotice(null)] : [];
  if ("code" in ending) {
    const { code } = ending;
    const error = errorOf(code);
    const areas = ["order", "orders", "errors"] as const;
    if (call === "open") {
      const node = <OrderFailure failure={code} reference="ref-1" backHref="#" />;
      const slip = <SlipFailure accountId={1} order={ORDER} failure={code} reference="ref-1" copied />;
      return [
        { name: "in place of the order", areas, badge: null, node },
        { name: "in place of its packing slip", areas, badge: null, node: slip },
      ];
    }
    if (call === "form") return [form(error), batch({ outcome: "waiting", code }, code, "bulk.batch.outcome.waiting")];
    return [emptyGrid(error), gridNotice(error)];
  }
  const { state, reason } = ending;
  if (call !== "upload") return ofAction(state, reason);
  if (state === "done_with_warning") throw new Error("no upload ends so");
  return [ofUpload(state, reason)];
}

const ROUTER = Object.fromEntries(
  ["back", "forward", "refresh", "push", "replace", "prefetch"].map((name) => [name, nothing]),
) as unknown as AppRouterInstance;

/** What stands around every screen: the reader's language, the router, what was read. */
export function Around({ surface, locale, client }: { surface: Surface; locale: Locale; client: QueryClient }) {
  const names = [{ code: ORDER.marketplace, name: "eBay FR" }];
  return (
    <AppRouterContext value={ROUTER}>
      <PathnameContext value="/accounts/1/orders">
        <SearchParamsContext value={new URLSearchParams()}>
          <QueryClientProvider client={client}>
            <IntlProvider
              locale={locale}
              zone="Europe/Paris"
              now={Date.parse(NOW)}
              messages={compiledMessages(locale, surface.areas)}
            >
              <StoreNamesProvider names={names}>{surface.node}</StoreNamesProvider>
            </IntlProvider>
          </QueryClientProvider>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  );
}
