import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as me } from "@/app/api/me/route";
import type { Container } from "@/lib/server/container";
import { installTestContainer } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { signInAs } from "@/lib/testing/sign-in";

let container: Container;
beforeAll(async () => {
  container = await installTestContainer({ db: await openTestDatabase() });
});
afterAll(() => container.close());
const none = { params: Promise.resolve({}) };

it("smoke", async () => {
  const h = await health(new Request("http://localhost:3000/api/health"), none);
  expect(await h.json()).toEqual({ status: "ok", db: "ok", version: "0.1.0" });
  expect((await me(new Request("http://localhost:3000/api/me"), none)).status).toBe(401);
  const { cookie } = await signInAs(container, { 1: "operator", 2: "viewer" });
  const r = await me(new Request("http://localhost:3000/api/me", { headers: { cookie } }), none);
  console.log(r.status, await r.json(), Object.fromEntries(r.headers));
});
