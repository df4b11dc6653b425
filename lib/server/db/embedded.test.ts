import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDirectory } from "./directory-lock";
import { openDatabase } from "./open";
import { ownIdentity } from "./process-identity";

let room: string;
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), "orderdeck-lock-"));
});
afterAll(() => rm(room, { recursive: true, force: true }));

async function directory(name: string): Promise<string> {
  const made = path.join(room, name);
  await mkdir(made, { recursive: true });
  return made;
}

/** Another process that takes the lock of `dir`, says "held" or why not, and stays until it is ended. */
function holder(dir: string): { child: ChildProcess; said: Promise<string> } {
  const script = `
    import { lockDirectory } from ${JSON.stringify(path.resolve("lib/server/db/directory-lock.ts"))};
    lockDirectory(${JSON.stringify(dir)}).then(() => console.log("held"), (error) => console.log(error.message));
    setTimeout(() => {}, 60_000);`;
  const child = spawn(process.execPath, [
    "--conditions=react-server",
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    script,
  ]);
  const said = once(child.stdout!, "data").then(([chunk]) => String(chunk).trim());
  return { child, said };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

describe("the embedded database's directory", () => {
  it("is refused to a second process while the first holds it, naming the first", async () => {
    const dir = await directory("held");
    const first = holder(dir);
    expect(await first.said).toBe("held");
    const refusal = await lockDirectory(dir).catch((error: Error) => error.message);
    expect(refusal).toContain(`process ${first.child.pid} `);
    expect(refusal).toContain("DATABASE_URL");
    await ended(first.child);
  });

  it("is free again after the process that held it was killed", async () => {
    const dir = await directory("killed");
    const first = holder(dir);
    expect(await first.said).toBe("held");
    await ended(first.child);
    expect(existsSync(path.join(dir, "orderdeck.lock"))).toBe(true);
    const lock = await lockDirectory(dir);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it("is not taken from a living process by its number alone: a reused pid is another process", async () => {
    const dir = await directory("reused");
    const stale = { ...ownIdentity(), started: "1", token: "t", command: "old", since: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(dir, "orderdeck.lock"), JSON.stringify(stale));
    const lock = await lockDirectory(dir);
    expect(JSON.parse(await readFile(path.join(dir, "orderdeck.lock"), "utf8")).pid).toBe(process.pid);
    await lock.release();
  });

  it("is taken over after a reboot", async () => {
    const dir = await directory("rebooted");
    const stale = { ...ownIdentity(), boot: "another", token: "t", command: "old", since: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(dir, "orderdeck.lock"), JSON.stringify(stale));
    await (await lockDirectory(dir)).release();
  });

  it("is never taken from another host, which cannot be asked", async () => {
    const dir = await directory("elsewhere");
    const foreign = { ...ownIdentity(), host: "elsewhere", token: "t", command: "app", since: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(dir, "orderdeck.lock"), JSON.stringify(foreign));
    await expect(lockDirectory(dir)).rejects.toThrow(/process \d+ on elsewhere.*remove .*orderdeck\.lock/);
  });

  it("goes to one of many that ask at once", async () => {
    const dir = await directory("crowd");
    const stale = { ...ownIdentity(), boot: "another", token: "t", command: "old", since: "2026-01-01T00:00:00Z" };
    await writeFile(path.join(dir, "orderdeck.lock"), JSON.stringify(stale));
    const crowd = Array.from({ length: 3 }, () => holder(dir));
    const answers = await Promise.all(crowd.map(({ said }) => said));
    expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
    await Promise.all(crowd.map(({ child }) => ended(child)));
  });

  it("keeps what was written when it is closed and opened again, and removes what a killed creation left", async () => {
    const dir = await directory("kept");
    await mkdir(path.join(dir, "postgres.new-1"));
    const config = { databaseUrl: null, dataDir: dir };
    const db = await openDatabase(config);
    await db.query("insert into accounts (id, name) values (5, 'kept')");
    await expect(openDatabase(config)).rejects.toThrow("in use by");
    await db.close();
    expect((await readdir(dir)).sort()).toEqual(["postgres"]);
    const again = await openDatabase(config);
    expect(await again.query("select name from accounts")).toEqual([{ name: "kept" }]);
    await again.close();
    // Making the files is seconds of computing, and a minute on a machine that does much else.
  }, 180_000);
});
