import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { installTestContainer } from "@/lib/testing/context";
import { describeOnDatabases, emptyTables } from "@/lib/testing/database";
import type { Container } from "../container";
import type { Database } from "../db/database";
import type { Env } from "../env";
import { inRequestScope, openPageScope, type RequestScope } from "../http/request-scope";
import { findAccount, readCredentials, saveAccount } from "./account-store";
import { recordEnvironmentAccount } from "./environment-account";
import { LengowClients, scaledTimeouts } from "./lengow-clients";
import { SecretBox } from "./secret-box";

const KEYS = { accessToken: "access-token-canary", secret: "secret-canary" };

/** Answers the token question like Lengow (API.md §2.1), and counts how often it was asked. */
class TokenServer {
  asked = 0;
  down = false;
  readonly #server: Server = createServer((request, response) => {
    request.resume();
    this.asked += 1;
    response.setHeader("content-type", "application/json");
    response.statusCode = this.down ? 503 : 200;
    response.end(
      JSON.stringify(
        this.down
          ? { detail: "down" }
          : { token: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", user_id: 9, account_id: 4711 },
      ),
    );
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

describeOnDatabases("an account", (open) => {
  const tokens = new TokenServer();
  let url: string;
  let db: Database;
  let container: Container;
  let clients: LengowClients;
  let lines: string[] = [];

  async function prepare(env: Partial<Env> = {}): Promise<void> {
    lines = [];
    container = await installTestContainer({
      db,
      env: { lengowApiUrl: url, ...env },
      onLogLine: (line) => lines.push(line),
    });
    clients = new LengowClients({
      db,
      box: container.box,
      env: container.env,
      secrets: container.secrets,
      logger: container.logger,
    });
  }
  const save = (id: number, credentials = KEYS, demo = false) =>
    saveAccount(db, container.box, { id, name: `Account ${id}`, demo, credentials });

  beforeAll(async () => {
    url = await tokens.start();
    db = await open();
  });
  beforeEach(async () => {
    await emptyTables(db);
    tokens.asked = 0;
    tokens.down = false;
    await prepare();
  });
  afterAll(async () => {
    await tokens.stop();
    await db.close();
  });

  it("keeps its keys sealed: neither stands in the database", async () => {
    await save(1);
    const stored = JSON.stringify(await db.query("select * from accounts"));
    for (const value of Object.values(KEYS)) {
      expect(stored).not.toContain(value);
      expect(stored).not.toContain(Buffer.from(value).toString("base64url"));
    }
    expect(await readCredentials(db, container.box, 1)).toEqual(KEYS);
  });

  it("cannot be opened with another secret, nor with another account's keys moved under it", async () => {
    await save(1);
    await save(2, { accessToken: "other-token", secret: "other-secret" });
    expect(await readCredentials(db, new SecretBox("another secret"), 1)).toBeNull();
    await db.query(
      "update accounts set secret_encrypted = (select secret_encrypted from accounts where id = 2) where id = 1",
    );
    expect(await readCredentials(db, container.box, 1)).toBeNull();
  });

  it("has one client, made once for all who ask at once", async () => {
    await save(1);
    const [a, b] = await Promise.all([clients.for(1), clients.for(1)]);
    expect(b).toBe(a);
    expect(await clients.for(1)).toBe(a);
    await clients.close();
  });

  it("gets a new client when its keys change", async () => {
    await save(1);
    const before = await clients.for(1);
    await db.query("update accounts set updated_at = updated_at + interval '1 second' where id = 1");
    clients.forget(1);
    expect(await clients.for(1)).not.toBe(before);
    await clients.close();
  });

  it("has its calls in the log, on the line of the request that caused them or else on their own", async () => {
    await save(1);
    const client = await clients.for(1);
    await client.access.check();
    expect(lines.map((line) => JSON.parse(line).upstream)).toEqual([
      [expect.objectContaining({ status: 200, attempt: 1 })],
    ]);
    const scope: RequestScope = { requestId: "r", upstream: [] };
    await inRequestScope(scope, () => client.access.check());
    expect(scope.upstream).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines.join("")).not.toContain("canary");
    await clients.close();
  });

  it("has its calls for a page on that page's line until it is sent", async () => {
    await save(1);
    const client = await clients.for(1);
    // The test's Lengow answers every address alike; that a call was made is all that counts here.
    const call = () => client.me({ lane: "screen", requestId: "page-1" }).catch(() => undefined);
    await client.access.check();
    lines = [];
    const page = openPageScope("page-1");
    await call();
    const made = page.scope.upstream.length;
    expect([made > 0, lines.length]).toEqual([true, 0]);
    page.close();
    await call();
    expect(page.scope.upstream).toHaveLength(made);
    expect(new Set(lines.map((line) => JSON.parse(line).request_id))).toEqual(new Set(["page-1"]));
    await clients.close();
  });

  it("that is not connected is told so, whatever the reason", async () => {
    await save(3, KEYS, true);
    await db.query("insert into accounts (id, name) values (4, 'no keys')");
    for (const id of [3, 4, 5]) await expect(clients.for(id)).rejects.toMatchObject({ code: "lengow_credentials" });
  });

  it("of the environment is asked for and recorded under Lengow's own id", async () => {
    await prepare({ lengowAccount: KEYS });
    await recordEnvironmentAccount(container, clients, new AbortController().signal);
    expect(await findAccount(db, 4711)).toMatchObject({ id: 4711, demo: false });
    expect(await readCredentials(db, container.box, 4711)).toEqual(KEYS);
    expect(container.secrets.hideIn(`x ${KEYS.secret}`)).not.toContain(KEYS.secret);
  });

  it("of the environment is asked for again while Lengow is down, and given up when the server stops", async () => {
    await prepare({ lengowAccount: KEYS });
    tokens.down = true;
    const stopping = new AbortController();
    const recording = recordEnvironmentAccount(container, clients, stopping.signal);
    await expect.poll(() => tokens.asked, { timeout: 20_000 }).toBeGreaterThan(0);
    stopping.abort();
    await recording;
    expect(await db.query("select 1 from accounts")).toEqual([]);
  });
});

describe("a sealed secret", () => {
  const box = new SecretBox("a secret of the server");

  it("is different each time and opens whole or not at all", () => {
    const sealed = box.seal("plain", "p");
    expect(box.seal("plain", "p")).not.toBe(sealed);
    expect(box.open(sealed, "p")).toBe("plain");
    expect(box.open(sealed, "q")).toBeNull();
    for (const broken of [
      "",
      "v1",
      "v2.a.b.c",
      sealed.slice(0, -3),
      sealed.replace(/\.(.)/, (_, c) => `.${c === "A" ? "B" : "A"}`),
    ]) {
      expect(box.open(broken, "p")).toBeNull();
    }
  });
});

describe("under TIME_SCALE", () => {
  it("upstream limits shrink, but never below what lets a request finish", () => {
    expect(scaledTimeouts(1).ordersMs).toBe(20_000);
    expect(scaledTimeouts(2).ordersMs).toBe(10_000);
    for (const ms of Object.values(scaledTimeouts(1_000))) expect(ms).toBeGreaterThanOrEqual(3_000);
  });
});
