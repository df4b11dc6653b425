import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { purgeDrafts } from "./purge-drafts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function sheet(days: number): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into bulk_files (id, account_id, person_id, name, layout, header, rows, mapping, created_at)
     values ($1, 1, $1, 'a.csv', '{}', '[]', '[]', '{}', clock_timestamp() - $2::int * interval '1 day')`,
    [id, days],
  );
  return id;
}

async function list(days: number): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into frozen_lists (id, account_id, person_id, orders, created_at)
     values ($1, 1, $1, '[]', clock_timestamp() - $2::int * interval '1 day')`,
    [id, days],
  );
  return id;
}

it("selections are thrown away after two days and sheets after thirty, but for one that is still being recorded", async () => {
  await sheet(31);
  const [young, needed] = [await sheet(29), await sheet(31)];
  await list(3);
  const fresh = await list(1);
  await db.query(
    "insert into batches (id, account_id, client_key, kind, title, person_id, total, file_id) values ($1, 1, $1, 'csv', 'x', $1, 1, $2)",
    [randomUUID(), needed],
  );
  await purgeDrafts(db);
  const left = async (table: string) => (await db.query<{ id: string }>(`select id from ${table}`)).map(({ id }) => id);
  expect((await left("bulk_files")).sort()).toEqual([young, needed].sort());
  expect(await left("frozen_lists")).toEqual([fresh]);
});
