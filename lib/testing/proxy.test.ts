import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { proxy } from "@/proxy";

/** Next hands the page what the proxy sets under this prefix. */
const TO_PAGE = "x-middleware-request-";

function ask(headers: Record<string, string> = {}) {
  return proxy(new NextRequest("http://localhost:3000/accounts/1/orders?id=A-1", { headers })).headers;
}

it("gives the page the very request id its answer carries, and never one the caller chose", () => {
  const answer = ask({ "x-request-id": "chosen" });
  expect(answer.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.get(`${TO_PAGE}x-request-id`)).toBe(answer.get("x-request-id"));
  expect(ask().get("x-request-id")).not.toBe(answer.get("x-request-id"));
});

it("gives every page a policy with a nonce of its own and no unsafe scripts", () => {
  const [one, other] = [ask(), ask()].map((headers) => headers.get("content-security-policy") ?? "");
  const nonceOf = (policy = "") => /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(nonceOf(one)).toBeDefined();
  expect(nonceOf(one)).not.toBe(nonceOf(other));
  expect(/script-src[^;]*/.exec(one ?? "")?.[0]).not.toContain("unsafe");
  // Pictures of products come from a route of ours: a page tells no other server that somebody looks at an order.
  expect(/img-src[^;]*/.exec(one ?? "")?.[0]).toBe("img-src 'self' data:");
});

it("refuses what pretends to come from inside Next, with an id and a policy all the same", () => {
  const refused = proxy(new NextRequest("http://localhost:3000/", { headers: { "x-middleware-subrequest": "proxy" } }));
  expect(refused.status).toBe(404);
  for (const name of ["x-request-id", "content-security-policy"]) expect(refused.headers.get(name)).toBeTruthy();
});
