import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** One call to Lengow made while answering a request, for the log line. Its fields come from the client's `onCall`. */
export interface UpstreamCall {
  route: string;
  status: number | null;
  ms: number;
  lane?: string;
  attempt?: number;
}

export interface RequestScope {
  requestId: string;
  upstream: UpstreamCall[];
}

const KEY = Symbol.for("orderdeck.request-scope");
type Shared = typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestScope> };

/** One storage for both copies of this module: the client is made by one of them, the request served by the other. */
function storage(): AsyncLocalStorage<RequestScope> {
  const shared = globalThis as Shared;
  shared[KEY] ??= new AsyncLocalStorage();
  return shared[KEY];
}

export function inRequestScope<T>(scope: RequestScope, work: () => Promise<T>): Promise<T> {
  return storage().run(scope, work);
}

/** The request being answered; undefined in background work. */
export function currentRequest(): RequestScope | undefined {
  return storage().getStore();
}

const PAGES = Symbol.for("orderdeck.page-scopes");
type Pages = typeof globalThis & { [PAGES]?: Map<string, RequestScope> };

function pageScopes(): Map<string, RequestScope> {
  const shared = globalThis as Pages;
  shared[PAGES] ??= new Map();
  return shared[PAGES];
}

/**
 * A page is rendered in pieces that no function of ours encloses, so its calls find it by the id they carry.
 * Whoever opens a scope closes it when the page has been sent.
 */
export function openPageScope(requestId: string): { scope: RequestScope; close(): void } {
  const scope: RequestScope = { requestId, upstream: [] };
  pageScopes().set(requestId, scope);
  return { scope, close: () => void pageScopes().delete(requestId) };
}

/**
 * Notes an upstream call on the request that caused it: the one being answered, or the page of `requestId`. False when there is
 * neither: work runs behind the scenes, or the page has been sent already.
 */
export function noteUpstreamCall(call: UpstreamCall, requestId?: string): boolean {
  const scope = currentRequest() ?? (requestId === undefined ? undefined : pageScopes().get(requestId));
  scope?.upstream.push(call);
  return scope !== undefined;
}
