import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const children = new Set<ChildProcess>();

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export interface Running {
  url: string;
  pid: number;
  /** From the start of the process to its first answer of 200, in milliseconds. */
  startMs: number;
  stop(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Starts a Node process and waits until `ready` answers; it is ended with everything else by `stopAll`. */
export async function start(
  args: string[],
  url: string,
  ready: string,
  env: Record<string, string> = {},
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  children.add(child);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-2_000);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      children.delete(child);
      if (child.exitCode !== null || child.signalCode) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 8_000).unref();
    });
  while (performance.now() - began < 120_000) {
    if (child.exitCode !== null) throw new Error(`${args.join(" ")} ended:\n${said}`);
    if (await answers(url + ready)) return { url, pid: child.pid ?? 0, startMs: performance.now() - began, stop };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await stop();
  throw new Error(`${args.join(" ")} did not answer within 120 s:\n${said}`);
}

export async function stopAll(): Promise<void> {
  await Promise.all(
    [...children].map(
      (child) =>
        new Promise<void>((resolve) => {
          if (child.exitCode !== null || child.signalCode) return resolve();
          child.once("exit", () => resolve());
          child.kill("SIGTERM");
          setTimeout(() => child.kill("SIGKILL"), 8_000).unref();
        }),
    ),
  );
}

/** The Lengow sandbox with 5,000 orders and no rate limit in the way. */
export async function startSandboxProcess(): Promise<Running> {
  const port = await freePort();
  const args = [
    "--import",
    "tsx",
    "lib/sandbox/main.ts",
    "--port",
    `${port}`,
    "--orders",
    "5000",
    "--seed",
    "7",
    "--rate-limit",
    "off",
  ];
  return start(args, `http://127.0.0.1:${port}`, "/__sandbox/clock");
}

/** Our app in production and demo mode on the given data directory or database. */
export async function startApp(upstream: string, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  return start(["lib/scripts/start.mjs"], url, "/api/health", {
    DEMO: "1",
    LENGOW_API_URL: upstream,
    PORT: `${port}`,
    NEXTAUTH_URL: url,
    LOG_LEVEL: "warn",
    ...env,
  });
}

/** Resident memory of a process in megabytes; Linux only, else null. */
export function residentMb(pid: number): number | null {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb ? Math.round(Number(kb) / 1024) : null;
  } catch {
    return null;
  }
}

/** Signs in over HTTP and answers the `Cookie` header of the session. */
export async function signIn(url: string, email = "merchant@demo.test"): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const first = await fetch(`${url}/api/auth/csrf`);
  keep(first);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password: "demo-orderdeck", json: "true" });
  const second = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers: { cookie: cookie() },
    redirect: "manual",
  });
  keep(second);
  return cookie();
}
