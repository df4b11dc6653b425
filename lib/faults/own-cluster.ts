import { execFile } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const PROGRAMS = "/usr/lib/postgresql";
const isRoot = process.getuid?.() === 0;

/** A PostgreSQL of the loop's own, whose server may be killed without harm to anybody else. */
export interface OwnCluster {
  url: string;
  /** Ends every backend without a word and starts again from the log of changes, as after a crash. */
  crash(): Promise<void>;
  discard(): Promise<void>;
}

async function newestPrograms(): Promise<string> {
  const versions = await readdir(PROGRAMS).catch(() => []);
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
    .at(-1);
  if (newest === undefined)
    throw new Error(`No PostgreSQL below ${PROGRAMS}; install one, or name a server with --database.`);
  return path.join(PROGRAMS, String(newest), "bin");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package makes. */
async function asServer(program: string, args: readonly string[]): Promise<string> {
  const command = isRoot ? ["runuser", "-u", "postgres", "--", program, ...args] : [program, ...args];
  return (await run(command[0] ?? program, command.slice(1))).stdout;
}

async function giveToServer(folder: string): Promise<void> {
  if (!isRoot) return;
  const { stdout } = await run("id", ["-u", "postgres"]);
  await chown(folder, Number(stdout), -1);
}

/** Starts a server with a fresh folder and a free port of 127.0.0.1. It flushes as in production: that is what a crash tries. */
export async function startCluster(): Promise<OwnCluster> {
  const bin = await newestPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), "orderdeck-cluster-"));
  const data = path.join(folder, "data");
  const control = (...args: string[]): Promise<string> => asServer(path.join(bin, "pg_ctl"), ["-D", data, ...args]);
  await giveToServer(folder);
  const port = await freePort();
  await asServer(path.join(bin, "initdb"), [
    "-D",
    data,
    "-U",
    "orderdeck",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
  ]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const log = path.join(folder, "server.log");
  await control("-w", "-t", "60", "-l", log, "-o", options, "start");
  return {
    url: `postgres://orderdeck@127.0.0.1:${port}/postgres`,
    crash: async () => void (await control("-m", "immediate", "-w", "-t", "60", "-l", log, "-o", options, "restart")),
    discard: async () => {
      await control("-m", "immediate", "-w", "-t", "20", "stop").catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
