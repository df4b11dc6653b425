import { existsSync } from "node:fs";
import type { APIResponse } from "@playwright/test";
import { ROUTES } from "@/lib/contract/routes";
import { expect, test } from "./fixtures";
import { copyIsReady, nothingLeaves } from "./our-copy";
import { askedWhile, callsOf, findOrder } from "./sandbox";
import { APP_URL } from "./stage";

const FILLED: Record<string, string> = {
  accountId: "1",
  marketplace: "amazon_fr",
  orderId: "1",
  type: "ship",
  id: "01a1ff83-a5cb-7c3e-90c0-00c8af91dc10",
  code: "amazon_fr",
};

/** Every route that stands in the app, with an address that fits it. */
const routes = Object.entries(ROUTES)
  .map(([key, access]) => {
    const [method = "", path = ""] = key.split(" ");
    const url = path
      .replace("[...nextauth]", "signout")
      .replace(/\[(\w+)\]/g, (_, name: string) => FILLED[name] ?? "1");
    return { key, method, path, url, access };
  })
  .filter(({ path }) => existsSync(`app${path}/route.ts`));

async function errorOf(response: APIResponse) {
  return ((await response.json()) as { error: { code: string; sent: string; details?: { field: string }[] } }).error;
}

test("U20 · nothing of an account is told to a person without a grant, and Lengow is not asked", async ({ httpOf }) => {
  const order = await findOrder(() => true);
  const merchant = await httpOf("merchant");
  await copyIsReady(merchant);
  await nothingLeaves(merchant);
  const asked = await askedWhile(1, async () => {
    const outsider = await httpOf("outsider");
    const pages = ["", "/orders", `/orders/${order.marketplace}/${order.marketplace_order_id}`].map(
      (path) => `/accounts/1${path}`,
    );
    for (const page of [...pages, "/accounts/999/orders", "/accounts/1e0/orders", "/accounts/01/orders"]) {
      const response = await outsider.get(page);
      expect(response.status(), page).toBe(404);
      expect(await response.text()).not.toContain("Maison Verdier");
    }
    for (const { method, url, key } of routes.filter(({ path }) => path.includes("[accountId]"))) {
      const response = await outsider.fetch(url, { method, headers: { origin: APP_URL } });
      expect(response.status(), key).toBe(404);
      expect((await errorOf(response)).code, key).toBe("not_found");
    }
  });
  expect(asked).toEqual([]);
});

test("nobody gets past a route without a session", async ({ httpOf }) => {
  const nobody = await httpOf(null);
  for (const { method, url, key } of routes.filter(({ access }) => access !== "public")) {
    const response = await nobody.fetch(url, { method, headers: { origin: APP_URL } });
    expect(response.status(), key).toBe(401);
    expect(await errorOf(response), key).toMatchObject({ code: "not_signed_in", sent: "no" });
  }
});

test("a viewer changes nothing: refused before anything is sent", async ({ httpOf }) => {
  const order = await findOrder(() => true);
  await nothingLeaves(await httpOf("merchant"));
  const asked = await askedWhile(1, async () => {
    const viewer = await httpOf("viewer");
    const response = await viewer.patch(
      `/api/accounts/1/orders/${order.marketplace}/${order.marketplace_order_id}/merchant-order-id`,
      { data: { merchant_order_id: ["X-1"] }, headers: { origin: APP_URL } },
    );
    expect(response.status()).toBe(403);
    expect(await errorOf(response)).toMatchObject({ code: "not_allowed", sent: "no" });
  });
  expect(asked).toEqual([]);
});

test("every route that changes something refuses a request from elsewhere", async ({ request }) => {
  const unsafe = routes.filter(({ method }) => method !== "GET");
  expect(unsafe.length).toBeGreaterThan(3);
  await nothingLeaves(request);
  const asked = await askedWhile(1, async () => {
    for (const { method, url, key, access } of unsafe) {
      const elsewhere: Record<string, string>[] = [
        { origin: "null" },
        { origin: "https://evil.example" },
        { origin: `${APP_URL}.evil.example` },
        { origin: APP_URL, "sec-fetch-site": "cross-site" },
        { origin: APP_URL, "sec-fetch-site": "same-site" },
      ];
      // Signing in and out carries a token of its own; a client that is no browser may leave Origin out there.
      if (access !== "public") elsewhere.push({});
      for (const headers of elsewhere) {
        const response = await request.fetch(url, { method, headers });
        expect(response.status(), `${key} ${JSON.stringify(headers)}`).toBe(403);
        expect(await errorOf(response)).toMatchObject({ code: "origin_refused", sent: "no" });
      }
    }
  });
  expect(asked).toEqual([]);
});

