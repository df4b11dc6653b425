import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COLUMN_SETS } from "@/lib/domain/order-columns";
import { DEFAULT_PREFERENCES } from "@/lib/domain/preferences";
import { openTestDatabase } from "@/lib/testing/database";
import type { Database } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { changePreferences, readPreferences } from "./preferences";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function someone() {
  const id = uuidV7();
  await db.query("insert into people (id, email, name) values ($1, $2, 'Someone')", [id, `${id}@demo.test`]);
  return { db, person: { id } };
}

describe("C01 · what is remembered of a person", () => {
  it("is the default until something was chosen, and then only what was chosen differs", async () => {
    const asker = await someone();
    expect(await readPreferences(asker)).toEqual(DEFAULT_PREFERENCES);
    await changePreferences(asker, { density: "compact" });
    await changePreferences(asker, { columns: [...COLUMN_SETS.magento] });
    const kept = { ...DEFAULT_PREFERENCES, density: "compact", columns: COLUMN_SETS.magento };
    expect(await readPreferences(asker)).toEqual(kept);
  });

  it("is theirs alone", async () => {
    const [one, other] = [await someone(), await someone()];
    await changePreferences(one, { letters: false });
    expect((await readPreferences(other)).letters).toBe(true);
  });

  it("still opens when it names columns or values that no longer exist", async () => {
    const asker = await someone();
    const kept = { columns: ["buyer", "reserved", 7], density: "huge", page_size: 33, gone: 1 };
    await db.query("insert into preferences (person_id, kept) values ($1, $2::jsonb)", [
      asker.person.id,
      JSON.stringify(kept),
    ]);
    expect(await readPreferences(asker)).toEqual({ ...DEFAULT_PREFERENCES, columns: ["order", "buyer"] });
  });
});
