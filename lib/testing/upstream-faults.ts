import { once } from "node:events";
import { createServer } from "node:net";
import { createLengowClient, type LengowClient } from "@/lib/lengow";

/** What a call of ours comes to. `passing`: it goes wrong once and is repeated unseen; `limit`: Lengow asks for a pause. */
export type FaultKind =
  | "unreachable"
  | "down"
  | "slow"
  | "limit"
  | "passing"
  | "keys"
  | "refusal"
  | "gone"
  | "logical"
  | "unreadable";

/** A fault of the way to Lengow or of its answer (RELIABILITY.md §3). */
export interface UpstreamFault {
  title: string;
  /** What a read of it is called. */
  kind: FaultKind;
  /** The sandbox's fault for the route; without one nobody is at the address, or nobody who speaks HTTP. */
  fault: Record<string, unknown> | null;
  /** An address to ask instead of the sandbox's. */
  at?: (sandboxUrl: string) => Promise<Address> | Address;
}

interface Address {
  url: string;
  close?(): void;
}

const LIMIT_MS = 600;
const SILENCE = { milliseconds: LIMIT_MS * 4 };

async function closedPort(): Promise<Address> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` };
}

async function whoHangsUp(): Promise<Address> {
  const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, close: () => server.close() };
}

const status = (code: number, title = String(code), kind: FaultKind = "refusal"): UpstreamFault => ({
  title: `${title} with JSON`,
  kind,
  fault: { kind: "status", status: code },
});
const limit = (title: string, retryAfter: unknown): UpstreamFault => ({
  title: `429 with ${title}`,
  kind: "limit",
  fault: { kind: "429", retryAfter },
});

/**
 * Every fault of a single call. Not among them, and why:
 * - a connection that is never answered: loopback has no such place; to the client it is "nobody at the address", later.
 * - 401 or 403 once, then well, for the token itself: that is a refusal of the keys, whether it passes or not.
 * - pages that shift while they are read: only lists have pages (`lib/server/order-index`).
 * - unknown values and fields of another shape: reading them is no fault (`lib/lengow/resources`).
 * - deaths of ours, of the database and of the disk: they strike between calls (`lib/faults`).
 * With nobody at the address the token is what cannot be had, whichever call was meant.
 */
export const UPSTREAM_FAULTS: readonly UpstreamFault[] = [
  { title: "nobody at the address", kind: "unreachable", fault: null, at: closedPort },
  {
    title: "a name that does not exist",
    kind: "unreachable",
    fault: null,
    at: () => ({ url: "https://lengow.invalid" }),
  },
  {
    title: "a failing TLS handshake",
    kind: "unreachable",
    fault: null,
    at: (url) => ({ url: url.replace("http:", "https:") }),
  },
  { title: "a connection cut as soon as it stands", kind: "unreachable", fault: null, at: whoHangsUp },
  { title: "a connection cut before the work", kind: "unreachable", fault: { kind: "reset-before" } },
  { title: "a connection cut after the work", kind: "unreachable", fault: { kind: "reset-after" } },
  { title: "a connection cut inside the answer", kind: "unreachable", fault: { kind: "reset-after", bytes: 5 } },
  { title: "half an answer", kind: "unreadable", fault: { kind: "truncated" } },
  { title: "silence before the work", kind: "slow", fault: { kind: "stall", ...SILENCE } },
  { title: "silence after the work", kind: "slow", fault: { kind: "timeout-after-commit", ...SILENCE } },
  { title: "an answer drop by drop", kind: "slow", fault: { kind: "slow", bytes: 1, milliseconds: 100 } },
  { title: "an answer too late", kind: "slow", fault: { kind: "delay", ...SILENCE } },
  limit("a second's pause", 1),
  limit("no pause named", null),
  limit("a pause of 0", 0),
  limit("a pause that is a word", "soon"),
  limit("a pause of thirty years", 1e9),
  limit("a pause until a date", "Wed, 21 Oct 2076 07:28:00 GMT"),
  { title: "401 once", kind: "passing", fault: { kind: "401", times: 1 } },
  { title: "401 again and again", kind: "keys", fault: { kind: "401" } },
  { title: "403 again and again", kind: "keys", fault: { kind: "403" } },
  status(400),
  status(404, "404", "gone"),
  status(409),
  status(413),
  status(415),
  status(422),
  { title: "500", kind: "down", fault: { kind: "500" } },
  { title: "502 with JSON", kind: "down", fault: { kind: "502" } },
  { title: "502 with a page", kind: "down", fault: { kind: "html", status: 502 } },
  { title: "503", kind: "down", fault: { kind: "503" } },
  status(504, "504", "down"),
  { title: "530", kind: "logical", fault: { kind: "530" } },
  { title: "540", kind: "down", fault: { kind: "540" } },
  { title: "200 with a page", kind: "unreadable", fault: { kind: "html", status: 200 } },
  { title: "200 with nothing in it", kind: "unreadable", fault: { kind: "empty" } },
  { title: "an answer of 21 MB", kind: "unreadable", fault: { kind: "huge" } },
  { title: "302 to somewhere else", kind: "unreadable", fault: { kind: "redirect" } },
];

/** A client that asks each thing once, so that a cell is one call; where slowness is the fault it gives up soon. */
export function impatientClient(baseUrl: string, account: number, kind: FaultKind): LengowClient {
  const patienceMs = kind === "slow" ? LIMIT_MS : 15_000;
  const names = ["tokenMs", "ordersMs", "moiMs", "actionsMs", "marketplacesMs", "documentsMs", "othersMs"] as const;
  return createLengowClient({
    baseUrl,
    accessToken: `test-${account}`,
    secret: `test-secret-${account}`,
    timeouts: { connectMs: 2_000, ...Object.fromEntries(names.map((name) => [name, patienceMs])) },
    retries: 0,
    retryAfterCapMs: 10,
  });
}
