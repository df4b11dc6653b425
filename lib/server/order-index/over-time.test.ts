import { afterAll, beforeAll, expect, it } from "vitest";
import { OrderHistogramBody } from "@/lib/contract/order-histogram";
import { OrderStatsQuery } from "@/lib/contract/order-stats";
import { dayIn, daysAfter } from "@/lib/domain/calendar-days";
import { EMPTY_GRID_STATE, type OrderGridState } from "@/lib/domain/order-filters";
import { gridQuery } from "@/lib/domain/order-question";
import type { ServiceContext } from "@/lib/server/context";
import { describeOnDatabases } from "@/lib/testing/database";
import { readHistogram } from "./read-histogram";
import { readStats } from "./read-stats";
import { CopiedShops, YEARS } from "./testing/copied-shops";

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let shops: CopiedShops;
  beforeAll(async () => {
    shops = await CopiedShops.open(open);
  });
  afterAll(() => shops.close());

  it.each(["Europe/Paris", "America/New_York"])(
    "M06 · 5.2.3 · U8 · each day, week and month counts what the list behind its bar lists, by the clock of %s",
    async (tz) => {
      const { account, ctx, rows } = await shops.add({ orders: 300 });
      // Two years of orders, crowded around the midnights of both zones and the nights on which their clocks are changed.
      await shops.db.query(
        `update order_index o set ordered_at = case n % 3
             when 0 then timestamptz '2026-11-22 12:00Z' - make_interval(days => n * 5 % 730)
             when 1 then (array['2026-03-08 06:59:59Z', '2026-03-29 00:59:59Z', '2026-10-24 22:00Z', '2026-11-01 04:00Z', '2026-11-02 04:59:59Z',
               '2025-10-26 23:00Z', '2026-03-01 04:59:59Z', '2026-03-01 05:00Z', '2026-02-28 23:00Z', '2026-03-31 21:59:59Z']::timestamptz[])[n / 3 % 10 + 1]
             else timestamptz '2026-11-16 00:00Z' + make_interval(hours => n % 26 - 13) end
         from (select marketplace, order_id, row_number() over (order by order_id)::int as n from order_index where account_id = $1) numbered
         where o.account_id = $1 and o.marketplace = numbered.marketplace and o.order_id = numbered.order_id`,
        [account],
      );
      await shops.db.query("update order_index_accounts set version = version + 1 where account_id = $1", [account]);
      const listed = async (days: { from: string; to: string }) => {
        const query = gridQuery({ ...EMPTY_GRID_STATE, ordered: days }, ctx.clock.now(), { zone: tz });
        return (await rows(Object.fromEntries(new URLSearchParams(query)))).count;
      };
      const spans = [
        ["2026-10-20", "2026-11-20", "day", 32],
        ["2025-12-03", "2026-11-20", "week", 51],
        ["2024-11-23", "2026-11-22", "month", 25],
      ] as const;
      for (const [from, to, unit, bars] of spans) {
        const stats = await readStats(ctx, OrderStatsQuery.parse({ from, to, tz }));
        expect([stats.unit, stats.buckets.length]).toEqual([unit, bars]);
        const counted = new Map<string, number>();
        for (const entry of stats.orders_per_bucket ?? [])
          counted.set(entry.from, (counted.get(entry.from) ?? 0) + entry.orders);
        expect(counted.size).toBeGreaterThan(5);
        for (const days of stats.buckets)
          expect([days, counted.get(days.from) ?? 0]).toEqual([days, await listed(days)]);
        expect([...counted.values()].reduce((sum, orders) => sum + orders, 0)).toBe(await listed({ from, to }));
      }
    },
  );

  it("G20 · bars above the grid count what it lists under the same filters and words, day by day and week by week", async () => {
    const { as, ctx, rows } = await shops.add({ orders: 400 });
    const zone = "Europe/Paris";
    const some = (await rows({ marketplace_order_date_from: YEARS, page_size: "1" })).results[0];
    const today = dayIn(zone, Date.now());
    const questions: [Partial<OrderGridState>, string | undefined, number][] = [
      [{}, undefined, 30],
      [{ status: ["shipped"], marketplace: ["amazon_fr", "cdiscount"] }, undefined, 100],
      [{ type: ["is_express"], not: ["is_business"] }, undefined, 60],
      [{}, (some?.first_title ?? "").split(" ")[0], 90],
    ];
    for (const [state, text, days] of questions) {
      const filters = { ...EMPTY_GRID_STATE, ...state };
      const asked = Object.fromEntries(new URLSearchParams(gridQuery(filters, new Date(), { zone })));
      const { ordering: _o, page_size: _s, ...members } = asked;
      const from = daysAfter(today, 1 - days);
      const question = OrderHistogramBody.parse({ ...members, from, to: today, tz: zone, ...(text ? { text } : {}) });
      const drawn = await readHistogram(ctx, question);
      expect(drawn.orders?.some((orders) => orders > 0)).toBe(true);
      for (const [at, bucket] of drawn.buckets.entries()) {
        const listed = gridQuery({ ...filters, ordered: bucket }, new Date(), { zone });
        const { count } = await rows({ ...Object.fromEntries(new URLSearchParams(listed)), ...(text ? { text } : {}) });
        expect([bucket, drawn.orders?.[at]]).toEqual([bucket, count]);
      }
    }
    // Who may not search for buyers cannot count them either.
    const buyer = OrderHistogramBody.parse({ text: some?.buyer_name ?? "", from: "first", tz: zone });
    const counted = async (who: ServiceContext) =>
      (await readHistogram(who, buyer)).orders?.reduce((sum, orders) => sum + orders, 0);
    expect(await counted(ctx)).toBeGreaterThan(0);
    expect(await counted(as("viewer"))).toBe(0);
  });

  it("G20 · bars are counted once while nothing changed, and anew with the first order that did", async () => {
    const { account, ctx } = await shops.add({ orders: 40 });
    const question = OrderHistogramBody.parse({ from: "first", tz: "UTC" });
    const counted = async () => (await readHistogram(ctx, question)).orders?.reduce((sum, orders) => sum + orders, 0);
    const before = (await counted()) ?? 0;
    expect(before).toBeGreaterThan(20);
    await shops.db.query(
      `delete from order_index where account_id = $1
         and order_id in (select order_id from order_index where account_id = $1 order by ordered_at offset 10 limit 3)`,
      [account],
    );
    expect(await counted()).toBe(before);
    await shops.db.query("update order_index_accounts set version = version + 1 where account_id = $1", [account]);
    expect(await counted()).toBe(before - 3);
  });

  it("M06 · 5.2.3 · all there is begins with the day of the oldest order, and one dated by a wrong clock does not stretch it", async () => {
    const { account, ctx } = await shops.add({ orders: 60 });
    const date = (nth: number, at: string) =>
      shops.db.query(
        `update order_index set ordered_at = $3::timestamptz where account_id = $1
           and order_id = (select order_id from order_index where account_id = $1 order by order_id offset $2::int limit 1)`,
        [account, nth, at],
      );
    await date(0, "2025-03-29T23:30:00Z");
    await date(1, "1970-01-01T00:00:00Z");
    await date(2, "2041-01-01T00:00:00Z");
    const stats = await readStats(ctx, OrderStatsQuery.parse({ from: "first", tz: "Europe/Paris" }));
    expect(stats).toMatchObject({ first_day: "2025-03-30", from: "2025-03-30", unit: "month" });
    expect(stats.buckets[0]).toEqual({ from: "2025-03-30", to: "2025-03-31" });
    // By what marketplaces are told apart in a picture: the same however narrow the span.
    const rows = await shops.db.query<{ marketplace: string }>(
      "select distinct marketplace from order_index where account_id = $1 order by 1",
      [account],
    );
    const narrow = await readStats(ctx, OrderStatsQuery.parse({ from: "2031-01-01", to: "2031-01-02" }));
    expect(narrow.marketplaces).toEqual(rows.map(({ marketplace }) => marketplace));
    expect(narrow.marketplaces.length).toBeGreaterThan(1);
    expect(stats.orders_per_bucket?.reduce((sum, { orders }) => sum + orders, 0)).toBe(58);
  });

  it("M06 · 5.2.3 · a copy that does not reach as far back says from when on, and counts nothing before", async () => {
    const { account, ctx } = await shops.add({ orders: 200 });
    const since = new Date(Date.now() - 20 * 86_400_000);
    const day = (days: number) => new Date(since.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const asked = OrderStatsQuery.parse({ from: day(-40), to: day(20) });
    const whole = await readStats(ctx, asked);
    await shops.db.query("update order_index_accounts set complete_from = $2 where account_id = $1", [account, since]);
    const part = await readStats(ctx, asked);
    expect(whole).toMatchObject({ covers_from: null, first_day: expect.any(String) });
    expect(part).toMatchObject({ covers_from: day(1), first_day: null, from: day(-40), open_by_age: null });
    const later = whole.orders_per_bucket?.filter(({ from }) => from >= day(1));
    expect(part.orders_per_bucket).toEqual(later);
    expect(later?.length).toBeLessThan(whole.orders_per_bucket?.length ?? 0);
    const before = await readStats(ctx, OrderStatsQuery.parse({ from: day(-40), to: day(-1) }));
    expect(before).toMatchObject({ orders_per_bucket: null, totals: null });
  });

  it.each([
    { from: "2026-02-30" },
    { from: "yesterday" },
    { to: "2026-1-1" },
    { to: "first" },
    { from: "2026-11-10", to: "2026-11-09" },
    { from: "2006-11-10", to: "2026-11-10" },
    { to: "9999-12-31" },
    { from: "first", to: "9999-12-31" },
    { from: "0100-01-01" },
    { tz: "Mars/Olympus" },
    { unit: "day" },
  ])("5.2.3 · refuses to count %j", (question) => {
    expect(OrderStatsQuery.safeParse(question).success).toBe(false);
  });

  it.each([{ from: "1970-01-01" }, { from: "first", to: "2199-12-31" }])(
    "5.2.3 · asked for all time (%j), draws ten years at most, in months",
    async (question) => {
      const { ctx } = await shops.add({ orders: 10 });
      const { unit, buckets } = await readStats(ctx, OrderStatsQuery.parse(question));
      expect(unit).toBe("month");
      expect(buckets.length).toBeGreaterThan(1);
      expect(buckets.length).toBeLessThanOrEqual(121);
    },
  );
});
