import { afterAll, beforeAll, expect, it } from "vitest";
import { activityParsers, activityQuery } from "@/components/actions/activity-state";
import { ActionListQuery } from "@/lib/contract/actions";
import { OrderStatsQuery } from "@/lib/contract/order-stats";
import { createLoader } from "@/lib/domain/url-state";
import { listActions } from "@/lib/server/actions/list-actions";
import type { Database } from "@/lib/server/db/database";
import { readStats } from "@/lib/server/order-index/read-stats";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { failedActionsHref } from "./failed-actions-href";

const ACCOUNT = 77;
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  // How an action gets to its end is the sender's story; here it has ended.
  await db.exec("alter table outbox disable trigger outbox_law");
});
afterAll(() => db.close());

/** An action recorded at a moment, as far as it is. */
async function recorded(marketplace: string, state: string, at: string): Promise<void> {
  await db.query(
    `insert into outbox (id, account_id, client_key, request_hash, marketplace, order_id, action_type, params, params_hash, person_id,
       next_at, undo_until, give_up_at, state, created_at)
     values (gen_random_uuid(), $1, gen_random_uuid(), '', $2, gen_random_uuid()::text, 'ship', '{}', '', gen_random_uuid(), now(), now(), now(), $3, $4)`,
    [ACCOUNT, marketplace, state, at],
  );
}

it("M06 · 5.2.3 · the bar of a marketplace's failure rate leads to exactly the actions it counts, within the days on screen", async () => {
  const [from, to] = ["2026-11-09", "2026-11-11"];
  for (const [state, at] of [
    ["refused", "2026-11-08T23:59:58Z"],
    ["refused", "2026-11-09T00:00:00Z"],
    ["rejected", "2026-11-10T12:00:00Z"],
    ["refused", "2026-11-11T23:59:58Z"],
    ["rejected", "2026-11-12T00:00:00Z"],
    ["done", "2026-11-10T09:00:00Z"],
    ["done_with_warning", "2026-11-10T10:00:00Z"],
    ["withdrawn", "2026-11-10T11:00:00Z"],
  ] as const)
    await recorded("amazon_fr", state, at);
  await recorded("zalando", "refused", "2026-11-10T12:00:00Z");

  const ctx = testContext({ db, accountId: ACCOUNT, clock: new TestClock() });
  const stats = await readStats(ctx, OrderStatsQuery.parse({ from, to, tz: "Europe/Paris" }));
  const counted = stats.actions_ended.filter(({ marketplace }) => marketplace === "amazon_fr");
  const [ended, failed] = [0, 0].map((_, at) =>
    counted.reduce((sum, store) => sum + (at === 0 ? store.ended : store.failed), 0),
  );
  expect([ended, failed]).toEqual([5, 3]);

  const [, search = ""] = failedActionsHref(ACCOUNT, "amazon_fr", stats).split("?");
  const question = activityQuery(createLoader(activityParsers)(search));
  const listed = await listActions(ctx, ActionListQuery.parse(Object.fromEntries(new URLSearchParams(question))));
  expect(listed.count).toBe(failed);
});
