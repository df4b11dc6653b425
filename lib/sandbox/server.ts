import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CONTROL_PREFIX, control } from "./control/control";
import { readCall } from "./http/call";
import { send } from "./http/send";
import { serveLengow } from "./serve-lengow";
import { World, type WorldOptions } from "./world";

/** How a sandbox starts; without a port the system chooses a free one. */
export interface SandboxOptions extends WorldOptions {
  port?: number;
  host?: string;
}

/** A running sandbox. `close` ends every connection and resolves when the port is free. */
export interface Sandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Starts a server that speaks Lengow. Rejects when the port cannot be opened. */
export async function startSandbox({
  port = 0,
  host = "127.0.0.1",
  ...options
}: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(options);
  const server = createServer((request, response) => {
    serve(world, request, response).catch(() => response.destroy());
  });
  // Lengow's load balancer keeps idle connections 350 s (API.md §1).
  server.keepAliveTimeout = 350_000;
  await listen(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://${host}:${bound}`, port: bound, close: () => close(server) };
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = await readCall(request);
  if (call.path === CONTROL_PREFIX || call.path.startsWith(`${CONTROL_PREFIX}/`))
    return send(response, control(call, world), call);
  if (world.latencyMs > 0) await pause(world.latencyMs);
  await serveLengow(world, call, response);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
