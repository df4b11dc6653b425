import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/testing/database";
import { SENT_PARCELS } from "./shared-trackings";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("U18 · a tracking number is found by its index, whose key is folded alike in a database of any language", async () => {
  const plan = await db.tx(async (tx) => {
    await tx.exec("set local enable_seqscan = off");
    return tx.query(`explain ${SENT_PARCELS}`, [100, ["6A99887766554"], ["accepted"]]);
  });
  const words = JSON.stringify(plan);
  expect(words).toMatch(/outbox_tracking/);
  // The key itself stands in the index condition, not only the account.
  expect(words).toMatch(/Index Cond: [^,]*upper\(/);
  const [index] = await db.query<{ text: string }>("select pg_get_indexdef('outbox_tracking'::regclass) as text");
  expect(index?.text).toContain('COLLATE "C"');
});
