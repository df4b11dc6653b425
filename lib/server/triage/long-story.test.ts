import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { getGroup } from "./get-group";
import { keepGroups, logGroups } from "./group-rows";

const [ACCOUNT, ID] = [692, "cdiscount~ship~1"];
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  const at = new Date("2026-11-20T09:00:00Z");
  const cause = { kind: "failed", marketplace: "cdiscount", action_type: "ship", family: "input_wrong" } as const;
  const group = { ...cause, id: ID, group_key: "cdiscount/ship/1", mask: "No.", sample: "No.", open_count: 1 };
  await db.tx((tx) => keepGroups(tx, ACCOUNT, [{ ...group, first_seen: at, last_seen: at }]));
});
afterAll(() => db.close());

const note = (n: number) => ({ group: ID, what: "note", detail: { n } });
const tell = (from: number, to: number) =>
  db.tx((tx) =>
    logGroups(
      tx,
      ACCOUNT,
      Array.from({ length: to - from }, (_, at) => note(from + at)),
    ),
  );

it("a story is told with how long it is: of more than a hundred entries the newest hundred are given", async () => {
  const ctx = testContext({ db, accountId: ACCOUNT, role: "support" });
  await tell(0, 100);
  const whole = await getGroup(ctx, ID);
  expect([whole.log.length, whole.log_count]).toEqual([100, 100]);
  await tell(100, 130);
  const cut = await getGroup(ctx, ID);
  expect([cut.log.length, cut.log_count, cut.log[0]?.detail.n]).toEqual([100, 130, 129]);
});
