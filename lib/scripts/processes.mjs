// Child processes, ports and stamps for the commands of package.json. Plain JavaScript: it runs before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const isWindows = process.platform === "win32";
const TELEMETRY_OFF = { NEXT_TELEMETRY_DISABLED: "1" };

/** A failure that is told in one plain sentence, without a stack. */
export class Told extends Error {}

const running = new Set();

function start(command, args, { env = {}, stdio = "inherit" } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...TELEMETRY_OFF, ...env },
    stdio,
    // npm is a .cmd file on Windows, which only a shell can start; arguments are ours, never a user's.
    shell: isWindows && command === "npm",
    // A group of its own: Ctrl-C reaches this script first, and the script stops its children in order.
    detached: !isWindows,
  });
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

function signalGroup(child, signal) {
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Runs a command to its end and answers its exit code; a missing command is told. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, options);
    child.on("error", () => reject(new Told(`"${command}" could not be started. Is it installed?`)));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs a command and answers its exit code and what it printed; nothing reaches the terminal meanwhile. */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => resolve({ code: 127, output: String(error) }));
    child.on("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Starts a server and waits until `readyUrl` answers 200. Its last lines are shown if it ends or does not answer in time.
 */
export async function startService(name, args, { env, readyUrl, timeoutMs = 90_000, show = false }) {
  const child = start(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let tail = "";
  const keep = (chunk) => {
    tail = (tail + chunk).slice(-4_000);
    if (show) process.stdout.write(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode) throw new Told(`${name} stopped while starting:\n${tail.trim()}`);
    if (await answers(readyUrl)) return child;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Told(`${name} did not answer at ${readyUrl} within ${timeoutMs / 1000} s:\n${tail.trim()}`);
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Ends every child: first asked, after ten seconds made to. */
export async function stopAll() {
  const children = [...running];
  for (const child of children) signalGroup(child, "SIGTERM");
  const gone = Promise.all(
    children.map((child) =>
      child.exitCode === null && !child.signalCode ? new Promise((r) => child.on("exit", r)) : null,
    ),
  );
  const timer = setTimeout(() => {
    for (const child of children) signalGroup(child, "SIGKILL");
  }, 10_000);
  await gone;
  clearTimeout(timer);
}

/** True when nothing listens on the port of this machine. */
export function portIsFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.once("listening", () => probe.close(() => resolve(true)));
    probe.listen(port, host);
  });
}

/** A port as the environment names it, or the default; nonsense is told. */
export function portFrom(name, fallback) {
  const text = process.env[name] ?? String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new Told(`${name}="${text}" is not a port number.`);
  return port;
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(full);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield full;
  }
}

/** A digest of the files and folders named, by content: what a build or an installation was made from. */
export function digestOf(names) {
  const hash = createHash("sha256").update(process.version);
  for (const name of names) {
    const full = path.join(root, name);
    if (!existsSync(full)) continue;
    const list = statSync(full).isDirectory() ? [...files(full)].sort() : [full];
    for (const file of list) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

export function readStamp(file) {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
}

export function writeStamp(file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

/** Runs `main`, stops every child on Ctrl-C or failure, and tells what went wrong in a sentence where there is one. */
export async function orchestrate(main) {
  let stopping = false;
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    await stopAll();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      process.stdout.write("\nStopping…\n");
      stop(signal === "SIGINT" ? 130 : 143);
    });
  }
  try {
    const code = await main();
    if (typeof code === "number") await stop(code);
  } catch (error) {
    // Children that end because they were told to are no failure.
    if (stopping) return;
    process.stderr.write(`\n${error instanceof Told ? error.message : (error?.stack ?? error)}\n`);
    await stop(1);
  }
}
