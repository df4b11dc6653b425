import type { Socket } from "node:net";
import { Agent, buildConnector, Client } from "undici";

export const DEFAULT_BASE_URL = "https://api.lengow.io";
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Where calls go. Frozen at creation: nothing in an answer, and no parameter, can move a call to another host. */
export interface Endpoint {
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
  /** "" or a prefix without a last slash. */
  readonly basePath: string;
}

/**
 * Reads the base URL. Plain http is accepted for this machine only, or when `allowPlainHttp` says so.
 * @throws TypeError when the URL cannot serve as a base: other schemes, user info, a query.
 */
export function readEndpoint(baseUrl: string, allowPlainHttp = false): Endpoint {
  const url = new URL(baseUrl);
  const plain = url.protocol === "http:" && (allowPlainHttp || LOOPBACK.test(url.hostname));
  if (url.protocol !== "https:" && !plain) throw new TypeError("The Lengow base URL must use https.");
  if (url.username !== "" || url.password !== "")
    throw new TypeError("The Lengow base URL must not hold a user or password.");
  if (url.search !== "" || url.hash !== "")
    throw new TypeError("The Lengow base URL must not hold a query or fragment.");
  return Object.freeze({
    origin: url.origin,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port,
    protocol: url.protocol,
    basePath: url.pathname.replace(/\/+$/, ""),
  });
}

/**
 * The request target for a path and an encoded query.
 * @throws TypeError when it would leave the origin or the prefix, for instance through "..": no request is made then.
 */
export function requestPath(endpoint: Endpoint, path: string, query = ""): string {
  const pathname = `${endpoint.basePath}${path}`;
  const target = query === "" ? pathname : `${pathname}?${query}`;
  const resolved = new URL(target, endpoint.origin);
  const search = query === "" ? "" : `?${query}`;
  if (resolved.origin !== endpoint.origin || resolved.pathname !== pathname || resolved.search !== search) {
    throw new TypeError("The request would leave the Lengow base URL.");
  }
  return target;
}

/** Kept-alive connections for reads. Idle ones are dropped long before Lengow's load balancer does (350 s, API.md §1). */
export function createReadPool(connectMs: number): Agent {
  return new Agent({
    connections: 24,
    pipelining: 1,
    keepAliveTimeout: 20_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectMs },
  });
}

/** Opens one connection, ready to write (TLS done), with no byte of ours on it. Rejects when the signal fires first. */
export function openConnection(endpoint: Endpoint, connectMs: number, signal?: AbortSignal): Promise<Socket> {
  const connect = buildConnector({ timeout: connectMs, maxCachedSessions: 0 });
  return new Promise((resolve, reject) => {
    const host = endpoint.hostname;
    let settled = false;
    const onAbort = () => {
      settled = true;
      reject(signal?.reason);
    };
    if (signal?.aborted) return onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    connect({ hostname: host, host, protocol: endpoint.protocol, port: endpoint.port }, (error, socket) => {
      signal?.removeEventListener("abort", onAbort);
      if (settled) return void socket?.destroy();
      if (error) return reject(error);
      resolve(socket);
    });
  });
}

/** A dispatcher for exactly one request on a connection that is already open; it can never open a second one. */
export function clientOnSocket(endpoint: Endpoint, socket: Socket): Client {
  let used = false;
  return new Client(endpoint.origin, {
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Later than at once: undici does not see a connection that is handed over while it asks for one.
    connect: (_options, callback) =>
      queueMicrotask(() => {
        if (used || socket.destroyed || socket.readableEnded) {
          callback(Object.assign(new Error("The connection is gone."), { code: "UNSENT_CLOSED" }), null);
          return;
        }
        used = true;
        callback(null, socket);
      }),
  });
}
