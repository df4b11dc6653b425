import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LengowClient } from "@/lib/lengow";
import type { Database } from "@/lib/server/db/database";
import { describeOnDatabases } from "@/lib/testing/database";
import fc from "@/lib/testing/properties";
import { openTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";
import { AccountReader } from "./account-reader";
import { readAccountState } from "./account-state";
import { Dead, mortal } from "./testing/mortal-database";
import { copiedOrders, makeDue, partsFor, readUntilQuiet, upstreamOf, upstreamOrders } from "./testing/shop-copy";

let sandbox: TestSandbox;
let next = 300;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

/** Histories that are played; `PROPERTY_RUNS=200` before a change of the reader. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 24);
/** The longest that one of them takes on a machine that has other work. */
const PATIENCE_MS = 15_000;

interface World {
  /** What happens upstream, by kind, before or between the reader's steps. */
  events: { kind: "add" | "change" | "remove" | "skew" | "shift"; pick: number; after: number }[];
  /** Statements after which a reader is killed, one reader after the other. */
  lives: number[];
}

const world: fc.Arbitrary<World> = fc.record({
  events: fc.array(
    fc.record({
      kind: fc.constantFrom("add", "change", "remove", "skew", "shift") as fc.Arbitrary<
        World["events"][number]["kind"]
      >,
      pick: fc.nat(10_000),
      after: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 12 },
  ),
  lives: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
});

/** A day and more behind or ahead of everybody else. */
const SKEWS = [-200_000, -7_200, -90, 90, 7_200, 200_000];

describeOnDatabases("the copy of an account's orders", (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  /** One event upstream; orders are picked from those there are. */
  async function happen(account: number, client: LengowClient, { kind, pick }: World["events"][number]): Promise<void> {
    const upstream = upstreamOf(sandbox, account);
    const all = await upstreamOrders(client);
    const [marketplace = "", id = ""] = all[pick % Math.max(1, all.length)]?.split("\t") ?? [];
    if (kind === "add" || all.length === 0) await upstream.add(1 + (pick % 3));
    else if (kind === "change") await upstream.change(marketplace, id, { lengow_status: "shipped" });
    else if (kind === "remove") await upstream.remove(marketplace, id);
    else if (kind === "shift")
      await sandbox.fault({ route: "GET /v3.0/orders/", account, kind: "changing-pages", times: 2 });
    else
      await upstream.change(marketplace, id, {
        lengow_status: "canceled",
        updatedSecondsFromNow: SKEWS[pick % SKEWS.length] ?? 0,
      });
  }

  it(
    "MA-01 · LA-21 · equals Lengow once Lengow is quiet, whatever changed, shifted, vanished or was killed meanwhile",
    async () => {
      await fc.assert(
        fc.asyncProperty(world, async ({ events, lives }) => {
          const account = ++next;
          await sandbox.seed(account, { orders: 230 });
          const client = sandbox.client(account);
          const reader = (statements: number) =>
            new AccountReader(partsFor(statements < 0 ? db : mortal(db, statements), client), account);
          const [...deaths] = lives;
          let current = reader(deaths.shift() ?? -1);
          const step = async () => {
            try {
              await current.turn();
            } catch (error) {
              if (!(error instanceof Dead)) throw error;
              current = reader(deaths.shift() ?? -1);
            }
          };
          for (const event of events) {
            for (let turn = 0; turn < event.after; turn += 1) await step();
            await happen(account, client, event);
          }
          await sandbox.clearFaults();
          // The living: one more look, and one reading of everything, as the reader takes by itself in time.
          current = reader(-1);
          await makeDue(db, account);
          await readUntilQuiet(current);
          // No order is ever missing, even before everything is read again; only clocks that are wrong may hide a change until then.
          const copied = new Set(await copiedOrders(db, account));
          const missing = (await upstreamOrders(client)).filter((order) => !copied.has(order));
          if (events.every(({ kind }) => kind !== "skew")) expect(missing).toEqual([]);
          await makeDue(db, account, { sweep: true });
          await readUntilQuiet(current);
          expect(await copiedOrders(db, account)).toEqual(await upstreamOrders(client));
          const state = await readAccountState(db, account);
          expect(state).toMatchObject({ walk_kind: null, complete_from: Number.NEGATIVE_INFINITY });
          await db.query("delete from order_index where account_id = $1", [account]);
          await client.close();
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    PATIENCE_MS + RUNS * PATIENCE_MS,
  );

  it("misses no order because another vanished while everything was read", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 330 });
    const client = sandbox.client(account);
    const reader = new AccountReader(partsFor(db, client), account);
    for (let page = 0; page < 2; page += 1) {
      const before = (await readAccountState(db, account))?.walk_seen ?? 0;
      while (((await readAccountState(db, account))?.walk_seen ?? 0) <= before) await reader.turn();
      const [met] = await db.query<{ marketplace: string; order_id: string }>(
        "select marketplace, order_id from order_index where account_id = $1 order by ordered_at desc limit 1 offset $2",
        [account, 20 + page],
      );
      await upstreamOf(sandbox, account).remove(met?.marketplace ?? "", met?.order_id ?? "");
    }
    await readUntilQuiet(reader);
    const copied = new Set(await copiedOrders(db, account));
    expect((await upstreamOrders(client)).filter((order) => !copied.has(order))).toEqual([]);
  });

  describe("follows", () => {
    it("SC-18 · SC-20 · LA-21 · a change within one look, without reading everything again", async () => {
      const account = ++next;
      await sandbox.seed(account, { orders: 450 });
      const client = sandbox.client(account);
      const reader = new AccountReader(partsFor(db, client), account);
      await readUntilQuiet(reader);
      const [marketplace = "", id = ""] = (await upstreamOrders(client))[77]?.split("\t") ?? [];
      await upstreamOf(sandbox, account).change(marketplace, id, { lengow_status: "canceled" });
      await upstreamOf(sandbox, account).add(3);
      await sandbox.forgetCalls(account);
      await makeDue(db, account);
      await readUntilQuiet(reader);
      expect((await sandbox.calls(account)).of("GET /v3.0/orders/")).toBeLessThanOrEqual(2);
      const inCopy = await db.query<{ status: string }>(
        "select lengow_status as status from order_index where account_id = $1 and marketplace = $2 and order_id = $3",
        [account, marketplace, id],
      );
      expect(inCopy).toEqual([{ status: "canceled" }]);
      expect((await copiedOrders(db, account)).length).toBe((await upstreamOrders(client)).length);
    });

    it("and is not led astray by a change that comes from the future", async () => {
      const account = ++next;
      await sandbox.seed(account, { orders: 120 });
      const client = sandbox.client(account);
      const reader = new AccountReader(partsFor(db, client), account);
      await readUntilQuiet(reader);
      const all = await upstreamOrders(client);
      const upstream = upstreamOf(sandbox, account);
      const [first, second] = [all[3], all[4]].map((order) => order?.split("\t") ?? []);
      await upstream.change(first?.[0] ?? "", first?.[1] ?? "", {
        lengow_status: "refused",
        updatedSecondsFromNow: 900_000,
      });
      await makeDue(db, account);
      await readUntilQuiet(reader);
      await upstream.change(second?.[0] ?? "", second?.[1] ?? "", { lengow_status: "refused" });
      await makeDue(db, account);
      await readUntilQuiet(reader);
      expect(await copiedOrders(db, account)).toEqual(await upstreamOrders(client));
    });
  });

  it("keeps hostile orders like any other, each once", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 40, hostile: true });
    const client = sandbox.client(account);
    await readUntilQuiet(new AccountReader(partsFor(db, client), account));
    const identified = (await upstreamOrders(client)).filter((order) => !order.startsWith("\t"));
    expect((await copiedOrders(db, account)).length).toBe(
      new Set(identified.map((order) => order.split("\t").slice(0, 2).join())).size,
    );
  });

  it("is read by one process at a time, and by another at once when the first gives it up", async () => {
    const account = ++next;
    await sandbox.seed(account, { orders: 250 });
    const client = sandbox.client(account);
    const [one, other] = ["one", "other"].map((owner) => new AccountReader(partsFor(db, client, { owner }), account));
    await one?.turn();
    await sandbox.forgetCalls(account);
    expect(await other?.turn()).toBe(false);
    expect((await sandbox.calls(account)).total).toBe(0);
    await one?.release();
    expect(await other?.turn()).toBe(true);
    expect(await one?.turn()).toBe(false);
  });
});
