import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "./server";
import { openSandbox, signIn, type TestClient } from "./test-client";

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 5 }));
});
afterAll(() => sandbox.close());

function getToken(body: BodyInit, headers: Record<string, string> = {}) {
  return client.call<{ token?: string; account_id?: number; error?: unknown }>("/access/get_token", {
    method: "POST",
    body,
    headers,
  });
}

describe("signing in", () => {
  it("gives a token of 36 characters for a form and for JSON", async () => {
    const keys = { access_token: "demo-2", secret: "demo-secret-2" };
    const form = await getToken(new URLSearchParams(keys));
    const json = await getToken(JSON.stringify(keys), { "content-type": "application/json" });
    for (const reply of [form, json]) {
      expect(reply.status).toBe(200);
      expect(reply.body.token).toMatch(/^[0-9a-f-]{36}$/);
      expect(reply.body.account_id).toBe(2);
    }
  });

  it("answers 400 for a wrong secret and 403 with an inner 400 for an unknown access token", async () => {
    const wrong = await getToken(new URLSearchParams({ access_token: "demo-1", secret: "nope" }));
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { error: { code: 400, message: "Authentication error - Secret is not accepted" } },
    ]);
    const unknown = await getToken(new URLSearchParams({ access_token: "nobody", secret: "x" }));
    expect([unknown.status, unknown.body]).toEqual([
      403,
      { error: { code: 400, message: "Authentication error - Access Token is not found" } },
    ]);
  });

  it("keeps several tokens alive at a time, bare or after the word Bearer", async () => {
    const second = await signIn(sandbox.url, "test-101");
    expect((await client.call("/me")).status).toBe(200);
    expect((await second.call("/me", { headers: { authorization: `Bearer ${second.token}` } })).status).toBe(200);
  });

  it("lets a token live as long as it says, by the sandbox's clock", async () => {
    await client.control("settings", { tokenLifeSeconds: 60 });
    const short = await signIn(sandbox.url, "test-102");
    const me = await short.call<{ account_id: number; expire_at: string }>("/me");
    expect(me.body).toEqual({ account_id: 102, expire_at: "2026-11-20T10:01:00Z" });
    await client.control("clock", { advanceSeconds: 61 });
    const dead = await short.call("/me");
    expect([dead.status, dead.body]).toEqual([
      403,
      { error: { code: 403, message: `Token: ${short.token} is expired` } },
    ]);
    expect((await short.call("/rate-limits")).body).toEqual({
      error: { code: 401, message: "Invalid or expired authentication token" },
    });
    await client.control("settings", { tokenLifeSeconds: 3600 });
  });

  it("refuses a call without a token in the words of each route", async () => {
    const bare = { headers: { authorization: "" } };
    const limits = await client.call("/rate-limits", bare);
    expect([limits.status, limits.body]).toEqual([
      401,
      { error: { code: 401, message: "Missing authentication token" } },
    ]);
    const orders = await client.call("/v3.0/orders", bare);
    expect([orders.status, orders.body]).toEqual([
      403,
      { error: { code: 403, message: "No token in headers to access /orders API" } },
    ]);
  });
});

describe("walls and paths", () => {
  it("never shows one account to another, nor an account to a call that names none", async () => {
    for (const account of ["account_id=1", "account_id=", ""]) {
      const reply = await client.call(`/v3.0/orders/?${account}`);
      expect([reply.status, reply.body]).toEqual([403, { error: { code: 403, message: "Forbidden" } }]);
    }
  });

  it("serves paths with and without the last slash, without a redirect", async () => {
    for (const path of ["/v3.0/orders?account_id=101", "/v3.0/orders/?account_id=101", "/v3.0/marketplaces"]) {
      expect((await client.call(path, { redirect: "error" })).status).toBe(200);
    }
  });

  it("says 404 for an unknown path and 405 for a wrong method", async () => {
    expect((await client.call("/v3.0/stats")).body).toEqual({
      error: { code: 404, message: "Not found: /v3.0/stats" },
    });
    expect((await client.call("/v3.0/orders/", { method: "PUT" })).status).toBe(405);
  });

  it("compresses only when asked", async () => {
    const path = "/v3.0/marketplaces/";
    const zipped = await client.call(path, { headers: { "accept-encoding": "gzip" } });
    const plain = await client.call(path, { headers: { "accept-encoding": "identity" } });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(zipped.text).toBe(plain.text);
  });
});
