import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCredentials } from "./auth/credentials";
import type { Container } from "./container";
import { parseEnv } from "./env";
import { openContainer } from "./open-container";

const PEOPLE = ["merchant", "support", "viewer", "admin", "outsider"].map((name) => `${name}@demo.test`);
const DEMO = { DEMO: "1", LENGOW_API_URL: "http://127.0.0.1:9", LOG_LEVEL: "silent" };
const LIVE = { LENGOW_API_URL: "http://127.0.0.1:9", LOG_LEVEL: "silent" };

let dataDir: string;
let secret: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "orderdeck-open-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** A whole server core on the same directory, as after a restart; closed when `work` is done. */
async function whileOpen(
  variables: Record<string, string>,
  work: (container: Container) => Promise<void>,
): Promise<void> {
  const container = await openContainer(parseEnv({ ...variables, DATA_DIR: dataDir }));
  try {
    await work(container);
  } finally {
    await container.close();
  }
}

/** In this order on one directory: a database takes seconds to open, many more on a busy machine. */
describe("the server, started", { timeout: 240_000 }, () => {
  it("in demo mode has its five people, each where they belong, and both accounts", async () => {
    await whileOpen(DEMO, async (container) => {
      const listed = await container.people.list();
      const grants = Object.fromEntries(
        listed.map((person) => [person.email, person.grants.map(({ accountId, role }) => `${role} ${accountId}`)]),
      );
      expect(grants).toEqual({
        "merchant@demo.test": ["operator 1"],
        "support@demo.test": ["support 1"],
        "viewer@demo.test": ["viewer 1"],
        "admin@demo.test": ["admin 1", "admin 2"],
        "outsider@demo.test": ["operator 2"],
      });
      for (const email of PEOPLE)
        expect(await checkCredentials(container, email, "demo-orderdeck")).toMatchObject({ ok: true });
      for (const id of [1, 2]) expect(await container.lengowFor(id)).toBeDefined();
      secret = container.authSecret;
    });
  });

  it("again in demo mode keeps its secret, so that people stay signed in, and makes nobody twice", async () => {
    await whileOpen(DEMO, async (container) => {
      expect(container.authSecret).toBe(secret);
      expect(await container.people.list()).toHaveLength(PEOPLE.length);
    });
    const file = path.join(dataDir, "demo-secret");
    expect(await readFile(file, "utf8")).toBe(secret);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it("outside the demo on the demo's data lets no demo person in and opens no demo account", async () => {
    await whileOpen({ ...LIVE, NEXTAUTH_SECRET: secret }, async (container) => {
      for (const email of PEOPLE)
        expect(await checkCredentials(container, email, "demo-orderdeck")).toMatchObject({ ok: false });
      for (const id of [1, 2])
        await expect(container.lengowFor(id)).rejects.toMatchObject({ code: "lengow_credentials" });
    });
  });

  it("with keys in the environment while Lengow is down starts all the same", async () => {
    const keys = { LENGOW_ACCESS_TOKEN: "a-token", LENGOW_SECRET: "a-secret" };
    await whileOpen({ ...LIVE, ...keys, NEXTAUTH_SECRET: secret }, async (container) => {
      expect(await container.db.query("select 1 as one")).toEqual([{ one: 1 }]);
    });
  });
});
