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

/** Notes an upstream call on the request that caused it. Calls made by background work are not noted here. */
export function noteUpstreamCall(call: UpstreamCall): void {
  currentRequest()?.upstream.push(call);
}
