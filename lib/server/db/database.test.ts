import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeOnDatabases, emptyTables, openTestDatabase } from "@/lib/testing/database";
import { type Database, isUniqueViolation } from "./database";
import { migrate } from "./migrate";
import { MIGRATIONS } from "./migrations/all";
import { uuidV7 } from "./uuid-v7";

describeOnDatabases("the database", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  it("reads every kind of value the same way", async () => {
    const [row] = await db.query(
      `select 7::int8 as small, 9007199254740993::int8 as big, 1.50::numeric as money, '{"a":[1,null]}'::jsonb as json,
         timestamptz '2026-01-02 03:04:05.678+00' as at, date '2026-01-02' as day, '\\x00ff'::bytea as bytes,
         array['a','b,"c']::text[] as texts, array[1,2,null]::int8[] as numbers, array[1.50]::numeric[] as amounts,
         true as flag, null as nothing, uuid '01890000-0000-7000-8000-000000000000' as id, 0.25::float8 as float`,
    );
    expect(row).toEqual({
      small: 7,
      big: 9007199254740993n,
      money: "1.50",
      json: { a: [1, null] },
      at: new Date("2026-01-02T03:04:05.678Z"),
      day: "2026-01-02",
      bytes: new Uint8Array([0, 255]),
      texts: ["a", 'b,"c'],
      numbers: [1, 2, null],
      amounts: ["1.50"],
      flag: true,
      nothing: null,
      id: "01890000-0000-7000-8000-000000000000",
      float: 0.25,
    });
  });

  it("takes every kind of parameter the same way", async () => {
    const at = new Date("2026-03-04T05:06:07.089Z");
    const [row] = await db.query(
      `select $1::text as text, $2::int as int, $3::timestamptz as at, $4::jsonb as json, $5::text[] as texts,
         $6::bytea as bytes, $7::boolean as flag, $8::text as missing, $9::numeric as money, $10::int[] as ids`,
      [
        "é'\"",
        5,
        at,
        JSON.stringify(["x", { y: 1 }]),
        ["a", 'b"c'],
        new Uint8Array([1, 2]),
        true,
        undefined,
        "0.10",
        [3, 4],
      ],
    );
    expect(row).toEqual({
      text: "é'\"",
      int: 5,
      at,
      json: ["x", { y: 1 }],
      texts: ["a", 'b"c'],
      bytes: new Uint8Array([1, 2]),
      flag: true,
      missing: null,
      money: "0.10",
      ids: [3, 4],
    });
  });

  it("keeps nothing of a transaction that fails", async () => {
    const failing = db.tx(async (tx) => {
      await tx.query("insert into accounts (id, name) values (77, 'lost')");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await db.query("select 1 from accounts where id = 77")).toEqual([]);
  });

  it("refuses the outer handle inside a transaction at once instead of never answering", async () => {
    await expect(db.tx(() => db.query("select 1"))).rejects.toThrow("outer database handle");
    expect(await db.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("names a broken unique index the same way", async () => {
    await db.query("insert into accounts (id, name) values (78, 'once')");
    const again = await db
      .query("insert into accounts (id, name) values (78, 'twice')")
      .catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    await emptyTables(db);
  });

  it("lets nobody change, delete or empty the audit log", async () => {
    await db.query("insert into audit (id, verb, subject) values ($1, 'person.added', 'person:1')", [uuidV7()]);
    for (const sql of ["update audit set verb = 'x'", "delete from audit", "truncate audit"]) {
      await expect(db.query(sql)).rejects.toThrow("append only");
    }
    expect(await db.query("select verb from audit")).toEqual([{ verb: "person.added" }]);
  });

  it("has every migration applied, and nothing left to do", async () => {
    expect(await migrate(db)).toEqual([]);
    const rows = await db.query<{ id: string }>("select id from migrations order by id");
    expect(rows.map((row) => row.id)).toEqual(MIGRATIONS.map((migration) => migration.id));
  });

  it("applies what is missing once, however many processes start at the same time", async () => {
    const next = [...MIGRATIONS, { id: "9001-test", sql: "create table later (n int); insert into later values (1);" }];
    const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(db, next)));
    expect(runs.flat()).toEqual(["9001-test"]);
    expect(await migrate(db, next)).toEqual([]);
    expect(await db.query("select n from later")).toEqual([{ n: 1 }]);
  });

  it("refuses a database that a newer version made", async () => {
    await expect(migrate(db, MIGRATIONS)).rejects.toThrow("newer Orderdeck");
  });

  it("refuses a migration whose text was changed after it was applied", async () => {
    const edited = [...MIGRATIONS, { id: "9001-test", sql: "create table later (m int);" }];
    await expect(migrate(db, edited)).rejects.toThrow("was changed after it had been applied");
  });

  it("leaves nothing of a migration that fails", async () => {
    const base = [...MIGRATIONS, { id: "9001-test", sql: "create table later (n int); insert into later values (1);" }];
    const broken = [...base, { id: "9002-test", sql: "create table half (n int); select nonsense;" }];
    await expect(migrate(db, broken)).rejects.toThrow();
    expect(await db.query("select 1 from pg_tables where tablename = 'half'")).toEqual([]);
    expect(await migrate(db, base)).toEqual([]);
  });
});

describe("ids", () => {
  it("sort by the time they were made and never repeat", () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => uuidV7(1_700_000_000_000 + n));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the embedded database in memory", () => {
  it("is the only writer, so that what was read may be remembered", async () => {
    const db = await openTestDatabase();
    expect(db.soleWriter).toBe(true);
    await db.close();
  });
});
