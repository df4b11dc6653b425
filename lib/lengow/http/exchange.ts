import type { Dispatcher } from "undici";

export interface ExchangeRequest {
  origin: string;
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
  timeoutMs: number;
  /** Most bytes of body to take from the wire. */
  maxBytes: number;
  signal?: AbortSignal | undefined;
  /** Tells the server to close the connection after the answer. */
  last?: boolean;
  /** Asked in the same tick in which the first byte would be written; a returned text means: write nothing. */
  guard?: (() => string | null) | undefined;
}

export interface Exchange {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export type FailureReason = "connect" | "network" | "timeout" | "aborted" | "guard" | "too_large";

/** An attempt without a whole answer. `sent` is false only when it is certain that no byte of the request was written. */
export class ExchangeFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly sent: boolean,
    readonly code: string | null,
    /** What had arrived before it broke. */
    readonly partial: { status: number; headers: Record<string, string>; body: Buffer } | null = null,
  ) {
    super(code ?? reason);
    this.name = "ExchangeFailure";
  }
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return code;
  const inner = (error as { errors?: unknown }).errors;
  return Array.isArray(inner) && inner.length > 0 ? errorCode(inner[0]) : null;
}

/**
 * One request and its whole answer; never a second try, never a redirect followed.
 * @throws ExchangeFailure for every answer that did not arrive whole.
 */
export function exchange(dispatcher: Dispatcher, request: ExchangeRequest): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let sent = false;
    let settled = false;
    let status = 0;
    let headers: Record<string, string> = {};
    let size = 0;
    const chunks: Buffer[] = [];

    const finish = (settle: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", onAbort);
      settle();
    };
    const fail = (reason: FailureReason, code: string | null = null) => {
      finish(() => {
        const partial = status === 0 ? null : { status, headers, body: Buffer.concat(chunks) };
        const failure = new ExchangeFailure(reason, sent, code, partial);
        reject(failure);
        controller?.abort(failure);
      });
    };
    const onAbort = () => fail("aborted");
    const timer = setTimeout(() => fail("timeout"), request.timeoutMs);
    if (request.signal?.aborted) return onAbort();
    request.signal?.addEventListener("abort", onAbort, { once: true });

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (settled) return started.abort(new Error("given up"));
        const refusal = request.guard?.() ?? null;
        if (refusal !== null) return fail("guard", refusal);
        sent = true;
      },
      onResponseStart(_controller, statusCode, incoming) {
        if (statusCode < 200) return;
        status = statusCode;
        headers = flatHeaders(incoming);
      },
      onResponseData(_controller, chunk) {
        size += chunk.length;
        if (size > request.maxBytes) return fail("too_large");
        chunks.push(chunk);
      },
      onResponseEnd() {
        finish(() => resolve({ status, headers, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }));
      },
      onResponseError(_controller, error) {
        fail(sent ? "network" : "connect", errorCode(error));
      },
    };
    const { origin, method, path, body } = request;
    try {
      dispatcher.dispatch(
        { origin, method, path, headers: request.headers, body: body ?? null, reset: request.last ?? false },
        handler,
      );
    } catch (error) {
      fail("connect", errorCode(error));
    }
  });
}
