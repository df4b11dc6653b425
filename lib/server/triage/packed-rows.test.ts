import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { momentOf, packedRows } from "./packed-rows";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("gives the rows in the statement's order with every value as a row by itself has it", async () => {
  const sql = `select g as n, case when g = 2 then null else 'é "' || g end as t, '{"a": [1]}'::jsonb as j,
    timestamptz '2026-11-22T10:00:00.123987Z' as at from generate_series(1, 300) g order by g desc`;
  const packed = await packedRows<readonly [number, string | null, object, number]>(
    db,
    sql,
    ["n", "t", "j", momentOf("at")],
    [],
  );
  const rows = await db.query<{ n: number; t: string | null; j: object; at: Date }>(sql);
  expect(packed).toEqual(rows.map(({ n, t, j, at }) => [n, t, j, at.getTime()]));
  expect(packed[0]?.[3]).toBe(Date.parse("2026-11-22T10:00:00.123Z"));
});

it("gives an empty list where there is no row", async () => {
  expect(await packedRows(db, "select 1 as n where false", ["n"], [])).toEqual([]);
});
