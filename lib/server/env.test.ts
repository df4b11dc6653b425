import { describe, expect, it } from "vitest";
import { isLoopbackHost, parseEnv } from "./env";
import { isStartError } from "./errors";

const SECRET = "x".repeat(32);

function problemOf(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (isStartError(error)) return error.message;
  }
  return "";
}

describe("the environment", () => {
  it("has a default for everything but the secret", () => {
    expect(parseEnv({ NEXTAUTH_SECRET: SECRET })).toEqual({
      production: false,
      demo: false,
      port: 3000,
      logLevel: "info",
      lengowApiUrl: "https://api.lengow.io",
      lengowAccount: null,
      databaseUrl: null,
      dataDir: ".data",
      authSecret: SECRET,
      appOrigin: "http://localhost:3000",
      oidc: null,
      smtp: null,
      timeScale: 1,
    });
  });

  it("is read whole", () => {
    const env = parseEnv({
      NEXTAUTH_SECRET: SECRET,
      NEXTAUTH_URL: "https://orders.example.test/api/auth",
      PORT: "4000",
      LOG_LEVEL: "warn",
      LENGOW_API_URL: "https://api.lengow.net/",
      LENGOW_ACCESS_TOKEN: "a",
      LENGOW_SECRET: "b",
      DATABASE_URL: "postgresql://u:p@h/d",
      DATA_DIR: "/var/lib/orderdeck",
      OIDC_ISSUER: "https://login.example.test/",
      OIDC_CLIENT_ID: "id",
      OIDC_CLIENT_SECRET: "s",
    });
    expect(env).toMatchObject({
      appOrigin: "https://orders.example.test",
      port: 4000,
      logLevel: "warn",
      lengowApiUrl: "https://api.lengow.net",
      lengowAccount: { accessToken: "a", secret: "b" },
      databaseUrl: "postgresql://u:p@h/d",
      dataDir: "/var/lib/orderdeck",
      oidc: { issuer: "https://login.example.test", clientId: "id", clientSecret: "s" },
    });
  });

  it("takes an empty variable for an unset one", () => {
    expect(parseEnv({ NEXTAUTH_SECRET: SECRET, DATABASE_URL: "", PORT: " ", DEMO: "" })).toMatchObject({
      databaseUrl: null,
      port: 3000,
      demo: false,
    });
  });

  it("tells every problem at once, each with its variable", () => {
    const problem = problemOf({
      PORT: "x",
      LOG_LEVEL: "loud",
      LENGOW_ACCESS_TOKEN: "a",
      OIDC_ISSUER: "https://i.test",
      DATABASE_URL: "mysql://x",
    });
    for (const name of [
      "PORT",
      "LOG_LEVEL",
      "LENGOW_SECRET",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "NEXTAUTH_SECRET",
      "DATABASE_URL",
    ]) {
      expect(problem).toContain(`  ${name} `);
    }
  });

  it("never repeats a value, which may be a secret", () => {
    expect(problemOf({ NEXTAUTH_SECRET: "short-canary", LENGOW_ACCESS_TOKEN: "token-canary" })).not.toContain("canary");
  });

  it("wants a secret of 32 characters outside the demo, and takes a short one nowhere", () => {
    expect(problemOf({})).toContain("NEXTAUTH_SECRET is missing");
    expect(problemOf({ NEXTAUTH_SECRET: "short" })).toContain("at least 32");
    expect(problemOf({ DEMO: "1", LENGOW_API_URL: "http://127.0.0.1:4010" })).toBe("");
  });

  it.each([
    ["http://127.0.0.1:4010", true],
    ["http://localhost:4010", true],
    ["http://[::1]:4010", true],
    ["https://api.lengow.io", false],
    ["http://127.0.0.1.evil.test", false],
    ["http://localhost.evil.test", false],
    ["http://user@evil.test", false],
    ["http://10.0.0.1", false],
  ])("starts the demo against %s: %s", (LENGOW_API_URL, allowed) => {
    expect(problemOf({ DEMO: "1", LENGOW_API_URL }) === "").toBe(allowed);
  });

  it("sends keys over the network encrypted or not at all", () => {
    for (const LENGOW_API_URL of ["http://api.lengow.io", "https://u:p@api.lengow.io", "https://api.lengow.io/?x=1"]) {
      expect(problemOf({ NEXTAUTH_SECRET: SECRET, LENGOW_API_URL })).toContain("LENGOW_API_URL must");
    }
    expect(problemOf({ NEXTAUTH_SECRET: SECRET, LENGOW_API_URL: "http://127.0.0.1:4010" })).toBe("");
  });

  it("does not start the demo against the default, which is the real Lengow", () => {
    expect(problemOf({ DEMO: "1" })).toContain("LENGOW_API_URL must be on loopback");
  });

  it("runs time faster in the demo alone", () => {
    expect(problemOf({ NEXTAUTH_SECRET: SECRET, TIME_SCALE: "10" })).toContain("TIME_SCALE exists in demo mode only");
    const demo = { DEMO: "1", LENGOW_API_URL: "http://127.0.0.1:1" };
    expect(parseEnv({ ...demo, TIME_SCALE: "60" }).timeScale).toBe(60);
    for (const TIME_SCALE of ["0", "-1", "x", "0.5"])
      expect(problemOf({ ...demo, TIME_SCALE })).toContain("TIME_SCALE");
  });

  it("knows this machine by its names alone", () => {
    expect(["localhost", "127.0.0.1", "127.9.9.9", "[::1]"].every(isLoopbackHost)).toBe(true);
    expect(["0.0.0.0", "localhost.", "127.0.0.1.nip.io", "example.test"].some(isLoopbackHost)).toBe(false);
  });
});
