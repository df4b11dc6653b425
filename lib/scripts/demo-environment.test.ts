import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import nextEnv from "@next/env";
import { afterEach, expect, it, vi } from "vitest";
import { demoEnvironment } from "./demo-environment.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "orderdeck-env-"));
const place = { port: 3000, sandboxUrl: "http://127.0.0.1:4010", dataDir: ".data/demo" };

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("keeps the demo out of the database that a .env file names", () => {
  writeFileSync(path.join(folder, ".env"), "DATABASE_URL=postgres://the-real-one/orderdeck\n");
  for (const [name, value] of Object.entries(demoEnvironment(place, {}))) vi.stubEnv(name, value);
  nextEnv.loadEnvConfig(folder, false, { info: () => undefined, error: () => undefined });
  expect([process.env.DATABASE_URL, process.env.DATA_DIR]).toEqual(["", ".data/demo"]);
});

it("takes what was typed before the command", () => {
  const typed = { DATABASE_URL: "postgres://here/demo", DATA_DIR: "/elsewhere", NEXTAUTH_URL: "http://127.0.0.1:3000" };
  expect(demoEnvironment(place, typed)).toMatchObject(typed);
});
