import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { safeHref } from "./safe-href";

const reason = (url: string) => {
  const safe = safeHref(url);
  return "reason" in safe ? safe.reason : `ok ${safe.host}`;
};

describe("an address from outside", () => {
  it("becomes a link when it is plain http or https, with the host that will be visited", () => {
    expect(reason("https://track.dpd.fr/0522?x=1#y")).toBe("ok track.dpd.fr");
    expect(reason("HTTP://Example.COM:8080/a")).toBe("ok example.com:8080");
    expect(reason("https://аmazon.fr/")).toBe("ok xn--mazon-3ve.fr");
  });

  it.each([
    ["javascript:alert(1)", "scheme"],
    ["JaVaScRiPt://%0aalert(1)", "scheme"],
    ["data:text/html,x", "scheme"],
    ["java\tscript:alert(1)", "characters"],
    [" https://a.example", "characters"],
    ["https://a.example\\@b.example", "characters"],
    ["https://a.example/\u202Efdp", "characters"],
    ["https://amazon.fr@evil.example/", "credentials"],
    ["https://user:pw@evil.example/", "credentials"],
    ["https://@evil.example/", "credentials"],
    ["//evil.example", "not_a_url"],
    ["https:evil.example", "not_a_url"],
    ["https:///evil.example", "not_a_url"],
    ["/orders", "not_a_url"],
    ["05222014823307", "not_a_url"],
    [`https://a.example/${"x".repeat(2100)}`, "too_long"],
  ])("stays text: %s", (url, why) => {
    expect(reason(url)).toBe(why);
  });

  it("is never a link to anything but http or https without credentials, however it is mangled", () => {
    const piece = fc.constantFrom(
      "http",
      "https",
      "javascript",
      "data",
      "vbscript",
      ":",
      "/",
      "//",
      "\\",
      "@",
      "#",
      "?",
      "%0a",
      "\t",
      "\n",
      "\u0000",
      "\u202e",
      "\u200b",
      " ",
      "a.example",
      "evil.example",
      "alert(1)",
      "user:pw@",
      "[::1]",
      "127.0.0.1",
      "．",
      "ｈttps",
      "&#58;",
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string()),
        fc.array(piece, { maxLength: 8 }),
        fc.nat(40),
        (url, pieces, at) => {
          const mangled = url.slice(0, at) + pieces.join("") + url.slice(at);
          const safe = safeHref(mangled);
          if ("reason" in safe) return;
          const { protocol, username, password, host } = new URL(safe.href);
          expect(["http:", "https:"]).toContain(protocol);
          expect(username + password).toBe("");
          expect(safe.host).toBe(host);
          expect(safe.host).not.toMatch(/[^\x20-\x7e]/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
