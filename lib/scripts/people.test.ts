import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDirectory } from "@/lib/server/db/directory-lock";
import { parseCommand } from "./people-command";

const EMAIL = "first@example.test";
const PASSWORD = "a password worth having";

let room: string;
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), "orderdeck-people-"));
});
afterAll(() => rm(room, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  output: string;
}

/** Runs the command as `npm run people` does, with `input` piped into it. */
async function people(args: string[], input = ""): Promise<Outcome> {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as { scripts: { people: string } };
  const [, ...own] = scripts.people.split(" ");
  const env = { ...process.env, DATABASE_URL: "", DATA_DIR: room, NEXTAUTH_SECRET: "x".repeat(32) };
  const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", ...own, ...args], {
    env,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}

/** Each run opens the embedded database anew, which takes seconds. */
describe("npm run people", { timeout: 120_000 }, () => {
  it("makes the first administrator from a piped password, and shows the password to nobody", async () => {
    const added = await people(["add", EMAIL, "--name", "First", "--role", "admin", "--account", "7"], `${PASSWORD}\n`);
    expect(added).toEqual({ code: 0, output: `${EMAIL} may sign in, admin on account 7.\n` });
    const listed = await people(["list"]);
    expect(listed).toEqual({ code: 0, output: `${EMAIL}  First  admin on 7  0 sessions\n` });
  });

  it("says who holds the embedded database while the app runs", async () => {
    const lock = await lockDirectory(room);
    const { code, output } = await people(["disable", EMAIL]);
    await lock.release();
    expect(code).toBe(1);
    expect(output).toContain(`in use by process ${process.pid} `);
  });

  it("refuses in one line, without a stack", async () => {
    const role = await people(["grant", EMAIL, "--account", "7", "--role", "king"]);
    expect(role).toEqual({ code: 1, output: '"king" is no role. There are: viewer, operator, support, admin.\n' });
  });

  it("explains itself when it is not understood", async () => {
    const { code, output } = await people(["fire", EMAIL]);
    expect(code).toBe(2);
    expect(output).toContain("npm run people -- add EMAIL");
  });
});

describe("a command line", () => {
  it.each([
    [
      "add a@b.c --name N --role admin --account 1",
      { verb: "add", email: "a@b.c", name: "N", role: "admin", account: 1, withoutPassword: false },
    ],
    ["add a@b.c --no-password", { verb: "add", email: "a@b.c", withoutPassword: true }],
    ["grant a@b.c --account 2 --role viewer", { verb: "grant", email: "a@b.c", account: 2, role: "viewer" }],
    ["revoke a@b.c --account 2", { verb: "revoke", email: "a@b.c", account: 2 }],
    ["sessions revoke a@b.c", { verb: "sessions revoke", email: "a@b.c" }],
    ["password a@b.c", { verb: "password", email: "a@b.c" }],
    ["list", { verb: "list" }],
  ])("%s", (line, command) => {
    expect(parseCommand(line.split(" "))).toEqual(command);
  });

  it.each([
    "",
    "add",
    "add a@b.c --role admin",
    "add a@b.c --account 1",
    "add a@b.c --role admin --account x",
    "grant a@b.c --role viewer",
    "grant a@b.c --account 0 --role viewer",
    "revoke a@b.c",
    "sessions a@b.c",
    "sessions end a@b.c",
    "disable a@b.c d@e.f",
    "list all",
    "disable a@b.c --force",
    "constructor a@b.c",
  ])("%j is not understood", (line) => {
    expect(parseCommand(line.split(" "))).toBeNull();
  });
});
