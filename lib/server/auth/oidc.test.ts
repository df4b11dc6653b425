import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as authGet, POST as authPost } from "@/app/api/auth/[...nextauth]/route";
import { GET as me } from "@/app/api/me/route";
import { installTestContainer, TEST_ORIGIN } from "@/lib/testing/context";
import { CookieJar } from "@/lib/testing/cookie-jar";
import { emptyTables, openTestDatabase } from "@/lib/testing/database";
import { type IdentityProvider, startIdentityProvider } from "@/lib/testing/identity-provider";
import type { Container } from "../container";
import type { Database } from "../db/database";

const EMAIL = "ann@example.test";
const CLIENT = { id: "orderdeck", secret: "a-client-secret", redirectUri: `${TEST_ORIGIN}/api/auth/callback/oidc` };

let db: Database;
let provider: IdentityProvider;
let container: Container;
beforeAll(async () => {
  db = await openTestDatabase();
  provider = await startIdentityProvider(CLIENT);
});
beforeEach(async () => {
  const oidc = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  container = await installTestContainer({ db, env: { oidc } });
  await container.people.add({ email: EMAIL, name: "Ann", password: null });
  await container.people.grant(EMAIL, 1, "operator");
});
afterEach(() => emptyTables(db));
afterAll(async () => {
  await provider.close();
  await db.close();
});

/** Asks our own route, with the cookies this browser has for us. */
async function ask(jar: CookieJar, path: string, form?: Record<string, string>): Promise<Response> {
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const request = new Request(`${TEST_ORIGIN}/api/auth/${path}`, { ...init, headers: { cookie: jar.header } });
  const params = Promise.resolve({ nextauth: path.split("?")[0]?.split("/") ?? [] });
  const response = await (form ? authPost : authGet)(request, { params });
  jar.take(response);
  return response;
}

/** Begins at our sign-in and answers where the browser is sent. */
async function begin(jar: CookieJar): Promise<URL> {
  const { csrfToken } = (await (await ask(jar, "csrf")).json()) as { csrfToken: string };
  const answer = await ask(jar, "signin/oidc", { csrfToken, json: "true", callbackUrl: "/accounts/1/orders" });
  return new URL(((await answer.json()) as { url: string }).url);
}

/** Walks through the provider until it sends the browser back to us. */
async function walk(from: URL): Promise<URL> {
  const jar = new CookieJar();
  let at = from;
  for (let step = 0; step < 10 && at.origin === provider.issuer; step += 1) {
    const response = await fetch(at, { redirect: "manual", headers: { cookie: jar.header } });
    await response.arrayBuffer();
    jar.take(response);
    at = new URL(response.headers.get("location") ?? "about:blank", at);
  }
  return at;
}

async function signIn(jar: CookieJar): Promise<Response> {
  const back = await walk(await begin(jar));
  expect(back.pathname).toBe("/api/auth/callback/oidc");
  return ask(jar, `callback/oidc${back.search}`);
}

async function whoIs(jar: CookieJar): Promise<string | number> {
  const request = new Request(`${TEST_ORIGIN}/api/me`, { headers: { cookie: jar.header } });
  const response = await me(request, { params: Promise.resolve({}) });
  return response.ok ? ((await response.json()) as { user: { email: string } }).user.email : response.status;
}

describe("company sign-in", () => {
  it("lets in a known person whose e-mail the provider has verified, and leads back to where they were", async () => {
    provider.signsIn({ sub: "u1", email: "Ann@Example.test", email_verified: true, name: "Ann at work" });
    const jar = new CookieJar();
    const response = await signIn(jar);
    expect(response.headers.get("location")).toBe(`${TEST_ORIGIN}/accounts/1/orders`);
    expect(await whoIs(jar)).toBe(EMAIL);
  });

  it("asks with PKCE, state and nonce", async () => {
    const { searchParams } = await begin(new CookieJar());
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) expect(searchParams.get(name)?.length).toBeGreaterThan(20);
    expect(searchParams.get("redirect_uri")).toBe(CLIENT.redirectUri);
  });

  it.each([
    ["is unknown here", { sub: "u2", email: "stranger@example.test", email_verified: true }],
    ["has an e-mail nobody verified", { sub: "u3", email: EMAIL, email_verified: false }],
    ["has an e-mail of which nothing is said", { sub: "u4", email: EMAIL }],
    ["has no e-mail", { sub: "u5" }],
  ])("turns away who %s", async (_who, claims) => {
    provider.signsIn(claims);
    const jar = new CookieJar();
    const response = await signIn(jar);
    expect(response.headers.get("location")).toBe(`${TEST_ORIGIN}/sign-in?error=not_invited`);
    expect(jar.get("orderdeck.session")).toBeUndefined();
  });

  it("turns away a disabled person", async () => {
    await container.people.disable(EMAIL);
    provider.signsIn({ sub: "u1", email: EMAIL, email_verified: true });
    const response = await signIn(new CookieJar());
    expect(response.headers.get("location")).toBe(`${TEST_ORIGIN}/sign-in?error=not_invited`);
  });

  it("cannot be finished in a browser that did not begin it, nor twice", async () => {
    provider.signsIn({ sub: "u1", email: EMAIL, email_verified: true });
    const jar = new CookieJar();
    const back = await walk(await begin(jar));
    const stolen = await ask(new CookieJar(), `callback/oidc${back.search}`);
    expect(stolen.headers.get("location")).toBe(`${TEST_ORIGIN}/sign-in?error=OAuthCallback`);
    await ask(jar, `callback/oidc${back.search}`);
    expect(await whoIs(jar)).toBe(EMAIL);
    const replayed = new CookieJar();
    await ask(replayed, `callback/oidc${back.search}`);
    expect(await whoIs(replayed)).toBe(401);
  });
});
