import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "@/lib/testing/database";
import type { Database } from "./database";
import { Engine } from "./engine";
import { inBackground } from "./turns";

/** Some hundred milliseconds of computing. */
const LONG = "select count(*)::int as n from generate_series(1, 1000000) as n where n % 3 = 0";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.exec("create table seen (at serial primary key, who text not null)");
});
afterAll(() => db.close());

const see = (who: string) => db.query("insert into seen (who) values ($1)", [who]);

/** Who was seen since, in order. */
async function seen(): Promise<string[]> {
  const rows = await db.query<{ who: string }>("select who from seen order by at");
  await db.exec("truncate seen restart identity");
  return rows.map(({ who }) => who);
}

/** A transaction that stays open until told. */
async function openTransaction(who: string): Promise<{ commit(): Promise<void> }> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let over: Promise<void> = Promise.resolve();
  await new Promise<void>((begun) => {
    over = db.tx(async (tx) => {
      await tx.query("insert into seen (who) values ($1)", [`${who} 1`]);
      begun();
      await gate;
      await tx.query("insert into seen (who) values ($1)", [`${who} 2`]);
    });
  });
  return {
    commit: () => {
      letGo();
      return over;
    },
  };
}

describe("the embedded database", () => {
  it("computes beside the server: whoever is answered meanwhile does not wait for a statement", async () => {
    const computed = db.query<{ n: number }>(LONG).then(([row]) => row?.n);
    const request = new Promise((resolve) => setImmediate(resolve, "a request"));
    expect(await Promise.race([computed, request])).toBe("a request");
    expect(await computed).toBe(333_333);
  });

  it("answers a person before the background statements that wait longer", async () => {
    const open = await openTransaction("open");
    const background = inBackground(() => Promise.all(["b1", "b2", "b3"].map(see)));
    const person = see("person");
    await Promise.all([open.commit(), background, person]);
    expect(await seen()).toEqual(["open 1", "open 2", "person", "b1", "b2", "b3"]);
  });

  it("lets nobody into a transaction of the background, not even a person", async () => {
    const { commit } = await inBackground(() => openTransaction("background"));
    const person = see("person");
    await Promise.all([commit(), person]);
    expect(await seen()).toEqual(["background 1", "background 2", "person"]);
  });

  it("goes on with the background while people never stop asking", async () => {
    let done = false;
    const background = inBackground(async () => {
      for (let step = 0; step < 20; step += 1) await see("background");
      done = true;
    });
    let asked = 0;
    const person = async (): Promise<void> => {
      for (; !done && asked < 10_000; asked += 1) await db.query("select 1");
    };
    await Promise.all([background, person(), person(), person()]);
    expect(asked).toBeLessThan(10_000);
    expect(await seen()).toHaveLength(20);
  });

  it("refuses a transaction's handle once the transaction is over", async () => {
    const handle = await db.tx(async (tx) => tx);
    await expect(handle.query("select 1")).rejects.toThrow("transaction is over");
  });

  it("says nothing of a statement's values when it fails, and who asked", async () => {
    await db.query("create unique index seen_who on seen (who)");
    await see("Ada Lovelace");
    const error = await see("Ada Lovelace").catch((reason: Error) => reason);
    await db.exec("drop index seen_who");
    expect(error).toMatchObject({ code: "23505", table: "seen", constraint: "seen_who" });
    const told = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
    expect(told.join("\n")).not.toContain("Lovelace");
    expect(Reflect.get(error, "stack")).toContain("engine.test.ts");
    await seen();
  });

  it("says nothing of a value that does not fit where it was put", async () => {
    const wrong = (sql: string) => db.query(sql, ["Ada Lovelace"]).catch((reason: Error) => reason);
    for (const [sql, code] of [
      ["select cast($1::text as integer)", "22P02"],
      ["select $1::text::timestamptz", "22007"],
    ] as const) {
      const error = await wrong(sql);
      expect(error).toMatchObject({ code, message: `A value does not fit (SQLSTATE ${code}).` });
      const told = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error as object, name)));
      expect(told.join("\n")).not.toContain("Lovelace");
    }
  });
});

describe("the embedded engine", () => {
  it("fails whoever asks after it was closed, and answers what was asked before", async () => {
    const engine = await Engine.start({});
    const before = engine.query("select 1 as one");
    await engine.close();
    expect(await before).toEqual([{ one: 1 }]);
    await expect(engine.query("select 1")).rejects.toThrow("closed");
    await engine.close();
  });

  it("keeps no process waiting for what could not even be asked", async () => {
    const script = `
      import { Engine } from "./lib/server/db/engine.ts";
      const engine = await Engine.start({});
      await engine.query("select $1::text", [() => 1]).catch((error) => console.log(error.name));`;
    const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 110_000 });
    expect(stdout.trim()).toBe("DataCloneError");
  }, 120_000);

  it("fails to start on files it cannot read instead of waiting", async () => {
    await expect(Engine.start({ files: "/dev/null/nowhere" })).rejects.toThrow();
  });
});
