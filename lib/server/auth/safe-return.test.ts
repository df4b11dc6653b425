import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { safeReturnPath } from "./safe-return";

const BASE = "http://localhost:3000";
const ORIGINS = [BASE, "http://127.0.0.1:3000"];

describe("the way back after signing in", () => {
  it.each([
    ["/", "/"],
    ["/accounts/1/orders?status=new", "/accounts/1/orders?status=new"],
    ["/accounts/1/orders/amazon_fr/171-1%20a", "/accounts/1/orders/amazon_fr/171-1%20a"],
    [`${BASE}/accounts/2`, "/accounts/2"],
    ["http://127.0.0.1:3000/accounts/2", "/accounts/2"],
  ])("%s leads to %s", (wanted, path) => {
    expect(safeReturnPath(wanted, ORIGINS)).toBe(path);
  });

  it.each([
    "//evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/%5cevil.test",
    "/%2fevil.test",
    "/accounts/1//evil.test",
    "https:evil.test",
    "https://evil.test/accounts/1",
    "http://localhost:3000.evil.test/",
    "http://localhost:3000@evil.test/",
    "http://user:secret@localhost:3000/accounts/1",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\t/evil.test",
    "/accounts/1\r\nSet-Cookie: x=1",
    "/api/auth/signout",
    "accounts/1",
    "",
  ])("%j leads to the start page", (wanted) => {
    expect(safeReturnPath(wanted, ORIGINS)).toBe("/");
  });

  it("stays on our own origin for whatever is asked", () => {
    const part = fc.constantFrom(
      ..."/ \\ // : @ ? # . .. % %2f %5c %09 %00 evil.test localhost:3000 accounts http: https: javascript: \t \n \u0000 \u2028 ／ 。 [ ] ; & = x".split(
        " ",
      ),
    );
    const address = fc.oneof(
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join("")),
      fc.string(),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(address, (wanted) => {
        const path = safeReturnPath(wanted, ORIGINS);
        expect(path.startsWith("/")).toBe(true);
        expect(new URL(path, BASE).origin).toBe(BASE);
        expect(new URL(path, "https://another.test").origin).toBe("https://another.test");
      }),
      { numRuns: 20_000 },
    );
  });
});
