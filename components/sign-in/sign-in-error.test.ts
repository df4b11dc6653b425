import { describe, expect, it } from "vitest";
import fc from "@/lib/testing/properties";
import { readSignInError } from "./sign-in-error";

describe("the reason of a failed sign-in", () => {
  it("tells tries left from a wait, and never waits longer than a day", () => {
    expect(readSignInError("invalid:2")).toEqual({ kind: "invalid", triesLeft: 2 });
    expect(readSignInError("wait:30")).toEqual({ kind: "wait", seconds: 30 });
    expect(readSignInError("wait:999999")).toEqual({ kind: "wait", seconds: 86_400 });
  });

  it("is nothing without a code, and a failed company sign-in for a code that is not ours", () => {
    expect(readSignInError(undefined)).toBeNull();
    expect(readSignInError("")).toBeNull();
    expect(readSignInError("not_invited")).toEqual({ kind: "not_invited" });
    expect(readSignInError("OAuthCallback")).toEqual({ kind: "company" });
    expect(readSignInError("invalid:-1")).toEqual({ kind: "company" });
  });

  it("puts no text of the address on the page", () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        const values = Object.values(readSignInError(code) ?? {});
        expect(values.every((value) => typeof value === "number" || /^[a-z_]+$/.test(value))).toBe(true);
      }),
    );
  });
});
