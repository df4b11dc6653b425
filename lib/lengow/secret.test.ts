import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { LengowError } from "./errors";
import { readEndpoint, requestPath } from "./http/endpoint";
import { Redactor, redactByShape } from "./redact";
import { asSecret, Secret } from "./secret";

describe("a secret", () => {
  const secret = asSecret("hunter2hunter2");

  it("shows [secret] however it is printed, and its value on request only", () => {
    const printed = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { showHidden: true, depth: 5 }),
      [secret].join(),
    ];
    for (const text of printed) {
      expect(text).toContain("[secret]");
      expect(text).not.toContain("hunter2");
    }
    expect(Object.values(secret)).toEqual([]);
    expect(secret.reveal()).toBe("hunter2hunter2");
    expect(asSecret(secret)).toBe(secret);
    expect(new Secret("a").reveal()).toBe("a");
  });

  it.each([
    "Token: 6a1b7c3e-1111-4222-8333-abcdefabcdef is expired",
    "token 6a1b7c3e-1111-4222-8333-abcdefabcdef is expired",
    "access_token=6a1b7c3e&secret=6a1b7c3e",
    '{"token":"6a1b7c3e"}',
    "Authorization: 6a1b7c3e",
  ])("is known by its shape in %j", (text) => {
    expect(redactByShape(text)).not.toContain("6a1b7c3e");
    const error = new LengowError({ kind: "rejected", outcome: "rejected", route: "r", displayMessage: text });
    expect(`${error.message} ${error.stack}`).not.toContain("6a1b7c3e");
  });

  it("leaves ordinary messages alone", () => {
    for (const text of [
      "Missing authentication token",
      "Authentication error - Secret is not accepted",
      "carrier: is required",
    ]) {
      expect(redactByShape(text)).toBe(text);
    }
  });

  it("is remembered for the two keys, however many tokens follow", () => {
    const redactor = new Redactor();
    for (let i = 0; i < 100; i += 1) redactor.hide(`value-${i}`);
    expect(redactor.redact("value-0 value-1 value-99 value-50")).toBe("[secret] [secret] [secret] value-50");
  });
});

describe("the path of a request", () => {
  const endpoint = readEndpoint("https://api.lengow.io/base");

  it.each(["/../x", "/%2e%2e/x", "/a\\b", "//evil.example/x/..", "/a?b", "/a#b", "/a b", "/é"])(
    "%j is refused before anything is asked",
    (path) => {
      expect(() => requestPath(endpoint, path)).toThrow(TypeError);
    },
  );

  it("keeps an encoded query as it is", () => {
    expect(requestPath(endpoint, "/v3.0/orders/", "a=1%2F2&b=%C3%A9+x")).toBe("/base/v3.0/orders/?a=1%2F2&b=%C3%A9+x");
  });
});
