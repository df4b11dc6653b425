import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as authGet, POST as authPost } from "@/app/api/auth/[...nextauth]/route";
import { GET as me } from "@/app/api/me/route";
import { installTestContainer, TEST_ORIGIN, TestClock } from "@/lib/testing/context";
import { CookieJar } from "@/lib/testing/cookie-jar";
import { emptyTables, openTestDatabase } from "@/lib/testing/database";
import type { Container } from "../container";
import type { Database } from "../db/database";

const EMAIL = "ann@example.test";
const PASSWORD = "correct horse battery";

let db: Database;
let container: Container;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await emptyTables(db);
  // Standing still: a busy machine must not shorten the waits.
  container = await installTestContainer({ db, clock: new TestClock(new Date()) });
  await container.people.add({ email: EMAIL, name: "Ann", password: PASSWORD });
  await container.people.grant(EMAIL, 1, "operator");
});
afterAll(() => db.close());

function contextOf(path: string) {
  return { params: Promise.resolve({ nextauth: path.split("?")[0]?.split("/") ?? [] }) };
}

async function get(jar: CookieJar, path: string): Promise<Response> {
  const request = new Request(`${TEST_ORIGIN}/api/auth/${path}`, { headers: { cookie: jar.header } });
  const response = await authGet(request, contextOf(path));
  jar.take(response);
  return response;
}

async function post(
  jar: CookieJar,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { csrfToken } = (await (await get(jar, "csrf")).json()) as { csrfToken: string };
  const request = new Request(`${TEST_ORIGIN}/api/auth/${path}`, {
    method: "POST",
    headers: { cookie: jar.header, ...headers },
    body: new URLSearchParams({ csrfToken, ...fields }),
  });
  const response = await authPost(request, contextOf(path));
  jar.take(response);
  return response;
}

function signIn(jar: CookieJar, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return post(jar, "callback/credentials", { email: EMAIL, password: PASSWORD, ...fields }, headers);
}

async function statusOfMe(cookie: string): Promise<number> {
  const response = await me(new Request(`${TEST_ORIGIN}/api/me`, { headers: { cookie } }), {
    params: Promise.resolve({}),
  });
  return response.status;
}