const EVERY_ANSWER = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

test("U20 · every answer carries the security headers, whatever it is", async ({ request, httpOf }) => {
  const nobody = await httpOf(null);
  const signIn = await (await nobody.get("/sign-in")).text();
  const script = /\/_next\/static\/[^"\\]+\.js/.exec(signIn)?.[0] ?? "";
  const answers: [status: number, response: APIResponse][] = [
    [200, await request.get("/accounts/1/orders")],
    [404, await request.get("/nowhere")],
    [307, await nobody.get("/accounts/1/orders", { maxRedirects: 0 })],
    [401, await nobody.get("/api/me")],
    [404, await request.get("/api/nowhere")],
    [405, await request.fetch("/api/me", { method: "DELETE", headers: { origin: APP_URL } })],
    [400, await request.get("/api/accounts/1/orders?page=0")],
    [200, await request.get("/api/accounts/1/orders?page_size=1")],
    [200, await request.get("/api/health")],
    [200, await request.get(script)],
    [404, await request.get("/_next/static/nowhere.js")],
    [200, await request.get("/icons.svg")],
  ];
  for (const [status, response] of answers) {
    expect(response.status(), response.url()).toBe(status);
    expect(response.headers(), response.url()).toMatchObject(EVERY_ANSWER);
    expect(response.headers()["content-security-policy"], response.url()).toContain("frame-ancestors 'none'");
    expect(response.headers()["x-powered-by"], response.url()).toBeUndefined();
  }
  for (const [, response] of answers.slice(3, 9)) {
    expect(response.headers()["x-request-id"], response.url()).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers()["cache-control"], response.url()).toBe("private, no-store");
  }
});

test("U20 · each page has a nonce of its own, and scripts without one do not run", async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ["/accounts/1/orders", "/accounts/1/orders", "/sign-in", "/nowhere"]) {
    const response = await request.get(path);
    const policy = response.headers()["content-security-policy"] ?? "";
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src ")) ?? "";
    expect(scripts).toContain("'strict-dynamic'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(policy).toContain("default-src 'none'");
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    nonces.add(nonce);
    const html = await response.text();
    const tags = html.match(/<script\b[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(4);
});

const BAD: [query: string, field: string][] = [
  ["colour=red", "colour"],
  ["account_id=2", "account_id"],
  ["marketplace_order_date_from=yesterday", "marketplace_order_date_from"],
  ["updated_to=2026-02-30", "updated_to"],
  ["imported_from=2026-02-02&imported_to=2026-01-01", "imported_to"],
  ["page=0", "page"],
  ["page=1.5", "page"],
  ["page_size=101", "page_size"],
  ["lengow_status=nearly_shipped", "lengow_status"],
  ["lengow_status=shipped,,new", "lengow_status"],
  ["set_currency=EURO", "set_currency"],
  ["set_currency=XYZ", "set_currency"],
  ["ordering=buyer", "ordering"],
  ["marketplace=amazon_fr&marketplace=amazon_de", "marketplace"],
];

test("LA-23 · a filter nobody knows or a value that cannot be is a 400 that names it, and Lengow is not asked", async ({
  request,
}) => {
  await nothingLeaves(request);
  const asked = await askedWhile(1, async () => {
    for (const [query, field] of BAD) {
      const response = await request.get(`/api/accounts/1/orders?${query}`);
      expect(response.status(), query).toBe(400);
      const { code, sent, details } = await errorOf(response);
      expect([code, sent, details?.map((problem) => problem.field)], query).toEqual(["bad_request", "no", [field]]);
    }
  });
  expect(asked).toEqual([]);
});

/** Orders of a window that no test asked for before. */
const unasked = (size: number) => `/api/accounts/1/orders?updated_from=${new Date().toISOString()}&page_size=${size}`;

test("an unchanged page costs a 304 and no call to Lengow", async ({ request }) => {
  const url = unasked(3);
  const first = await request.get(url);
  const { etag = "" } = first.headers();
  expect(first.status()).toBe(200);
  const again = await request.get(url, { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
  expect(await again.body()).toHaveLength(0);
  // Our reader of orders asks by itself, for pages of its own size.
  expect((await callsOf(1)).filter(({ query }) => query.page_size === "3")).toHaveLength(1);
});

test("a hundred people who ask the same at once cost one call to Lengow", async ({ request }) => {
  const url = unasked(4);
  const answers = await Promise.all(Array.from({ length: 100 }, () => request.get(url)));
  expect(answers.filter((answer) => answer.status() !== 200)).toEqual([]);
  expect((await callsOf(1)).filter(({ query }) => query.page_size === "4")).toHaveLength(1);
});
