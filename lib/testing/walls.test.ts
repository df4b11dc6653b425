import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES, type RouteKey } from "@/lib/contract/routes";
import { type Permission, ROLES, type Role, roleAllows } from "@/lib/domain/permissions";
import type { Container } from "@/lib/server/container";
import { AppError } from "@/lib/server/errors";
import { defineRoute, type RouteHandler } from "@/lib/server/http/define-route";
import { NOT_A_METHOD } from "@/lib/server/http/methods";
import { UNKNOWN_ADDRESS } from "@/lib/server/http/unknown-address";
import { installTestContainer, TEST_ORIGIN } from "./context";
import { openTestDatabase } from "./database";
import { signInAs } from "./sign-in";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const OWN = 1;
const FOREIGN = 2;
const KEYS = Object.keys(ROUTES) as RouteKey[];
const ACCOUNT_KEYS = KEYS.filter((key) => key.includes("[accountId]"));

interface RouteFile {
  /** As the address is written in the matrix: /api/accounts/[accountId]/… */
  address: string;
  handlers: Partial<Record<(typeof METHODS)[number], RouteHandler>>;
}

const ADDRESSES = readdirSync("app/api", { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.posix.join("/api", path.dirname(file).split(path.sep).join("/")));

let container: Container;
let files: RouteFile[];
let askedForClient: number[] = [];
const cookies = new Map<Role | "stranger", string>();

beforeAll(async () => {
  const lengowFor = (accountId: number) => {
    askedForClient.push(accountId);
    return Promise.reject(new AppError("lengow_credentials", "No client in this test."));
  };
  container = await installTestContainer({ db: await openTestDatabase(), lengowFor });
  for (const role of ROLES) cookies.set(role, (await signInAs(container, { [OWN]: role })).cookie);
  cookies.set("stranger", (await signInAs(container, { [FOREIGN]: "admin" })).cookie);
  files = await Promise.all(
    ADDRESSES.map(async (address) => ({
      address,
      handlers: await import(/* @vite-ignore */ path.resolve(`app${address}/route.ts`)),
    })),
  );
});
afterAll(() => container.close());

/** A well-formed request for `key`, with `accountId` in its place and something harmless in the others. */
function requestFor(key: string, accountId: string, init: { cookie?: string | undefined; origin?: string } = {}) {
  const [method = "GET", address = ""] = key.split(" ");
  const names = [...address.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? "");
  const segments = Object.fromEntries(names.map((name) => [name, name === "accountId" ? accountId : "x"]));
  const url = address.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => segments[name] ?? "x");
  const headers = new Headers({ "content-type": "application/json" });
  if (init.cookie) headers.set("cookie", init.cookie);
  if (method !== "GET") headers.set("origin", init.origin ?? TEST_ORIGIN);
  const body = method === "GET" ? null : "{}";
  return [
    new Request(`${TEST_ORIGIN}${url}`, { method, headers, body }),
    { params: Promise.resolve(segments) },
  ] as const;
}

/** The wall in front of `key` with nothing behind it. */
function bareRoute(key: RouteKey): RouteHandler {
  return defineRoute(key, { rawBody: true, handler: async () => ({ reached: true }) });
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: { code: string } };
  return body.error?.code ?? "reached";
}

function expectedFor(key: RouteKey, who: Role | "stranger" | "nobody"): string {
  const access = ROUTES[key];
  if (access === "public") return "reached";
  if (who === "nobody") return "not_signed_in";
  if (access === "session") return "reached";
  if (who === "stranger") return "not_found";
  return roleAllows(who, access as Permission) ? "reached" : "not_allowed";
}

