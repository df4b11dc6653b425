import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase } from "@/lib/testing/database";
import type { Database } from "./database";
import { cleanTables } from "./upkeep";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.exec("create table busy (id int primary key, words text); create table calm (id int primary key)");
  await db.exec(
    "insert into busy select i, repeat('x', 200) from generate_series(1, 1000) i; insert into calm values (1)",
  );
});
afterAll(() => db.close());

const size = async () => (await db.query<{ size: number }>("select pg_relation_size('busy') as size"))[0]?.size ?? 0;

/** Every row is written anew three times, as the outbox and the copy of the orders are all day. */
async function changeAll(): Promise<void> {
  for (const word of ["a", "b", "c"]) await db.query("update busy set words = repeat($1, 200)", [word]);
}

it("a table whose rows change for ever does not grow for ever", async () => {
  await changeAll();
  await cleanTables(db, false);
  const first = await size();
  for (let round = 0; round < 4; round++) {
    await changeAll();
    await cleanTables(db, false);
  }
  expect(await size()).toBeLessThan(first * 1.5);
});

it("a table that did not change is left alone by every round but the first", async () => {
  const cleaned = async () =>
    (
      await db.query<{ n: number }>("select (vacuum_count)::int as n from pg_stat_user_tables where relname = 'calm'")
    )[0]?.n;
  await cleanTables(db, false);
  expect(await cleaned()).toBe(0);
  await cleanTables(db, true);
  await db.query("select pg_stat_force_next_flush()");
  expect(await cleaned()).toBe(1);
});
