import { afterAll, beforeAll, expect, it } from "vitest";
import type { Sandbox } from "./server";
import { openSandbox, signIn, type TestClient } from "./test-client";

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  ({ sandbox, client } = await openSandbox({ size: 3, rateLimit: 4 }));
});
afterAll(() => sandbox.close());

it("refuses the request after the ceiling with Retry-After, until the window ends", async () => {
  await client.control("settings", { rateLimit: 4 });
  for (let i = 0; i < 4; i++) expect((await client.orders()).status).toBe(200);
  await client.control("clock", { advanceSeconds: 18 });
  const refused = await client.orders();
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ error: { code: 429, message: "Request limitation: 4 reached on /v3.0/orders" } });
  expect(refused.headers.get("retry-after")).toBe("42");
  await client.control("clock", { advanceSeconds: 42 });
  expect((await client.orders()).status).toBe(200);
});

it("counts each login, route and method by itself", async () => {
  await client.control("settings", { rateLimit: 4 });
  const other = await signIn(sandbox.url, "test-103");
  for (let i = 0; i < 5; i++) await client.orders();
  expect((await client.orders()).status).toBe(429);
  expect((await client.actions()).status).toBe(200);
  expect((await other.orders()).status).toBe(200);
});

it("tells the credit left as an array, and null when limiting is off", async () => {
  await client.control("settings", { rateLimit: 4 });
  await client.orders();
  const rows = (await client.call<Record<string, unknown>[]>("/rate-limits")).body;
  expect(rows.find((row) => row.url_base === "/orders")).toEqual({
    url_base: "/orders",
    method: "GET",
    boundary: 4,
    remaining_credit: 3,
    remaining_time: 60,
  });
  await client.control("settings", { rateLimit: null });
  const off = (await client.call<Record<string, unknown>[]>("/rate-limits")).body;
  expect(off[0]).toMatchObject({ boundary: null, remaining_credit: null, remaining_time: null });
});
