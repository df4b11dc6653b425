import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a scripted server saw of one request. */
export interface SeenRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Number of the connection it came on, from 1. */
  connection: number;
  at: number;
}

/** Answers one request; may also destroy the socket, stall, or write raw bytes. */
export type Reply = (request: SeenRequest, response: ServerResponse, incoming: IncomingMessage) => void;

export interface ScriptedLengow {
  url: string;
  port: number;
  seen: SeenRequest[];
  /** Requests that were not get_token. */
  calls: () => SeenRequest[];
  tokenCalls: () => number;
  connections: () => number;
  close: () => Promise<void>;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

export function raw(status: number, body: string | Buffer, headers: Record<string, string> = {}): Reply {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Closes the connection without a word. */
export const hangUp: Reply = (_request, _response, incoming) => incoming.socket.destroy();

/** Takes the request and never answers. */
export const stall: Reply = () => undefined;

/** Promises more bytes than it sends, then closes. */
export function cutShort(status: number, fragment: string): Reply {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": String(fragment.length + 50) });
    response.write(fragment, () => response.destroy());
  };
}

/** Plays the replies in turn; the last one stays. */
export function inTurn(...replies: Reply[]): Reply {
  let at = 0;
  return (request, response, incoming) => {
    const reply = replies[Math.min(at, replies.length - 1)]!;
    at += 1;
    reply(request, response, incoming);
  };
}

/** A token service that gives `token-…-1`, `-2` and so on, 36 characters each like the real one. */
export function tokens(accountId = 1): Reply {
  let issued = 0;
  return (request, response, incoming) => {
    issued += 1;
    json(200, { token: `00000000-0000-4000-8000-${String(issued).padStart(12, "0")}`, account_id: accountId })(
      request,
      response,
      incoming,
    );
  };
}

function bodyOf(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => resolve(Buffer.concat(chunks).toString("latin1")));
    incoming.on("error", reject);
  });
}

/** A real HTTP server on loopback that answers as told: `token` for get_token, `reply` for everything else. */
export async function scriptLengow(reply: Reply, token: Reply = tokens()): Promise<ScriptedLengow> {
  const seen: SeenRequest[] = [];
  const sockets = new Map<Socket, number>();
  let connections = 0;
  const server: Server = createServer((incoming, response) => {
    bodyOf(incoming).then(
      (body) => {
        const url = new URL(incoming.url ?? "/", "http://x");
        const request: SeenRequest = {
          method: incoming.method ?? "",
          path: url.pathname,
          query: url.searchParams,
          url: incoming.url ?? "",
          headers: incoming.headers,
          body,
          connection: sockets.get(incoming.socket) ?? 0,
          at: performance.now(),
        };
        seen.push(request);
        (request.path.endsWith("/access/get_token") ? token : reply)(request, response, incoming);
      },
      () => undefined,
    );
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.set(socket, connections);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    calls: () => seen.filter((request) => !request.path.endsWith("/access/get_token")),
    tokenCalls: () => seen.filter((request) => request.path.endsWith("/access/get_token")).length,
    connections: () => connections,
    close: async () => {
      if (!server.listening) return;
      for (const socket of sockets.keys()) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
