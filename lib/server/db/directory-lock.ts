import "server-only";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { StartError } from "../errors";
import { livenessOf, ownIdentity, type ProcessIdentity } from "./process-identity";

const LOCK_FILE = "orderdeck.lock";

interface LockNote extends ProcessIdentity {
  token: string;
  command: string;
  since: string;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

function parseNote(text: string): LockNote | null {
  try {
    const note = JSON.parse(text) as Partial<LockNote>;
    return typeof note.pid === "number" && typeof note.token === "string" ? (note as LockNote) : null;
  } catch {
    return null;
  }
}

async function readNote(file: string): Promise<LockNote | null> {
  return parseNote(await readFile(file, "utf8").catch(() => ""));
}

function held(directory: string, note: LockNote | null, file: string): StartError {
  const who = note ? `process ${note.pid} on ${note.host} (${note.command}, since ${note.since})` : "another process";
  const remedy =
    note && livenessOf(note) === "unknown"
      ? `That host cannot be asked from here: if Orderdeck no longer runs there, remove ${file} and start again.`
      : "Stop it first, or set DATABASE_URL to a PostgreSQL that several processes may share.";
  return new StartError(`The data directory ${directory} is in use by ${who}. ${remedy}`);
}

/**
 * On Linux a name in the kernel's abstract socket space: it vanishes with the process, even on kill -9, and two cannot hold it.
 * Elsewhere, and between containers, the lock file alone decides.
 */
async function takeKernelName(directory: string): Promise<Server | "taken" | null> {
  if (process.platform !== "linux") return null;
  const { dev, ino } = statSync(directory);
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE" ? "taken" : null));
    server.listen(`\0orderdeck-${dev}-${ino}`, () => {
      server.unref();
      resolve(server);
    });
  });
}

async function createExclusively(file: string, note: LockNote): Promise<boolean> {
  // Written aside and linked into place: nobody ever reads half a note.
  const aside = `${file}.${note.token}`;
  await writeFile(aside, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Moves a dead holder's note away. If it had meanwhile become a living holder's note, it is put back and nothing is gained. */
async function removeStale(file: string, stale: LockNote | null, own: LockNote): Promise<void> {
  const aside = `${file}.stale-${own.token}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readNote(aside);
  if (moved?.token !== stale?.token) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function takeFile(directory: string, file: string, own: LockNote): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await createExclusively(file, own)) {
      if ((await readNote(file))?.token === own.token) return;
      break;
    }
    const holder = await readNote(file);
    if (holder && livenessOf(holder) !== "dead") throw held(directory, holder, file);
    await removeStale(file, holder, own);
  }
  throw held(directory, await readNote(file), file);
}

function newNote(): LockNote {
  const command = path.basename(process.argv[1] ?? process.title);
  return { ...ownIdentity(), token: randomUUID(), command, since: new Date().toISOString() };
}

/**
 * Takes `directory` for this process, or fails at once and names who has it. A lock left by a dead process is taken over;
 * a living holder is never robbed, however old its lock.
 * @throws StartError when another process holds it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const file = path.join(directory, LOCK_FILE);
  const name = await takeKernelName(directory);
  if (name === "taken") throw held(directory, await readNote(file), file);
  const own = newNote();
  try {
    await takeFile(directory, file, own);
  } catch (error) {
    name?.close();
    throw error;
  }
  const removeOwnFile = (): void => {
    try {
      if (parseNote(readFileSync(file, "utf8"))?.token === own.token) rmSync(file, { force: true });
    } catch {
      // Already gone: nothing to give back.
    }
  };
  process.once("exit", removeOwnFile);
  return {
    release: async () => {
      process.off("exit", removeOwnFile);
      removeOwnFile();
      await new Promise<void>((resolve) => (name ? name.close(() => resolve()) : resolve()));
    },
  };
}
