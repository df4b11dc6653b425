import { afterAll, beforeAll, expect, it } from "vitest";
import { type OrderRowPage, OrderSearchBody } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { LengowClient } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { readLastActions } from "@/lib/server/orders/last-actions";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { deriveTriage } from "@/lib/server/triage/derive";
import { takeFromIndex } from "@/lib/server/triage/order-facts";
import { triageTimings } from "@/lib/server/triage/timings";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { readAlerts } from "./read-alerts";
import { readStats } from "./read-stats";
import { intentIn } from "./testing/intents";
import { fillCopy } from "./testing/shop-copy";

const ACCOUNT = 701;
const MINUTE = 60_000;

interface Elsewhere {
  state: "accepted" | "done" | "done_with_warning" | "refused";
  /** Minutes ago. */
  ago?: number;
  line?: string;
}

/** Lengow's number of an intent of ours. */
async function ownRow(db: Database, intent: string): Promise<{ id: number }> {
  const [row] = await db.query<{ id: number }>("select upstream_id::int as id from outbox where id = $1", [intent]);
  return { id: row?.id ?? 0 };
}

/** What another tool asked of an order, as triage reads it from Lengow's list. @returns Lengow's number of it */
async function askedElsewhere(
  db: Database,
  on: { account: number; marketplace: string; orderId: string },
  { state, ago = 5, line = "*" }: Elsewhere,
): Promise<number> {
  const [row] = await db.query<{ id: number }>(
    `insert into lengow_actions (account_id, id, marketplace, order_id, action_type, line, state, message, created_at, updated_at)
     select $1, 900000 + count(*), $2, $3, 'ship', $4, $5, case when $5 = 'refused' then 'Unknown carrier' end, $6, $6
     from lengow_actions returning id::int`,
    [on.account, on.marketplace, on.orderId, line, state, new Date(Date.now() - ago * MINUTE)],
  );
  return row?.id ?? 0;
}

