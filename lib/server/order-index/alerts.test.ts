import { afterAll, beforeAll, expect, it } from "vitest";
import { type OrderRowPage, OrderSearchBody } from "@/lib/contract/orders";
import type { OrderRow } from "@/lib/domain/order";
import type { LengowClient } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { listOrderRows } from "@/lib/server/orders/list-orders";
import { testContext } from "@/lib/testing/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { readAlerts } from "./read-alerts";
import { readStats } from "./read-stats";
import { intentIn } from "./testing/intents";
import { fillCopy } from "./testing/shop-copy";

const ACCOUNT = 701;

describeOnDatabases("alerts from our own actions", (open) => {
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
  });
  afterAll(async () => {
    await client.close();
    await Promise.all([sandbox.close(), db.close()]);
  });

  it("G14 · lists orders whose last word on a line was a refusal, a warning or silence, and counts just those", async () => {
    expect(await listed("errors")).toEqual(ids(0, 1, 3));
    expect(await listed("warnings")).toEqual(ids(4));
    expect(await listed("stuck")).toEqual(ids(5));
    expect(await readAlerts(ctx, {})).toMatchObject({ errors: 3, warnings: 1, stuck: 1 });
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

  it("M06 · counts how actions ended, warnings not among the failures", async () => {
    const { actions_per_day: days } = await readStats(ctx, {});
    const sum = (name: "ended" | "failed") => days.reduce((all, day) => all + day[name], 0);
    expect([sum("ended"), sum("failed")]).toEqual([7, 4]);
  });
});