describe("signing in", () => {
  it("works by plain HTTP, with our Origin and without one", async () => {
    const ways: Record<string, string>[] = [{}, { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" }];
    for (const headers of ways) {
      const jar = new CookieJar();
      const response = await signIn(jar, {}, headers);
      expect([response.status, response.headers.get("location")]).toEqual([302, `${TEST_ORIGIN}/`]);
      expect(await statusOfMe(jar.header)).toBe(200);
    }
  });

  it("answers in JSON when asked to, and leads to where it was asked from", async () => {
    const response = await signIn(new CookieJar(), { json: "true", callbackUrl: "/accounts/1/orders?page=2" });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ url: `${TEST_ORIGIN}/accounts/1/orders?page=2` });
  });

  it("leads nowhere else, whatever is asked, in the form, the query or the cookie", async () => {
    const jar = new CookieJar();
    jar.set("orderdeck.callback-url", encodeURIComponent("https://evil.test/"));
    const byCookie = await signIn(jar);
    expect(byCookie.headers.get("location")).toBe(`${TEST_ORIGIN}/`);
    for (const callbackUrl of ["//evil.test", "https://evil.test", "javascript:alert(1)", "/\\evil.test"]) {
      const response = await signIn(new CookieJar(), { callbackUrl });
      expect(response.headers.get("location")).toBe(`${TEST_ORIGIN}/`);
      const page = await get(new CookieJar(), `signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);
      expect(page.headers.get("location")).toBe(`${TEST_ORIGIN}/sign-in`);
    }
  });

  it("is refused from another site's page", async () => {
    const jar = new CookieJar();
    const ways: Record<string, string>[] = [
      { origin: "https://evil.test" },
      { origin: "null" },
      { origin: TEST_ORIGIN, "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of ways) {
      const response = await signIn(jar, {}, headers);
      expect(response.status).toBe(403);
      expect(((await response.json()) as { error: { code: string } }).error.code).toBe("origin_refused");
    }
    expect(jar.get("orderdeck.session")).toBeUndefined();
  });

  it("needs the token of its own form", async () => {
    const jar = new CookieJar();
    const response = await signIn(jar, { csrfToken: "another", json: "true" });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ url: `${TEST_ORIGIN}/sign-in?error=SessionRequired` });
    expect(jar.get("orderdeck.session")).toBeUndefined();
  });

  it("tells how many tries are left and then how long to wait, alike for those who exist and those who do not", async () => {
    for (const email of [EMAIL, "nobody@example.test"]) {
      const codes: (string | null)[] = [];
      for (let n = 0; n < 6; n += 1) {
        const response = await signIn(new CookieJar(), { email, password: "wrong", json: "true" });
        expect(response.status).toBe(401);
        const { url } = (await response.json()) as { url: string };
        codes.push(new URL(url).searchParams.get("error"));
      }
      expect(codes).toEqual(["invalid:4", "invalid:3", "invalid:2", "invalid:1", "wait:30", "wait:30"]);
    }
  });

  it("does not look at the password while one has to wait, not even at the right one", async () => {
    for (let n = 0; n < 5; n += 1) await signIn(new CookieJar(), { password: "wrong" });
    const jar = new CookieJar();
    const response = await signIn(jar);
    expect(response.headers.get("location")).toMatch(/\/sign-in\?error=wait%3A\d+$/);
    expect(jar.get("orderdeck.session")).toBeUndefined();
  });

  it("lets the same person in from eight browsers at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(new CookieJar())));
    expect(answers.map((response) => response.headers.get("location"))).toEqual(Array(8).fill(`${TEST_ORIGIN}/`));
  });

  it("is refused to a disabled person with the words for a wrong password", async () => {
    await container.people.disable(EMAIL);
    const response = await signIn(new CookieJar());
    expect(response.headers.get("location")).toBe(`${TEST_ORIGIN}/sign-in?error=invalid%3A4`);
  });

  it("is refused to demo people outside the demo", async () => {
    await container.people.add({ email: "merchant@demo.test", name: "Demo", password: "demo-orderdeck", demo: true });
    const demo = { email: "merchant@demo.test", password: "demo-orderdeck" };
    const refused = await signIn(new CookieJar(), demo);
    expect(refused.headers.get("location")).toContain("error=invalid");
    await installTestContainer({ db, env: { demo: true } });
    const jar = new CookieJar();
    await signIn(jar, demo);
    expect(await statusOfMe(jar.header)).toBe(200);
  });

  it("gives a session of its own each time and ends the one this browser had", async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const first = jar.header;
    await signIn(jar);
    expect(jar.header).not.toBe(first);
    expect([await statusOfMe(first), await statusOfMe(jar.header)]).toEqual([401, 200]);
  });
});

describe("signing out", () => {
  it("ends the session itself: a copy of the cookie opens nothing any more", async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const copy = jar.header;
    const response = await post(jar, "signout", {});
    expect(response.status).toBe(302);
    expect(jar.get("orderdeck.session")).toBeUndefined();
    expect(await statusOfMe(copy)).toBe(401);
  });

  it("needs the token of its own form and our own page", async () => {
    const jar = new CookieJar();
    await signIn(jar);
    await post(jar, "signout", { csrfToken: "another" });
    await post(jar, "signout", {}, { origin: "https://evil.test" });
    await get(jar, "signout");
    expect(await statusOfMe(jar.header)).toBe(200);
  });
});

describe("the session cookie", () => {
  it("is for this host alone, unseen by scripts and not sent from other sites", async () => {
    const plain = (await signIn(new CookieJar())).headers.getSetCookie().find((line) => line.includes(".session="));
    expect(plain).toMatch(/^orderdeck\.session=.*; Path=\/; .*HttpOnly; SameSite=Lax$/);
    container = await installTestContainer({ db, env: { appOrigin: "https://orders.example.test" } });
    const secure = (await signIn(new CookieJar())).headers.getSetCookie();
    for (const line of secure)
      expect(line).toMatch(/^__Host-orderdeck\.[a-z-]+=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(secure.some((line) => line.startsWith("__Host-orderdeck.session="))).toBe(true);
  });

  it("holds an id and nothing about the person", async () => {
    const jar = new CookieJar();
    await signIn(jar);
    expect(decodeURIComponent(jar.header)).not.toMatch(/ann|example\.test/i);
    expect(jar.get("orderdeck.session")?.length).toBeLessThan(1_000);
  });

  it("cannot be made from another cookie sealed with the same key, nor sent twice", async () => {
    const jar = new CookieJar();
    await signIn(jar);
    const good = jar.get("orderdeck.session") ?? "";
    const state = await encode({ token: { state: "x" }, secret: container.authSecret });
    const foreign = await encode({ token: { sid: "x", pid: "y" }, secret: "another secret of thirty-two characters" });
    for (const value of [state, foreign, "", "x", good.slice(0, -2), "a.b.c.d.e"]) {
      expect(await statusOfMe(`orderdeck.session=${value}`)).toBe(401);
    }
    expect(await statusOfMe(`orderdeck.session=${good}; orderdeck.session=${good}`)).toBe(401);
    expect(await statusOfMe(`orderdeck.session=${good}`)).toBe(200);
  });

  it("of one person cannot be joined to another's session", async () => {
    const otherId = await container.people.add({ email: "bob@example.test", name: "Bob", password: null });
    const sid = await container.sessions.start(otherId, null);
    const token = await encode({ token: { sid, pid: "somebody else" }, secret: container.authSecret });
    expect(await statusOfMe(`orderdeck.session=${token}`)).toBe(401);
  });
});

describe("the rest of next-auth", () => {
  it.each([
    ["GET", "callback/credentials"],
    ["GET", "verify-request"],
    ["GET", "callback/oidc"],
    ["POST", "signin/oidc"],
    ["POST", "session"],
    ["POST", "_log"],
    ["GET", "csrf/more"],
  ])("%s %s is not there", async (method, path) => {
    const response = await (method === "GET" ? get(new CookieJar(), path) : post(new CookieJar(), path, {}));
    expect(response.status).toBe(404);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe("not_found");
  });

  it("shows no page of its own, and no text of the caller's as an error", async () => {
    const page = await get(new CookieJar(), `error?error=${encodeURIComponent("<script>alert(1)</script>\r\nx: y")}`);
    expect([page.status, page.headers.get("location")]).toEqual([302, `${TEST_ORIGIN}/sign-in?error=Callback`]);
  });

  it("tells a session's own person who they are and others nothing", async () => {
    const jar = new CookieJar();
    expect(await (await get(jar, "session")).json()).toEqual({});
    await signIn(jar);
    expect(await (await get(jar, "session")).json()).toMatchObject({ user: { name: "Ann", email: EMAIL } });
    await container.people.disable(EMAIL);
    expect(await (await get(jar, "session")).json()).toEqual({});
  });
});
