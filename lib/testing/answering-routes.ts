import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** What a component asked of our routes. */
export interface RouteRequest {
  method: string;
  /** Path and query, as it was asked for. */
  url: string;
  /** The JSON that came with it; undefined without a body. */
  body: unknown;
}

/** 200 unless `status` says otherwise; without `body` nothing follows the head. */
export interface RouteAnswer {
  status?: number;
  body?: unknown;
}

/** What a request comes to: an answer, or null, and the connection is broken off without one. */
type Outcome = RouteAnswer | null;

/** The document of happy-dom has another origin than the server, so its fetch asks leave first. Ours share one in a browser. */
function grantOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", headers.origin ?? "*");
  response.setHeader("access-control-allow-credentials", "true");
  const method = headers["access-control-request-method"];
  const names = headers["access-control-request-headers"];
  if (method) response.setHeader("access-control-allow-methods", method);
  if (names) response.setHeader("access-control-allow-headers", names);
}

/**
 * Stands in for our routes in the tests of one file: every `fetch("/api/…")` reaches `answer` over HTTP on loopback, and
 * what it returns goes back as JSON. Preflights are granted and never handed over. An answer is held as long as its
 * promise is; what is still held when the file ends is broken off. A throw of `answer` fails the run.
 * Call it once, at the top of a file: it opens and closes the server and redirects `fetch` meanwhile.
 */
export function answerRoutes(answer: (request: RouteRequest) => Outcome | Promise<Outcome>): void {
  const realFetch = globalThis.fetch;
  const server = createServer(async (request, response) => {
    grantOrigin(request, response);
    const text = Buffer.concat(await request.toArray()).toString();
    const { method = "GET", url = "/" } = request;
    if (method === "OPTIONS") return response.writeHead(204).end();
    const outcome = await answer({ method, url, body: text === "" ? undefined : JSON.parse(text) });
    if (outcome === null) return request.socket.destroy();
    const { status = 200, body } = outcome;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    // A browser resolves our addresses against the page; a test has none, or one that nobody serves.
    globalThis.fetch = (url, init) => realFetch(`http://127.0.0.1:${port}${url}`, init);
  });
  afterAll(async () => {
    globalThis.fetch = realFetch;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}
