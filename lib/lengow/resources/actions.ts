import type { AnswerEvidence } from "../errors";
import { contractError } from "../http/answer";
import type { QueryValue } from "../http/query";
import { ROUTES } from "../http/routes";
import type { LengowCall } from "../http/settings";
import type { Transport } from "../http/transport";
import type { WriteGuards } from "../http/writes";
import { pagesOf } from "../pages";
import { type LengowAction, readAction, readActionId } from "../wire/action";
import { isRecord } from "../wire/clean-json";
import { countOf, readPage } from "../wire/page";

/** The documented filters of GET /v3.0/orders/actions/ (API.md §10); page size and order are Lengow's. */
export interface ActionFilters {
  page?: number;
  id?: number;
  marketplace?: string;
  marketplaceOrderId?: string;
  actionType?: string;
  processed?: boolean;
  queued?: boolean;
  trackingNumber?: string;
  carrier?: string;
  line?: string;
  createdFrom?: string | Date;
  createdTo?: string | Date;
  updatedFrom?: string | Date;
  updatedTo?: string | Date;
  errors?: string;
}

export interface ActionPage {
  count: number;
  hasNext: boolean;
  actions: LengowAction[];
}

export interface ActionInput {
  marketplace: string;
  marketplaceOrderId: string;
  actionType: string;
  /** The action's own arguments, flat beside the others in the request (API.md §12.1). */
  args: Readonly<Record<string, string | number | boolean>>;
}

/** Lengow has taken the action and given it a number; what the marketplace says comes later. */
export interface ActionAccepted {
  kind: "accepted";
  id: number;
  action: LengowAction;
  evidence: AnswerEvidence;
}

export interface ActionsResource {
  list(filters: ActionFilters, call: LengowCall): Promise<ActionPage>;
  /** Page by page, each action once. */
  pages(filters: ActionFilters, call: LengowCall): AsyncGenerator<ActionPage, void, undefined>;
  /**
   * Sends one action, exactly once: Lengow has no idempotency key. Success is 2xx, JSON and a whole-number `id`.
   * @throws LengowError; only `outcome` tells whether it may be sent again: `not-sent` yes, `rejected` after a change, `unknown` never
   */
  post(input: ActionInput, call: LengowCall, guards?: WriteGuards): Promise<ActionAccepted>;
}

/** Names that belong to the request itself, and those JavaScript would misread. */
const RESERVED = new Set(["account_id", "marketplace", "marketplace_order_id", "action_type", "__proto__"]);

function actionQuery(filters: ActionFilters): Record<string, QueryValue> {
  return {
    page: filters.page === undefined ? undefined : Math.max(1, Math.trunc(filters.page)),
    id: filters.id,
    marketplace: filters.marketplace,
    marketplace_order_id: filters.marketplaceOrderId,
    action_type: filters.actionType,
    processed: filters.processed,
    queued: filters.queued,
    tracking_number: filters.trackingNumber,
    carrier: filters.carrier,
    line: filters.line,
    created_from: filters.createdFrom,
    created_to: filters.createdTo,
    updated_from: filters.updatedFrom,
    updated_to: filters.updatedTo,
    errors: filters.errors,
  };
}

function actionBody(input: ActionInput, accountId: number): { bytes: Buffer; contentType: string } {
  const body = {
    account_id: accountId,
    marketplace: input.marketplace,
    marketplace_order_id: input.marketplaceOrderId,
    action_type: input.actionType,
    ...input.args,
  };
  return { bytes: Buffer.from(JSON.stringify(body)), contentType: "application/json" };
}

export function actionsResource(transport: Transport): ActionsResource {
  async function list(filters: ActionFilters, call: LengowCall): Promise<ActionPage> {
    const answer = await transport.read(ROUTES.actions, actionQuery(filters), call);
    const page = readPage(answer.json);
    if (page === null) throw transport.unexpected(ROUTES.actions, call, answer, "a list of actions");
    return {
      count: countOf(page, { number: filters.page }),
      hasNext: page.hasNext,
      actions: page.rows.map(readAction),
    };
  }

  async function post(input: ActionInput, call: LengowCall, guards: WriteGuards = {}): Promise<ActionAccepted> {
    const route = ROUTES.postAction;
    const bad = Object.keys(input.args).find((name) => RESERVED.has(name));
    if (bad !== undefined) {
      const site = { settings: transport.settings, route, call, attempt: 0 };
      throw contractError(site, `An argument cannot be named "${bad}"; nothing was sent.`, "not-sent");
    }
    const written = await transport.write({
      route,
      call,
      ...guards,
      body: (accountId) => actionBody(input, accountId),
    });
    const id = isRecord(written.json) ? readActionId(written.json.id) : null;
    if (id === null) {
      const { site, status, evidence } = written;
      throw contractError(site, `Lengow answered HTTP ${status} without an action id.`, "unknown", status, evidence);
    }
    return { kind: "accepted", id, action: readAction(written.json), evidence: written.evidence };
  }

  function pages(filters: ActionFilters, call: LengowCall) {
    return pagesOf({
      route: ROUTES.actions,
      firstPage: filters.page ?? 1,
      load: (page) => list({ ...filters, page }, call),
      once: (page, seen) => ({
        ...page,
        actions: page.actions.filter((action) => seen(action.id > 0 ? String(action.id) : null)),
      }),
      size: (page) => page.actions.length,
    });
  }

  return { list, pages, post };
}
