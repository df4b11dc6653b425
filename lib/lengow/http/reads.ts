import { LengowError } from "../errors";
import {
  type Answer,
  asksForToken,
  BrokenAnswerError,
  type CallSite,
  errorFromAnswer,
  errorFromFailure,
  isSuccess,
  kindOfStatus,
  notJson,
  readAnswer,
  reportCall,
} from "./answer";
import { ACCEPT_ENCODING, MAX_BODY_BYTES } from "./body";
import { requestPath } from "./endpoint";
import { type Exchange, ExchangeFailure, exchange } from "./exchange";
import { retryDelayMs } from "./retry";
import type { Route } from "./routes";
import { type LengowCall, type Settings, timeoutOf } from "./settings";
import type { HeldToken, TokenKeeper } from "./tokens";

/** A JSON answer with 2xx. */
export interface JsonAnswer {
  json: unknown;
  text: string;
  status: number;
}

export interface ReadRequest {
  route: Route;
  call: LengowCall;
  /** Encoded query; a function when it holds the account id, which only the token tells. */
  query: string | ((accountId: number) => string);
}

export interface Attempt {
  settings: Settings;
  route: Route;
  call: LengowCall;
  attempt: number;
  method?: "POST";
  query?: string;
  body?: Buffer;
  headers: Record<string, string>;
}

/** The headers of every call. The token goes bare, without a scheme word (API.md §2.2). */
export function headersFor(settings: Settings, held: HeldToken | null): Record<string, string> {
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-encoding": ACCEPT_ENCODING,
    "user-agent": settings.userAgent,
  };
  if (held !== null) headers.authorization = held.token.reveal();
  return headers;
}

/** One attempt on a pooled connection, within the rate budget. A Retry-After pauses the route for every lane. */
export async function attemptOnce(attempt: Attempt): Promise<Answer> {
  const { settings, route, call } = attempt;
  const site: CallSite = { settings, route, call, attempt: attempt.attempt };
  const key = { login: settings.login, bucket: route.bucket };
  const { waitedMs } = await settings.budget.acquire(key, { ...call, route: route.name });
  const startedMs = performance.now();
  let result: Exchange;
  try {
    result = await exchange(settings.pool, {
      origin: settings.endpoint.origin,
      method: attempt.method ?? "GET",
      path: requestPath(settings.endpoint, route.path, attempt.query),
      headers: attempt.headers,
      ...(attempt.body === undefined ? {} : { body: attempt.body }),
      timeoutMs: timeoutOf(settings, route),
      maxBytes: MAX_BODY_BYTES,
      signal: call.signal,
    });
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    reportCall(site, startedMs, waitedMs, error);
    throw errorFromFailure(site, error);
  }
  reportCall(site, startedMs, waitedMs, result);
  const answer = await readAnswer(result, settings.now());
  if (answer.retryAfterMs !== undefined) settings.budget.pause(key, answer.retryAfterMs + settings.random() * 250);
  return answer;
}

/** Runs attempts until one gives an answer the caller can use, or until the policy says stop. For idempotent calls only. */
export async function withRetries<T>(
  site: Omit<CallSite, "attempt">,
  once: (attempt: number) => Promise<T>,
): Promise<T> {
  const { settings, route, call } = site;
  const startedMs = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(attempt);
    } catch (error) {
      if (!(error instanceof LengowError) || error.attempts === 0 || error.route !== route.name) throw error;
      const delayMs = retryDelayMs(
        {
          kind: error.kind,
          status: error.status,
          retryAfterMs: error.retryAfterMs,
          broken: error instanceof BrokenAnswerError,
          attempt,
          elapsedMs: performance.now() - startedMs,
          timeoutMs: timeoutOf(settings, route),
        },
        { retries: settings.retries, retryAfterCapMs: settings.retryAfterCapMs, random: settings.random },
      );
      if (delayMs === null) throw error;
      // What the rate budget pauses for must not be waited for twice.
      await settings.sleep(error.retryAfterMs === undefined ? delayMs : 0, call.signal).catch(() => {
        throw error;
      });
    }
  }
}

/**
 * A read: token, budget, at most two retries, one renewal of the token on 401 or 403, JSON.
 * @throws LengowError
 */
export async function readJson(settings: Settings, tokens: TokenKeeper, request: ReadRequest): Promise<JsonAnswer> {
  const { route, call } = request;
  let refused: HeldToken | null = null;
  const once = async (attempt: number): Promise<JsonAnswer> => {
    const held: HeldToken = await waitFor(
      refused === null ? tokens.current() : tokens.renewed(refused),
      settings,
      route,
      call,
    );
    const query = typeof request.query === "string" ? request.query : request.query(held.accountId);
    const answer = await attemptOnce({ settings, route, call, attempt, query, headers: headersFor(settings, held) });
    const site: CallSite = { settings, route, call, attempt };
    if (asksForToken(answer.status) && refused === null) {
      refused = held;
      return once(attempt);
    }
    return jsonOf(site, answer);
  };
  return withRetries({ settings, route, call }, once);
}

/** @throws LengowError when the answer is not 2xx with JSON. */
export function jsonOf(site: CallSite, answer: Answer): JsonAnswer {
  if (isSuccess(answer.status)) {
    if (answer.body.kind === "json") return { json: answer.body.json, text: answer.body.text, status: answer.status };
    throw notJson(site, answer);
  }
  const kind = kindOfStatus(answer.status);
  const outcome =
    kind === "rejected" ? "rejected" : kind === "unauthorized" || kind === "rate_limited" ? "not-sent" : "unknown";
  throw errorFromAnswer(site, answer, kind, outcome);
}

/** Waits for something shared; giving up one's own waiting leaves it running for the others. */
export function waitFor<T>(shared: Promise<T>, settings: Settings, route: Route, call: LengowCall): Promise<T> {
  const { signal } = call;
  if (signal === undefined) return shared;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      const displayMessage = "The call was given up before it was made.";
      const redact = settings.redactor.redact;
      reject(
        new LengowError({
          kind: "aborted",
          outcome: "not-sent",
          route: route.name,
          displayMessage,
          attempts: 0,
          requestId: call.requestId,
          redact,
        }),
      );
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
