import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFlags } from "./flags";
import { startSandbox } from "./server";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

function run(...flags: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", MAIN, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
}

async function firstText(stream: NodeJS.ReadableStream | null): Promise<string> {
  const [chunk] = (await once(stream!, "data", { signal: AbortSignal.timeout(30_000) })) as [Buffer];
  return chunk.toString();
}

describe("the command", () => {
  it("prints one line with its address and ends well on SIGTERM and on SIGINT", async () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const child = run("--port", "0", "--orders", "20", "--seed", "3");
      const line = await firstText(child.stdout);
      expect(line).toMatch(/^Lengow sandbox on http:\/\/127\.0\.0\.1:\d+ \(20 orders, seed 3\)\n$/);
      child.kill(signal);
      const [code] = (await once(child, "exit", { signal: AbortSignal.timeout(30_000) })) as [number];
      expect(code).toBe(0);
    }
  });

  it("says that the port is taken and ends with 1", async () => {
    const sandbox = await startSandbox({ orders: 0 });
    const child = run("--port", String(sandbox.port), "--orders", "5");
    const [text, [code]] = await Promise.all([
      firstText(child.stderr),
      once(child, "exit", { signal: AbortSignal.timeout(30_000) }),
    ]);
    expect([text, code]).toEqual([expect.stringContaining("port is taken"), 1]);
    await sandbox.close();
  });

  it("reads its flags and the environment, flags first", () => {
    expect(readFlags([], {})).toMatchObject({ port: 4010, orders: 5000, seed: 7, host: "127.0.0.1", rateLimit: 500 });
    expect(readFlags([], { SANDBOX_PORT: "4020" }).port).toBe(4020);
    expect(readFlags(["--port", "4030", "--rate-limit", "off"], { SANDBOX_PORT: "4020" })).toMatchObject({
      port: 4030,
      rateLimit: null,
    });
    expect(() => readFlags(["--orders", "many"], {})).toThrow("--orders must be a whole number");
  });
});
