// npm start: the built app in production, configured by the environment (DESIGN §4). Listens on localhost unless HOST says otherwise.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import nextEnv from "@next/env";
import { NO_CONTENT_POLICY, SECURITY_HEADERS, STRICT_TRANSPORT } from "../server/http/security-headers.mjs";
import { root } from "./processes.mjs";

const DRAIN_MS = 8_000;
const OPENING_MS = 120_000;
const CONTAINER = Symbol.for("orderdeck.container");
const ENCODED_BODIES = Symbol.for("orderdeck.encoded-bodies");

function fail(message) {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

function settings() {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.NODE_ENV = "production";
  nextEnv.loadEnvConfig(root, false, { info: () => undefined, error: (...words) => fail(words.join(" ")) });
  const port = process.env.PORT || "3000";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) fail(`PORT="${port}" is not a port number.`);
  if (!existsSync(path.join(root, ".next/BUILD_ID")))
    fail("There is no build here yet. Run `npm run build` first, then `npm start`.");
  return { port: Number(port), host: process.env.HOST || "localhost" };
}

/** Headers on every answer, also on those Next gives before it has looked at its own configuration. */
function baseHeaders() {
  const overTls = (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
  return [
    ...SECURITY_HEADERS,
    { key: "Content-Security-Policy", value: NO_CONTENT_POLICY },
    ...(overTls ? [STRICT_TRANSPORT] : []),
  ];
}

function isWellFormed(address) {
  try {
    decodeURIComponent(address.split("?")[0]);
    return true;
  } catch {
    return false;
  }
}

/** An address that is no address, which Next would answer with a failure of its own. */
function refuse(response) {
  const requestId = randomUUID();
  const message = "The address is not well formed. Nothing was sent.";
  response.writeHead(400, {
    "content-type": "application/json",
    "x-request-id": requestId,
    "cache-control": "private, no-store",
  });
  response.end(JSON.stringify({ error: { code: "bad_request", message, request_id: requestId, sent: "no" } }));
}

/**
 * Next hands on a route's headers as lists of one, which its own compression takes for no type at all, and drops Content-Encoding
 * although the body is encoded. So lists of one are unpacked, and a route that encoded its body says so in X-Body-Encoding.
 */
function mendHeaders(response) {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return set(name.toLowerCase() === "x-body-encoding" ? "Content-Encoding" : name, single);
  };
}
globalThis[ENCODED_BODIES] = true;

function createServer(handle, headers) {
  const server = http.createServer((request, response) => {
    mendHeaders(response);
    for (const { key, value } of headers) response.setHeader(key, value);
    // For what Next answers by itself; our own routes and pages put theirs in its place.
    response.setHeader("x-request-id", randomUUID());
    if (!isWellFormed(request.url)) return refuse(response);
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // Behind a load balancer a connection must outlive the balancer's own patience (60 s by habit).
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

/** "localhost" is two addresses; which one a client tries first is its own affair, so both are served where both exist. */
async function listenOn(host, port, make) {
  const addresses = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  const servers = [];
  for (const address of addresses) {
    const server = make();
    try {
      await listen(server, port, address);
      servers.push(server);
    } catch (error) {
      const absent = ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code);
      if (absent && address === "::1") continue;
      const reason = error.code === "EADDRINUSE" ? `port ${port} is taken. Choose another with PORT` : error.message;
      fail(`Orderdeck cannot listen on ${address}: ${reason}.`);
    }
  }
  return servers;
}

function closed(server) {
  server.closeIdleConnections();
  return new Promise((resolve) => server.close(resolve));
}

/** Next opens the database beside its own preparation; nobody is let in before that is done. A failure ends the process with its reason. */
async function databaseOpened() {
  const deadline = Date.now() + OPENING_MS;
  while (!globalThis[CONTAINER]) {
    if (Date.now() > deadline) fail(`The server did not begin to open its database within ${OPENING_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await globalThis[CONTAINER];
}

/** Takes no new requests, lets the running ones finish, closes the database. */
async function stop(servers, app) {
  const late = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
  await Promise.race([Promise.all(servers.map(closed)), late]);
  const container = await Promise.resolve(globalThis[CONTAINER]).catch(() => undefined);
  await Promise.race([container?.close(), late]);
  await Promise.race([app.close(), late]);
}

const { port, host } = settings();
const { default: next } = await import("next");
const app = next({ dev: false, dir: root, hostname: host, port });
await app.prepare();
await databaseOpened();
const handle = app.getRequestHandler();
const headers = baseHeaders();
const servers = await listenOn(host, port, () => createServer(handle, headers));
process.stdout.write(`Orderdeck listens on http://${host.includes(":") ? `[${host}]` : host}:${port}\n`);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    stop(servers, app).then(
      () => process.exit(0),
      (error) => fail(`Orderdeck did not stop cleanly: ${error.message}`),
    );
  });
}
