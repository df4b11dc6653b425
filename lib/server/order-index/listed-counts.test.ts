import { afterAll, beforeAll, expect, it } from "vitest";
import { OrderStatsQuery } from "@/lib/contract/order-stats";
import { OrderAlertsBody } from "@/lib/contract/orders";
import { dayIn, startOfDay } from "@/lib/domain/calendar-days";
import { isCountryAsked, openOn } from "@/lib/domain/open-orders";
import { EMPTY_GRID_STATE, type OrderGridState } from "@/lib/domain/order-filters";
import { gridQuery } from "@/lib/domain/order-question";
import { countOrders } from "@/lib/server/orders/count-orders";
import { describeOnDatabases } from "@/lib/testing/database";
import { readAlerts } from "./read-alerts";
import { readStats } from "./read-stats";
import { type CopiedShop, CopiedShops, ORDERS, YEARS } from "./testing/copied-shops";

describeOnDatabases("the grid with a copy of the orders", (open) => {
  let shops: CopiedShops;
  /** Only looked at; what changes a shop has one of its own. */
  let seen: CopiedShop;
  beforeAll(async () => {
    shops = await CopiedShops.open(open);
    seen = await shops.add({ orders: 600 });
  });
  afterAll(() => shops.close());

  it("G14 · counts what is late and due today exactly as it lists them", async () => {
    const { ctx, rows } = seen;
    const alerts = await readAlerts(ctx, { tz: "Europe/Paris" });
    const now = Date.now();
    const late = await rows({ alert: "late", page_size: "100" });
    expect(alerts.late).toBe(late.count);
    expect(late.count).toBeGreaterThan(0);
    expect(late.results.every((row) => Date.parse(row.ship_by ?? "") < now)).toBe(true);
    const due = await rows({ alert: "due_today", tz: "Europe/Paris", page_size: "100", ordering: "ship_by" });
    expect(alerts.due_today).toBe(due.count);
    const day = (at: string | number) => new Date(at).toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
    expect(due.results.every((row) => day(row.ship_by ?? "") === day(now))).toBe(true);
    expect(alerts).toMatchObject({ errors: 0, warnings: 0, stuck: 0 });
  });

  it("G14 · counts alerts under the words and filters in force, exactly as it lists them", async () => {
    const { ctx, as, rows } = seen;
    const late = await rows({ alert: "late", page_size: "100", ordering: "ship_by" });
    const [first] = late.results;
    const words = { text: (first?.first_title ?? "").split(" ")[0] ?? "" };
    const choices: Record<string, string>[] = [
      words,
      { marketplace: first?.marketplace ?? "" },
      { lengow_status: "shipped" },
    ];
    for (const filters of choices) {
      const { late: said } = await readAlerts(ctx, OrderAlertsBody.parse(filters));
      expect(said).toBe((await rows({ ...filters, alert: "late" })).count);
      expect(said).toBeLessThan(late.count);
    }
    // Who may not search for buyers is told the number that they would be shown.
    const buyer = OrderAlertsBody.parse({ text: first?.buyer_name ?? "" });
    expect((await readAlerts(ctx, buyer)).late).toBeGreaterThan(0);
    expect((await readAlerts(as("viewer"), buyer)).late).toBe(0);
  });

  it("sorts by deadline and by total over all orders, nothing last", async () => {
    const { rows } = seen;
    const wide = { marketplace_order_date_from: YEARS, page_size: "100" };
    const byDeadline = (await rows({ ...wide, ordering: "ship_by" })).results.map((row) => row.ship_by ?? "~");
    expect(byDeadline).toEqual([...byDeadline].sort());
    const totals = (await rows({ ...wide, ordering: "-total_order" })).results.flatMap((row) => row.total_order ?? []);
    expect(totals.map(Number)).toEqual(totals.map(Number).sort((a, b) => b - a));
  });

  it("counts every tab as it lists it, in one question to the copy", async () => {
    const { ctx, rows, calls } = seen;
    const { counts, source } = await countOrders(ctx, { marketplace_order_date_from: YEARS });
    expect(source).toBe("index");
    const shipped = await rows({ marketplace_order_date_from: YEARS, lengow_status: "shipped" });
    const refunds = await rows({
      marketplace_order_date_from: YEARS,
      lengow_status: "to_refund,refunding,refunded,partial_refunded",
    });
    expect([counts.shipped, counts.refunds, counts.all]).toEqual([shipped.count, refunds.count, 600]);
    expect((await calls()).of(ORDERS)).toBe(0);
  });

  it("M06 · gives figures that add up to what the grid lists", async () => {
    const { ctx, rows } = seen;
    const from = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
    const to = new Date().toISOString().slice(0, 10);
    const stats = await readStats(ctx, OrderStatsQuery.parse({ from, to }));
    const listed = await rows({
      marketplace_order_date_from: `${from}T00:00:00Z`,
      marketplace_order_date_to: `${to}T23:59:59Z`,
    });
    expect(stats.orders_per_bucket?.reduce((sum, day) => sum + day.orders, 0)).toBe(listed.count);
    const open = "new,waiting_acceptance,accepted,waiting_shipment,pickup_to_prepare";
    const opened = await rows({ marketplace_order_date_from: YEARS, lengow_status: open });
    expect(stats.open_by_age?.reduce((sum, bucket) => sum + bucket.orders, 0)).toBe(opened.count);
    expect(stats.open_by_country?.reduce((sum, country) => sum + country.orders, 0)).toBe(opened.count);
    expect(stats.next_deadlines?.map(({ ship_by }) => ship_by)).toEqual(
      stats.next_deadlines?.map(({ ship_by }) => ship_by).sort(),
    );
    expect(stats.late).toBe((await rows({ alert: "late" })).count);
    expect(new Set(stats.totals?.map(({ currency }) => currency)).size).toBe(stats.totals?.length);
    expect(stats.actions_ended).toEqual([]);
  });

  it("M06 · 5.2.3 · each bar of open orders counts what the list behind it lists, by age and by country", async () => {
    const { account, ctx, rows } = await shops.add({ orders: 400 });
    // Ages around every midnight that parts two buckets, a country nobody told, and orders a clock that runs ahead dated tomorrow.
    const zone = "Europe/Paris";
    const midnight = new Date(startOfDay(dayIn(zone, Date.now()), zone)).toISOString();
    await shops.db.query(
      `update order_index o set ordered_at = $2::timestamptz + make_interval(secs => ((n % 24) - 22) * 86400 + (n % 5) - 2),
         lengow_status = 'waiting_shipment', country = case when n % 7 = 0 then null else country end
       from (select marketplace, order_id, row_number() over (order by order_id)::int as n from order_index where account_id = $1) numbered
       where o.account_id = $1 and o.marketplace = numbered.marketplace and o.order_id = numbered.order_id`,
      [account, midnight],
    );
    const listed = async (state: Partial<OrderGridState>) => {
      const query = gridQuery({ ...EMPTY_GRID_STATE, ...state }, ctx.clock.now(), { zone });
      return (await rows(Object.fromEntries(new URLSearchParams(query)))).count;
    };
    const stats = await readStats(ctx, OrderStatsQuery.parse({ tz: zone }));
    const ages = stats.open_by_age ?? [];
    expect(ages.map(({ orders }) => orders).every((orders) => orders > 0)).toBe(true);
    for (const { bucket, orders, ...days } of ages) expect(await listed(openOn(days)), bucket).toBe(orders);
    const countries = stats.open_by_country ?? [];
    expect(countries.some(({ country }) => country === null)).toBe(true);
    expect(countries.filter(({ country }) => isCountryAsked(country)).length).toBeGreaterThan(2);
    for (const { country, orders } of countries)
      if (isCountryAsked(country))
        expect(await listed({ ...openOn(stats.open_on), country: [country] }), country).toBe(orders);
    const all = await listed(openOn(stats.open_on));
    expect(ages.reduce((sum, { orders }) => sum + orders, 0)).toBe(all);
    expect(countries.reduce((sum, { orders }) => sum + orders, 0)).toBe(all);
  });
});