describe("the wall in front of every route", () => {
  it.each(KEYS)("%s lets in whom the matrix names and nobody else", async (key) => {
    for (const who of [...ROLES, "stranger", "nobody"] as const) {
      const cookie = who === "nobody" ? undefined : cookies.get(who);
      const response = await bareRoute(key)(...requestFor(key, String(OWN), { cookie }));
      expect([who, await codeOf(response)]).toEqual([who, expectedFor(key, who)]);
    }
  });

  it("gives a viewer nothing that changes anything", () => {
    // Questions that hold what may not stand in an address; they read like the GET beside them.
    const questions = new Set<RouteKey>([
      "POST /api/accounts/[accountId]/order-rows",
      "POST /api/accounts/[accountId]/order-counts",
      "POST /api/accounts/[accountId]/order-alerts",
      "POST /api/accounts/[accountId]/order-histogram",
      "POST /api/accounts/[accountId]/triage/groups",
    ]);
    for (const key of questions) expect(ROUTES[key]).toBe(ROUTES[key.replace("POST", "GET") as RouteKey]);
    // Has Lengow asked anew and answers like the GET beside it; what is recorded is what was read.
    questions.add("POST /api/accounts/[accountId]/marketplaces/[code]/history");
    // Ends a search for everybody of the account who waits for that id; they may search again, and nothing is changed for good.
    questions.add("DELETE /api/accounts/[accountId]/order-looks");
    const unsafe = KEYS.filter(
      (key) => !key.startsWith("GET ") && !questions.has(key) && ROUTES[key] !== "public" && ROUTES[key] !== "session",
    );
    for (const key of unsafe) expect([key, roleAllows("viewer", ROUTES[key] as Permission)]).toEqual([key, false]);
  });

  it.each(ACCOUNT_KEYS)(
    "%s answers a foreign account, an unknown one and a malformed one with the same bytes",
    async (key) => {
      const cookie = cookies.get("admin");
      const bodies = new Set<string>();
      for (const account of [
        FOREIGN,
        424242,
        "01",
        "+1",
        " 1",
        "1.0",
        "1e0",
        "0x1",
        "１",
        "-1",
        "0",
        "1,2",
        "2147483648",
        "NaN",
        "",
      ]) {
        const response = await bareRoute(key)(...requestFor(key, String(account), { cookie }));
        const { error } = (await response.json()) as { error: { request_id: string } };
        bodies.add(JSON.stringify([response.status, { ...error, request_id: "" }]));
      }
      expect([...bodies]).toHaveLength(1);
      expect([...bodies][0]).toContain("not_found");
    },
  );
});

describe("the route files", () => {
  it("have every method in the matrix, under their own address", () => {
    const wrong: string[] = [];
    for (const { address, handlers } of files) {
      for (const method of METHODS) {
        const key = handlers[method]?.routeKey;
        const expected = `${method} ${address}`;
        const known = key === NOT_A_METHOD || (key === UNKNOWN_ADDRESS && address === "/api/[...rest]");
        if (!known && (key !== expected || !(expected in ROUTES)))
          wrong.push(`${expected} exports ${key ?? "nothing"}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("export nothing beside methods and Next's own settings", () => {
    const allowed = new Set<string>([...METHODS, "dynamic", "runtime", "maxDuration"]);
    const strange = files.flatMap(({ address, handlers }) =>
      Object.keys(handlers)
        .filter((name) => !allowed.has(name))
        .map((name) => `${address}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  it("tell nobody anything without a session, and ask nothing of Lengow", async () => {
    askedForClient = [];
    for (const [key, handler] of realHandlers()) {
      const response = await handler(...requestFor(key, String(OWN)));
      expect([key, response.status, await codeOf(response)]).toEqual([key, 401, "not_signed_in"]);
    }
    expect(askedForClient).toEqual([]);
  });

  it("answer a foreign account with 404 and ask nothing of Lengow", async () => {
    askedForClient = [];
    for (const [key, handler] of realHandlers().filter(([key]) => key.includes("[accountId]"))) {
      const response = await handler(...requestFor(key, String(OWN), { cookie: cookies.get("stranger") }));
      expect([key, response.status, await codeOf(response)]).toEqual([key, 404, "not_found"]);
    }
    expect(askedForClient).toEqual([]);
  });

  it("do nothing for another site's page", async () => {
    const unsafe = realHandlers().filter(([key]) => !key.startsWith("GET "));
    for (const [key, handler] of unsafe) {
      for (const origin of ["https://evil.test", "null", "http://localhost:3001", `${TEST_ORIGIN}.evil.test`]) {
        const response = await handler(...requestFor(key, String(OWN), { cookie: cookies.get("admin"), origin }));
        expect([key, origin, response.status]).toEqual([key, origin, 403]);
      }
    }
  });

  it("answer a method they do not have in our envelope", async () => {
    for (const { address, handlers } of files) {
      for (const method of METHODS) {
        const handler = handlers[method];
        if (handler?.routeKey !== NOT_A_METHOD) continue;
        const response = await handler(...requestFor(`${method} ${address}`, String(OWN)));
        expect([address, method, response.status, await codeOf(response)]).toEqual([
          address,
          method,
          405,
          "method_not_allowed",
        ]);
        expect(response.headers.get("allow")).toMatch(/^[A-Z, ]+$/);
      }
    }
  });
});

/** The handlers as they are shipped, those behind a session. */
function realHandlers(): [string, RouteHandler][] {
  const all = files.flatMap(({ handlers }) => METHODS.flatMap((method) => handlers[method] ?? []));
  return all.flatMap((handler) => {
    const access = ROUTES[handler.routeKey as RouteKey];
    return access !== undefined && access !== "public" ? [[handler.routeKey, handler] as [string, RouteHandler]] : [];
  });
}
