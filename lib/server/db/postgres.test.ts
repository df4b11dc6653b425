import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPostgres } from "@/lib/testing/database";
import type { Database } from "./database";
import { openPostgres } from "./postgres";

const SERVER = process.env.TEST_DATABASE_URL;

describe.skipIf(!SERVER)(`a server that goes away${SERVER ? "" : " (left out, TEST_DATABASE_URL is not set)"}`, () => {
  let db: Database;
  let other: Database;
  beforeAll(async () => {
    db = await openTestPostgres(SERVER ?? "");
    other = await openPostgres(SERVER ?? "", () => undefined);
  });
  afterAll(async () => {
    await other.close();
    await db.close();
  });

  it("costs the open transaction, between two of its statements too, and neither the process nor the next transaction", async () => {
    const uncaught: unknown[] = [];
    const hear = (error: unknown): unknown => uncaught.push(error);
    process.on("uncaughtException", hear);
    let name: (pid: number) => void = () => undefined;
    const named = new Promise<number>((resolve) => {
      name = resolve;
    });
    const gone = named.then((pid) => other.query("select pg_terminate_backend($1, 5000)", [pid]));
    const cut = db.tx(async (tx) => {
      const [backend] = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
      name(backend?.pid ?? 0);
      await gone;
      // The news of the end comes while nothing is asked.
      for (let turns = 0; turns < 50; turns += 1) await turn();
      await tx.query("select 1");
    });
    await expect(cut).rejects.toThrow();
    expect(await db.tx((tx) => tx.query("select 1 as one"))).toEqual([{ one: 1 }]);
    process.off("uncaughtException", hear);
    expect(uncaught).toEqual([]);
  });
});
