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
    readonly partial: Exchange | null = null,
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

/** Collects one answer; the promise is settled exactly once, whatever undici reports afterwards. */
class Collector implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | null = null;
  #sent = false;
  #settled = false;
  #status = 0;
  #headers: Record<string, string> = {};
  #size = 0;
  readonly #chunks: Buffer[] = [];
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #onAbort = () => this.fail("aborted");

  constructor(
    readonly request: ExchangeRequest,
    readonly resolve: (exchange: Exchange) => void,
    readonly reject: (failure: ExchangeFailure) => void,
  ) {
    this.#timer = setTimeout(() => this.fail("timeout"), request.timeoutMs);
    request.signal?.addEventListener("abort", this.#onAbort, { once: true });
  }

  /** Called in the tick in which undici writes, before it writes. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    const refusal = this.#settled ? null : (this.request.guard?.() ?? null);
    if (this.#settled) controller.abort(new Error("given up"));
    else if (refusal !== null) this.fail("guard", refusal);
    else this.#sent = true;
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[] | undefined>): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = flatHeaders(headers);
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.request.maxBytes) this.fail("too_large");
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#settle()) this.resolve(this.#arrived());
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.fail(this.#sent ? "network" : "connect", errorCode(error));
  }

  fail(reason: FailureReason, code: string | null = null): void {
    if (!this.#settle()) return;
    const failure = new ExchangeFailure(reason, this.#sent, code, this.#status === 0 ? null : this.#arrived());
    this.reject(failure);
    this.#controller?.abort(failure);
  }

  #arrived(): Exchange {
    return { status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) };
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.request.signal?.removeEventListener("abort", this.#onAbort);
    return true;
  }
}

/**
 * One request and its whole answer; never a second try, never a redirect followed.
 * @throws ExchangeFailure for every answer that did not arrive whole.
 */
export function exchange(dispatcher: Dispatcher, request: ExchangeRequest): Promise<Exchange> {
  const { origin, method, path, headers, body = null, last: reset = false } = request;
  return new Promise((resolve, reject) => {
    const collector = new Collector(request, resolve, reject);
    if (request.signal?.aborted) return collector.fail("aborted");
    try {
      dispatcher.dispatch({ origin, method, path, headers, body, reset }, collector);
    } catch (error) {
      collector.fail("connect", errorCode(error));
    }
  });
}
