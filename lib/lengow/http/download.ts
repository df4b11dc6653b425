import type { Dispatcher } from "undici";
import {
  asksForToken,
  type CallSite,
  errorFromAnswer,
  errorFromFailure,
  isSuccess,
  kindOfStatus,
  readAnswer,
  reportCall,
} from "./answer";
import { requestPath } from "./endpoint";
import { ExchangeFailure, errorCode } from "./exchange";
import { encodeQuery } from "./query";
import { headersFor, waitFor, withRetries } from "./reads";
import type { Route } from "./routes";
import { type LengowCall, type Settings, timeoutOf } from "./settings";
import type { HeldToken, TokenKeeper } from "./tokens";

export interface Download {
  status: number;
  headers: Record<string, string>;
  /** Ends with a LengowError when the connection breaks, stalls or the file is too large. */
  stream: ReadableStream<Uint8Array>;
}

/** Most bytes of one document. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

type Response = Dispatcher.ResponseData;

function headersOf(response: Response): Record<string, string> {
  const entries = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Headers must come in time; from then on no silence may last as long (the file itself may take longer). */
async function open(site: CallSite, path: string, held: HeldToken): Promise<Response> {
  const { settings, route, call } = site;
  const timeoutMs = timeoutOf(settings, route);
  const { waitedMs } = await settings.budget.acquire(
    { login: settings.login, bucket: route.bucket },
    { ...call, route: route.name },
  );
  const startedMs = performance.now();
  try {
    const response = await settings.pool.request({
      origin: settings.endpoint.origin,
      path,
      method: "GET",
      headers: { ...headersFor(settings, held), accept: "*/*", "accept-encoding": "identity" },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: call.signal ?? null,
    });
    const seen = { status: response.statusCode, headers: headersOf(response), body: Buffer.alloc(0) };
    reportCall(site, startedMs, waitedMs, seen);
    return response;
  } catch (error) {
    const failure = failureOf(error, call);
    reportCall(site, startedMs, waitedMs, failure);
    throw errorFromFailure(site, failure);
  }
}

function failureOf(error: unknown, call: LengowCall): ExchangeFailure {
  const code = errorCode(error);
  if (call.signal?.aborted) return new ExchangeFailure("aborted", true, code);
  const slow = code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT";
  const unsent =
    code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "UND_ERR_CONNECT_TIMEOUT";
  return new ExchangeFailure(slow ? "timeout" : unsent ? "connect" : "network", !unsent, code);
}

async function errorBody(response: Response): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_ERROR_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    // The status is what matters; its text is a courtesy.
  }
  return Buffer.concat(chunks);
}

function streamOf(site: CallSite, response: Response): ReadableStream<Uint8Array> {
  const chunks = (response.body as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let size = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await chunks.next();
        if (next.done) return controller.close();
        size += next.value.length;
        if (size > MAX_FILE_BYTES) throw new ExchangeFailure("too_large", true, null);
        controller.enqueue(next.value);
      } catch (error) {
        response.body.destroy();
        const failure = error instanceof ExchangeFailure ? error : failureOf(error, site.call);
        controller.error(errorFromFailure(site, failure));
      }
    },
    cancel() {
      response.body.destroy();
    },
  });
}

/** A file as a stream; `id` must be fit for a path. Retried like any read until the headers are here, never after. @throws LengowError */
export async function download(
  settings: Settings,
  tokens: TokenKeeper,
  route: Route,
  id: string,
  call: LengowCall,
): Promise<Download> {
  let refused: HeldToken | null = null;
  const once = async (attempt: number): Promise<Download> => {
    const site: CallSite = { settings, route, call, attempt };
    const held: HeldToken = await waitFor(
      refused === null ? tokens.current() : tokens.renewed(refused),
      settings,
      route,
      call,
    );
    const path = requestPath(settings.endpoint, `${route.path}${id}`, encodeQuery({ account_id: held.accountId }));
    const response = await open(site, path, held);
    const { statusCode: status } = response;
    const headers = headersOf(response);
    if (isSuccess(status) && headers["content-encoding"] === undefined)
      return { status, headers, stream: streamOf(site, response) };
    const answer = await readAnswer({ status, headers, body: await errorBody(response) }, settings.now());
    if (answer.retryAfterMs !== undefined)
      settings.budget.pause({ login: settings.login, bucket: route.bucket }, answer.retryAfterMs);
    if (asksForToken(status) && refused === null) {
      refused = held;
      return once(attempt);
    }
    const kind = kindOfStatus(status);
    throw errorFromAnswer(site, answer, kind, kind === "rejected" ? "rejected" : "unknown");
  };
  return withRetries({ settings, route, call }, once);
}