describeOnDatabases("alerts from what was asked last", (open) => {
  let sandbox: TestSandbox;
  let db: Database;
  let client: LengowClient;
  let ctx: ServiceContext;
  let orders: OrderRow[];

  const ask = async (members: Record<string, string>) =>
    JSON.parse(Buffer.from((await listOrderRows(ctx, OrderSearchBody.parse(members))).body).toString()) as OrderRowPage;
  const on = (index: number, line?: string) => ({
    account: ACCOUNT,
    marketplace: orders[index]?.marketplace ?? "",
    orderId: orders[index]?.marketplace_order_id ?? "",
    ...(line === undefined ? {} : { line }),
  });
  const listed = async (alert: string) =>
    new Set((await ask({ alert })).results.map((row) => row.marketplace_order_id));
  const ids = (...indexes: number[]) => new Set(indexes.map((index) => orders[index]?.marketplace_order_id));

  beforeAll(async () => {
    [sandbox, db] = await Promise.all([openTestSandbox(), open()]);
    await sandbox.seed(ACCOUNT, { orders: 60 });
    client = sandbox.client(ACCOUNT);
    await fillCopy(db, ACCOUNT, client);
    ctx = testContext({ db, accountId: ACCOUNT, lengow: client, clock: { now: () => new Date() } });
    orders = (await ask({ marketplace_order_date_from: "2000-01-01T00:00:00Z" })).results;
    await intentIn(db, "refused", on(0));
    await intentIn(db, "rejected", on(1));
    // Refused, then asked again with success: no longer an error.
    await intentIn(db, "refused", on(2));
    await intentIn(db, "done", on(2));
    // Two lines: what became of one says nothing about the other.
    await intentIn(db, "refused", on(3, "01"));
    await intentIn(db, "done", on(3, "02"));
    // Taken back in time: as if it had not been.
    await intentIn(db, "done_with_warning", on(4));
    await intentIn(db, "withdrawn", on(4));
    await intentIn(db, "needs_person", on(5));
    await intentIn(db, "accepted", on(6));
    // Somebody else's errors are nobody's here.
    await intentIn(db, "refused", { ...on(7), account: ACCOUNT + 1 });
    // Other tools: refused; asked again there with success; one line of two; a warning; two hours without an answer.
    await askedElsewhere(db, on(10), { state: "refused" });
    await askedElsewhere(db, on(11), { state: "refused", ago: 9 });
    await askedElsewhere(db, on(11), { state: "done", ago: 3 });
    await askedElsewhere(db, on(12), { state: "refused", ago: 9, line: "01" });
    await askedElsewhere(db, on(12), { state: "done", ago: 3, line: "02" });
    await askedElsewhere(db, on(13), { state: "done_with_warning" });
    await askedElsewhere(db, on(14), { state: "accepted", ago: 120 });
    // Refused there, then sent by us; refused by us, then sent there.
    await askedElsewhere(db, on(15), { state: "refused" });
    await intentIn(db, "done", on(15));
    await intentIn(db, "refused", on(16));
    await askedElsewhere(db, on(16), { state: "done", ago: -1 });
    // Lengow's row of an action of ours is not another one.
    const { id } = await ownRow(db, await intentIn(db, "done", on(17)));
    await db.query("update lengow_actions set id = $2 where id = $1", [
      await askedElsewhere(db, on(17), { state: "refused", ago: -1 }),
      id,
    ]);
    await db.query("update order_index set lengow_status = 'waiting_shipment' where account_id = $1", [ACCOUNT]);
    await deriveTriage(db, ACCOUNT, triageTimings());
  });
  afterAll(async () => {
    await client.close();
    await Promise.all([sandbox.close(), db.close()]);
  });

  it("G14 · lists orders whose last word on a line was a refusal, a warning or silence, and counts just those", async () => {
    expect(await listed("errors")).toEqual(ids(0, 1, 3, 10, 12));
    expect(await listed("warnings")).toEqual(ids(4, 13));
    expect(await listed("stuck")).toEqual(ids(5, 14));
    expect(await readAlerts(ctx, {})).toMatchObject({ errors: 5, warnings: 2, stuck: 2 });
  });

  it("C06 · puts the latest action on the order's row, and what was taken back is not shown", async () => {
    const { results } = await ask({ marketplace_order_date_from: "2000-01-01T00:00:00Z", page_size: "10" });
    const states = results.slice(0, 8).map((row) => row.last_action?.state ?? null);
    expect(states).toEqual([
      "refused",
      "rejected",
      "done",
      "done",
      "done_with_warning",
      "needs_person",
      "accepted",
      null,
    ]);
  });

  it("G14 · tells the latest action whoever sent it, and each action once", async () => {
    const { results } = await ask({ marketplace_order_date_from: "2000-01-01T00:00:00Z", page_size: "25" });
    const states = results.slice(10, 18).map((row) => row.last_action?.state ?? null);
    expect(states).toEqual(["refused", "done", "done", "done_with_warning", "accepted", "done", "done", "done"]);
    expect(results[10]?.last_action).toMatchObject({ id: expect.stringMatching(/^lengow-\d+$/), type: "ship" });
    await db.query(
      "update order_index set ship_by = now() - interval '400 days' where account_id = $1 and order_id = any($2)",
      [ACCOUNT, [...ids(10)]],
    );
    const { next_deadlines: due } = await readStats(ctx, {});
    expect(due?.[0]?.last_action).toEqual(results[10]?.last_action);
  });

  it("G14 · a failure that the order itself settled is no alert, as it is none under Errors", async () => {
    await db.query(
      "update order_index set lengow_status = 'shipped', read_at = now() where account_id = $1 and order_id = any($2)",
      [ACCOUNT, [...ids(0, 10)]],
    );
    await takeFromIndex(db, ACCOUNT);
    await deriveTriage(db, ACCOUNT, triageTimings());
    await db.query("update order_index_accounts set version = version + 1");
    expect(await listed("errors")).toEqual(ids(1, 3, 12));
  });

  it("E08 · a refusal whose cause was resolved is counted nowhere and stands on its row as past, until its cause is opened again", async () => {
    const put = (state: string, reason: string | null) =>
      db.query(
        "update triage_groups set state = $2, reason = $3, resolved_at = clock_timestamp() where account_id = $1",
        [ACCOUNT, state, reason],
      );
    const settled = async () => {
      await db.query("update order_index_accounts set version = version + 1");
      const found = await readLastActions(ctx, orders);
      return [0, 1, 3, 4, 5, 12].map((at) => found[at]?.settled ?? null);
    };
    // Dismissed and snoozed causes settle nothing: their orders still wait.
    await put("ignored", "not_ours");
    expect(await settled()).toEqual(["order_reached", null, null, null, null, null]);
    expect(await listed("errors")).toEqual(ids(1, 3, 12));
    await put("resolved", "by_person");
    // What needs a person holds its line, whatever was said of its cause; of several lines the newest action is told.
    expect(await settled()).toEqual(["order_reached", "resolved", null, "resolved", null, null]);
    expect(await listed("errors")).toEqual(ids());
    expect(await listed("warnings")).toEqual(ids());
    expect(await listed("stuck")).toEqual(ids(5, 14));
    await put("new", "reopened");
    expect(await settled()).toEqual(["order_reached", null, null, null, null, null]);
    expect(await listed("errors")).toEqual(ids(1, 3, 12));
  });

  it("M06 · counts how actions ended, warnings not among the failures", async () => {
    const { actions_ended: stores } = await readStats(ctx, {});
    const sum = (name: "ended" | "failed") => stores.reduce((all, store) => all + store[name], 0);
    expect([sum("ended"), sum("failed")]).toEqual([10, 5]);
  });

  it("G14 · an action that nobody confirmed stays stuck, however often it is looked for", async () => {
    const id = await intentIn(db, "unconfirmed", on(20));
    const look = () => db.query("update outbox set looks = looks + 1, next_at = clock_timestamp() where id = $1", [id]);
    const sentAgo = (minutes: number) =>
      db.query("update outbox set sending_at = clock_timestamp() - make_interval(mins => $2::int) where id = $1", [
        id,
        minutes,
      ]);
    const stuck = async () => {
      await db.query("update order_index_accounts set version = version + 1");
      return listed("stuck");
    };
    await sentAgo(1);
    expect(await stuck()).toEqual(ids(5, 14));
    await sentAgo(3);
    await look();
    expect(await stuck()).toEqual(ids(5, 14, 20));
  });
});
