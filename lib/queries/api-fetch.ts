import type { ErrorCode, ErrorEnvelope } from "@/lib/contract/error-envelope";

/** A refusal of our own API, or no answer at all (`code: "offline"`). `sent` tells whether anything left for a marketplace. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | "offline" | "unreadable",
    message: string,
    readonly status: number,
    readonly requestId: string | null,
    readonly sent: ErrorEnvelope["error"]["sent"],
    readonly details: { field: string; message: string }[] = [],
  ) {
    super(message);
  }
}

interface Tagged {
  etag: string;
  body: unknown;
}

/** Answers behind the sign-in are `no-store`, so the entity tags live here, in the page's memory alone (DESIGN D9). */
const tagged = new Map<string, Tagged>();
const MAX_TAGGED = 40;

function remember(url: string, entry: Tagged): void {
  tagged.delete(url);
  tagged.set(url, entry);
  const [oldest] = tagged.keys();
  if (tagged.size > MAX_TAGGED && oldest !== undefined) tagged.delete(oldest);
}

async function toError(response: Response): Promise<ApiError> {
  const requestId = response.headers.get("x-request-id");
  const envelope = (await response.json().catch(() => null)) as Partial<ErrorEnvelope> | null;
  const error = envelope?.error;
  if (!error) return new ApiError("unreadable", response.statusText, response.status, requestId, "unknown");
  return new ApiError(error.code, error.message, response.status, error.request_id, error.sent, error.details);
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: "same-origin", cache: "no-store" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError("offline", "Orderdeck cannot be reached.", 0, null, init.method === "GET" ? "no" : "unknown");
  }
}

/**
 * Reads one of our own routes. An unchanged answer costs a 304: the body kept for its entity tag is given again, with the new
 * `as_of` where the route states one.
 * @throws ApiError
 */
export async function apiGet<T>(url: string, signal?: AbortSignal): Promise<T> {
  const known = tagged.get(url);
  const headers = known ? { "If-None-Match": known.etag } : undefined;
  const response = await request(url, { method: "GET", headers, signal });
  if (response.status === 304 && known) {
    const asOf = response.headers.get("x-as-of");
    return (asOf ? { ...(known.body as object), as_of: asOf } : known.body) as T;
  }
  if (!response.ok) throw await toError(response);
  const body: unknown = await response.json();
  const etag = response.headers.get("etag");
  if (etag) remember(url, { etag, body });
  return body as T;
}

/**
 * The answer of one of our own routes as it arrives: for what is too long to wait for. With a body it is a POST that changes nothing.
 * @throws ApiError
 */
export async function apiStream(url: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const init = body === null ? { method: "GET" } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await request(url, { ...init, signal });
  if (!response.ok) throw await toError(response);
  return response;
}

/**
 * Changes something under one of our own routes, where asking twice is the same as asking once.
 * @throws ApiError
 */
export async function apiSend<T>(method: "PUT" | "PATCH" | "DELETE", url: string, body: unknown = {}): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await request(url, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw await toError(response);
  return (await response.json()) as T;
}

/**
 * Asks one of our own routes to do something, once. A lost answer has `sent: "unknown"`: whoever may, asks again with the same key.
 * @throws ApiError
 */
export async function apiPost<T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await request(url, { method: "POST", headers, body: JSON.stringify(body), signal });
  if (!response.ok) throw await toError(response);
  try {
    return (await response.json()) as T;
  } catch {
    // The answer broke off: it was done or not, and the same key tells which.
    throw new ApiError("unreadable", "The answer broke off.", response.status, null, "unknown");
  }
}

/**
 * Gives one of our own routes a form with a file. A lost answer has `sent: "unknown"`, as with `apiPost`.
 * @throws ApiError
 */
export async function apiForm<T>(url: string, form: FormData, signal?: AbortSignal): Promise<T> {
  const response = await request(url, { method: "POST", body: form, signal });
  if (!response.ok) throw await toError(response);
  return (await response.json()) as T;
}
