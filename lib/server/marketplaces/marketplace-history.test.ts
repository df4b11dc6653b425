import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Marketplace } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { TestClock, testContext } from "@/lib/testing/context";
import { openTestDatabase } from "@/lib/testing/database";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { overviewOfMarketplaces } from "./describe-marketplace";
import { marketplaceMetadata } from "./list-marketplaces";
import { checkMarketplaceHistory, marketplaceHistory } from "./marketplace-history";
import { noteReading, readingsNoted } from "./record-reading";

const DAY = 24 * 3_600_000;

let sandbox: TestSandbox;
let db: Database;
let next = 820;

beforeAll(async () => {
  [sandbox, db] = await Promise.all([openTestSandbox(50), openTestDatabase()]);
});
afterAll(() => Promise.all([sandbox.close(), db.close()]));

function somebody(clock: TestClock, accountId = ++next): ServiceContext {
  return testContext({ db, accountId, clock, role: "viewer", lengow: sandbox.client(accountId) });
}

async function renameCarrier(account: number): Promise<void> {
  const answer = await fetch(`${sandbox.url}/__sandbox/incident`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, count: 1 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const badges = async (ctx: ServiceContext) =>
  (await overviewOfMarketplaces(ctx)).results.flatMap(({ code, changed_at }) => (changed_at ? [code] : []));

describe("5.9.4 · M02 · the history of a marketplace's metadata", () => {
  it("begins with the first reading, and a renamed carrier is told once although many read it at once", async () => {
    const clock = new TestClock();
    const ctx = somebody(clock);
    const began = clock.now().toISOString();
    expect(await checkMarketplaceHistory(ctx, "cdiscount")).toEqual({
      since: began,
      read_at: began,
      count: 0,
      results: [],
    });
    expect(await badges(ctx)).toEqual([]);
    await renameCarrier(ctx.accountId);
    clock.advance(3_600_000);
    const at = clock.now().toISOString();
    await Promise.all(Array.from({ length: 20 }, () => checkMarketplaceHistory(ctx, "cdiscount")));
    const { value } = await marketplaceMetadata(ctx);
    for (let time = 0; time < 5; time += 1) noteReading(ctx, [...value.values()], clock.now());
    const { since, read_at, count, results } = await marketplaceHistory(ctx, "cdiscount");
    expect({ since, read_at, count }).toEqual({ since: began, read_at: at, count: 1 });
    expect(results).toEqual([
      {
        at,
        after: began,
        changes: [
          {
            what: "values",
            action: "ship",
            argument: "carrier",
            added: [{ code: "LAPOSTE_COLISSIMO", label: "La Poste Colissimo" }],
            removed: [{ code: "COLISSIMO", label: expect.any(String) }],
            relabelled: [],
          },
        ],
      },
    ]);
    expect((await marketplaceHistory(ctx, "amazon_fr")).count).toBe(0);
  });

  it("5.9.1 · stands on the list for 14 days, is kept for 365, and never crosses accounts", async () => {
    const clock = new TestClock();
    const [ctx, other] = [somebody(clock), somebody(clock)];
    await Promise.all([checkMarketplaceHistory(ctx, "cdiscount"), checkMarketplaceHistory(other, "cdiscount")]);
    await renameCarrier(ctx.accountId);
    clock.advance(DAY);
    await Promise.all([checkMarketplaceHistory(ctx, "cdiscount"), checkMarketplaceHistory(other, "cdiscount")]);
    expect([await badges(ctx), await badges(other)]).toEqual([["cdiscount"], []]);
    expect((await marketplaceHistory(other, "cdiscount")).count).toBe(0);
    clock.advance(14 * DAY + 1);
    expect([await badges(ctx), (await marketplaceHistory(ctx, "cdiscount")).count]).toEqual([[], 1]);
    clock.advance(351 * DAY);
    expect((await marketplaceHistory(ctx, "cdiscount")).count).toBe(0);
    await checkMarketplaceHistory(ctx, "cdiscount");
    expect(await db.query("select 1 from metadata_changes where account_id = $1", [ctx.accountId])).toEqual([]);
  });

  it("takes a failed, an empty and an outdated reading for no news", async () => {
    const clock = new TestClock();
    const ctx = somebody(clock);
    await checkMarketplaceHistory(ctx, "cdiscount");
    const { value } = await marketplaceMetadata(ctx);
    const whole = [...value.values()];
    const early = clock.now();
    clock.advance(60_000);
    await sandbox.fault({ route: "GET /v3.0/marketplaces/", kind: "500", probability: 1, account: ctx.accountId });
    await expect(checkMarketplaceHistory(ctx, "cdiscount")).rejects.toMatchObject({ name: expect.any(String) });
    await sandbox.clearFaults();
    const empty = (one: Marketplace): Marketplace => ({ ...one, raw: {}, rawText: "{}" });
    noteReading(ctx, [], clock.now());
    noteReading(ctx, whole.map(empty), clock.now());
    await readingsNoted(ctx.accountId);
    noteReading(ctx, whole, clock.now());
    const without = (one: Marketplace): Marketplace => {
      const orders = { ...(one.raw.orders as object), actions: {} };
      return { ...one, raw: { ...one.raw, orders }, rawText: JSON.stringify({ ...one.raw, orders }) };
    };
    noteReading(ctx, whole.map(without), early);
    expect((await marketplaceHistory(ctx, "cdiscount")).count).toBe(0);
    noteReading(ctx, whole.map(without), clock.now());
    expect((await marketplaceHistory(ctx, "cdiscount")).results[0]?.changes).toContainEqual({
      what: "action_removed",
      action: "ship",
    });
  });

  it("shows the newest ten and all on demand, and knows no marketplace of others", async () => {
    const clock = new TestClock();
    const ctx = somebody(clock);
    await checkMarketplaceHistory(ctx, "cdiscount");
    const one = (await marketplaceMetadata(ctx)).value.get("cdiscount");
    if (!one) throw new Error("The sandbox lost its Cdiscount.");
    for (let time = 1; time <= 12; time += 1) {
      clock.advance(60_000);
      const orders = { ...(one.raw.orders as object), status: { new: [`word ${time}`] } };
      noteReading(ctx, [{ ...one, raw: { ...one.raw, orders }, rawText: String(time) }], clock.now());
    }
    const { count, results } = await marketplaceHistory(ctx, "cdiscount");
    expect([count, results.length, results[0]?.at]).toEqual([12, 10, clock.now().toISOString()]);
    expect((await marketplaceHistory(ctx, "cdiscount", { all: true })).results).toHaveLength(12);
    await expect(marketplaceHistory(ctx, "nobody_xx")).rejects.toMatchObject({ code: "not_found" });
  });
});
