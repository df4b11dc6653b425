import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import { SharedRateBudget } from "./shared-rate-budget";

const KEY = { login: "one", bucket: "GET /orders" };
/** Nobody waits: what cannot leave now is refused. */
const IMPATIENT = { action: 0, screen: 0, background: 0 };
const ask = (lane: "action" | "screen" | "background") => ({ lane, route: "orders.list" }) as const;

describeOnDatabases("a rate budget for all processes", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => db.exec("truncate rate_buckets"));
  afterAll(() => db.close());

  async function elapse(seconds: number): Promise<void> {
    await db.query(
      `update rate_buckets set refilled_at = refilled_at - $1 * interval '1 second', paused_until = paused_until - $1 * interval '1 second'`.replaceAll(
        "$1",
        "$1::double precision",
      ),
      [seconds],
    );
  }

  /** How many calls may leave at this moment. */
  async function leftFor(budget: SharedRateBudget, lane: "action" | "background"): Promise<number> {
    for (let granted = 0; ; granted += 1) {
      const refused = await budget.acquire(KEY, ask(lane)).then(
        () => false,
        () => true,
      );
      if (refused) return granted;
    }
  }

  it("counts what the other process called, and never allows more in a window than Lengow does", async () => {
    const [first, second] = [new SharedRateBudget(db, IMPATIENT), new SharedRateBudget(db, IMPATIENT)];
    first.setCeiling(KEY, 60);
    await first.acquire(KEY, ask("action"));
    await db.query("update rate_buckets set ceiling = 60, tokens = 9, refilled_at = clock_timestamp()");
    let made = (await leftFor(first, "action")) + (await leftFor(second, "action"));
    expect(made).toBeLessThanOrEqual(11);
    for (let second60 = 0; second60 < 60; second60 += 10) {
      await elapse(10);
      made += await leftFor(second60 % 20 ? first : second, "action");
    }
    expect(made).toBeLessThanOrEqual(60);
    expect(made).toBeGreaterThanOrEqual(45);
  });

  it("leaves room for actions when background work has taken its part", async () => {
    const budget = new SharedRateBudget(db, IMPATIENT);
    await budget.acquire(KEY, ask("action"));
    await db.query("update rate_buckets set tokens = 75, refilled_at = clock_timestamp()");
    const began = performance.now();
    const background = await leftFor(budget, "background");
    // What comes back while the question is asked is 75 % of 500 a minute, however slow the machine.
    const cameBack = ((performance.now() - began) / 60_000) * 375;
    expect(background).toBeLessThanOrEqual(46 + cameBack);
    expect(await leftFor(budget, "action")).toBeGreaterThan(20);
  });

  it("obeys a Retry-After another process was told", async () => {
    const [first, second] = [new SharedRateBudget(db, IMPATIENT), new SharedRateBudget(db, IMPATIENT)];
    await first.acquire(KEY, ask("action"));
    first.pause(KEY, 60_000);
    // Telling the others waits for nobody; on a busy machine it takes a moment.
    await expect
      .poll(() => db.query("select 1 from rate_buckets where paused_until > clock_timestamp()"), { timeout: 30_000 })
      .toHaveLength(1);
    await expect(second.acquire(KEY, ask("action"))).rejects.toMatchObject({
      kind: "rate_limited",
      outcome: "not-sent",
    });
    await elapse(61);
    await expect(second.acquire(KEY, ask("action"))).resolves.toBeDefined();
  });
});
