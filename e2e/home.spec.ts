import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { ordersAtLengow, orderToShip, plantFault } from "./sandbox";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HOME = "/accounts/1/home";

/** Our copy of the orders is filled a moment after the start; all figures come with it, some sooner. */
async function openHome(page: Page) {
  const index = async () => (await (await page.request.get("/api/accounts/1/order-alerts")).json()).index?.state;
  await expect.poll(index, { timeout: 60_000 }).toBe("ready");
  await page.goto(HOME);
  await expect(page.locator("[data-bar]").first()).toBeVisible();
}

test("M06 · the address of the app leads to what the day asks for", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/accounts\/1\/home$/);
});

test("M06 · 5.2.1 · a counter leads to exactly the orders it counted, and zero counters are not there", async ({
  page,
}) => {
  await openHome(page);
  const late = page.locator("[data-counter=late]").getByRole("link");
  // The count stands first; how late the worst one is stands after it.
  const counted = Number(/\d+/.exec(await late.innerText())?.[0]);
  expect(counted).toBeGreaterThan(0);
  await late.click();
  await expect(page).toHaveURL(/alert=late/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(counted));
  await expect(rowsOf(page).first()).toBeVisible();
});

for (const [counter, tab] of [
  ["invoices", "To invoice"],
  ["rejected_invoices", "Rejected"],
] as const) {
  test(`M06 · 5.2.1 · the invoices counted are those of the tab the counter opens: ${tab}`, async ({ page }) => {
    await openHome(page);
    const link = page.locator(`[data-counter=${counter}]`).getByRole("link");
    await expect(link).toContainText(/\d/);
    const counted = Number(/\d+/.exec(await link.innerText())?.[0]);
    await link.click();
    await expect(page.getByRole("link", { name: new RegExp(`^${tab}`) })).toContainText(String(counted));
    await expect(page.locator("tbody tr[data-document]")).toHaveCount(counted);
  });
}

test("M06 · 5.2.3 · a day's bar leads to the orders of that day, by mouse and by keys", async ({ page }) => {
  await openHome(page);
  const bar = page.locator("[data-bar]").nth(-2);
  const words = (await bar.getAttribute("aria-label")) ?? "";
  const counted = /: (\d+) orders?$/.exec(words)?.[1] ?? "none";
  const day = await bar.getAttribute("data-bar");
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(bar).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`ordered=${day}\\.\\.${day}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(exactly(counted));
});

/** This number and no part of a longer one. */
const exactly = (number: string) => new RegExp(`(?<![\\d,.])${number}(?![\\d,.])`);

interface Figures {
  orders_per_bucket: { from: string; orders: number }[];
  open_by_age: { orders: number; from: string; to: string }[];
  open_by_country: { country: string | null; orders: number }[];
  actions_ended: { marketplace: string; ended: number; failed: number }[];
}

/** A shipment of Amazon FR that Lengow refuses to take: the one kind of failure that no marketplace has to be waited for. */
async function failToShip(page: Page): Promise<{ marketplace: string; id: string; action: string }> {
  const { marketplace, marketplace_order_id: id } = await orderToShip("amazon_fr");
  await plantFault({ route: "POST /v3.0/orders/actions/", kind: "status", status: 400, account: 1, order: id });
  const args = { carrier: "Other", carrier_name: "Heppner", shipping_method: "Express", tracking_number: "HEP-4711-8" };
  const answer = await page.request.post(`/api/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}/actions`, {
    data: { client_key: randomUUID(), type: "ship", args: { ...args, shipping_date: new Date().toISOString() } },
    headers: { origin: APP_URL },
  });
  expect(answer.status(), await answer.text()).toBe(202);
  const [{ id: action }] = (await answer.json()).intents;
  const state = async () =>
    (await (await page.request.get(`/api/accounts/1/actions?source=orderdeck&ids=${action}`)).json()).results[0]?.state;
  await expect.poll(state, { timeout: 40_000, intervals: [300] }).toBe("rejected");
  return { marketplace, id, action };
}

interface Cause {
  id: string;
  version: number;
  failures: { id: string }[];
}

/** The open cause that an action stands in, once triage has seen it. */
async function causeOf(page: Page, action: string): Promise<Cause> {
  let found: Cause | undefined;
  const groups = "/api/accounts/1/triage/groups";
  await expect(async () => {
    const { results } = (await (await page.request.get(`${groups}?tab=new`)).json()) as { results: { id: string }[] };
    for (const { id } of results) {
      const cause = (await (await page.request.get(`${groups}/${encodeURIComponent(id)}`)).json()) as Cause;
      if (cause.failures.some((failure) => failure.id === action)) found = cause;
    }
    expect(found).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found as Cause;
}

test("E08 · 5.2.1 · what a person resolved under Errors is past on home, in the list and on the order, which says who resolved it", async ({
  page,
}) => {
  test.slow();
  const { marketplace, id, action } = await failToShip(page);
  const cause = await causeOf(page, action);
  const path = `/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`;
  const banner = page.getByText(/^Lengow rejected “Ship”/);
  await openHome(page);
  const counter = page.locator("[data-counter=errors]");
  const counted = Number(/\d+/.exec(await counter.getByRole("link").first().innerText())?.[0]);
  expect(counted).toBeGreaterThan(0);
  await page.goto(path);
  await expect(banner).toBeVisible();

  await page.goto(HOME);
  await counter.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/accounts\/1\/errors$/);
  const moved = await page.request.post(`/api/accounts/1/triage/groups/${encodeURIComponent(cause.id)}/move`, {
    data: { move: "resolve", version: cause.version },
    headers: { origin: APP_URL },
  });
  expect(moved.status(), await moved.text()).toBe(200);

  await page.goto(path);
  const entry = page.getByRole("list", { name: "Timeline" }).getByRole("listitem").filter({ hasText: "Rejected" });
  await expect(entry.filter({ hasText: /Resolved by \S/ })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await page.goto(`/accounts/1/orders?id=${encodeURIComponent(id)}`);
  await expect(rowsOf(page).filter({ hasText: id })).toContainText("Resolved");
  const now = async () => (await (await page.request.get("/api/accounts/1/order-alerts")).json()).errors;
  await expect.poll(now, { timeout: 20_000 }).toBeLessThan(counted);
});

/** A chart as a table, without its heads. */
async function tableOf(page: Page, name: string): Promise<string[][]> {
  await page.getByRole("button", { name: `${name} as a table` }).click();
  const rows = page.getByRole("table", { name }).locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

test("M06 · 5.2.3 · every chart is a table as well, whose figures are those of our copy; a failure rate leads to what failed", async ({
  page,
}) => {
  test.slow();
  await failToShip(page);
  await openHome(page);
  const asked = page.waitForResponse((response) => response.url().includes("/order-stats?"));
  await page.reload();
  const stats = (await (await asked).json()) as Figures;
  const number = (text: string | undefined) => Number((text ?? "").replaceAll(",", ""));
  const last = (rows: string[][]) => rows.map((cells) => number(cells.at(-1)));

  const days = await tableOf(page, "Orders per day");
  const sums = new Map(days.map(([day = "", ...cells]) => [day, cells.map(number).reduce((sum, n) => sum + n, 0)]));
  const counted = new Map<string, number>();
  for (const { from: day, orders } of stats.orders_per_bucket) counted.set(day, (counted.get(day) ?? 0) + orders);
  expect(sums.size).toBe(14);
  for (const [day, orders] of sums) expect(orders, day).toBe(counted.get(day) ?? 0);
  expect(last(await tableOf(page, "Open orders by age"))).toEqual(stats.open_by_age.map(({ orders }) => orders));
  expect(last(await tableOf(page, "Open orders by country"))).toEqual(
    stats.open_by_country.map(({ orders }) => orders),
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Open orders by age as CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("open-orders-by-age.csv");

  const rates = await tableOf(page, "Failed actions");
  const ofAmazon = stats.actions_ended.find(({ marketplace }) => marketplace === "amazon_fr");
  const [ended, failed] = [ofAmazon?.ended ?? 0, ofAmazon?.failed ?? 0];
  expect(failed).toBeGreaterThan(0);
  const row = rates.find(([name]) => name === "Amazon FR");
  expect(row?.slice(1, 3).map(number)).toEqual([ended, failed]);
  expect(Number.parseFloat(row?.[3] ?? "")).toBeCloseTo((failed / ended) * 100, 0);
  await page
    .getByRole("table", { name: "Failed actions" })
    .getByRole("row", { name: /^Amazon FR/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/activity\?queue=failed&marketplace=amazon_fr&source=orderdeck&created_from=/);
  await expect(page.locator("[data-state=rejected], [data-state=refused]")).toHaveCount(failed);
});

test("M06 · 5.2.3 · a bar of open orders leads to as many orders as it counts", async ({ page }) => {
  await openHome(page);
  for (const name of ["Open orders by age", "Open orders by country"]) {
    const bar = page.getByRole("list", { name }).getByRole("link").last();
    const counted = /([\d,]+)$/.exec(await bar.innerText())?.[1] ?? "none";
    await bar.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(exactly(counted));
    await page.goBack();
    await expect(page.locator("[data-bar]").first()).toBeVisible();
  }
});

test("M06 · 5.2.3 · the days of the charts are chosen from when to when, and the address keeps them", async ({
  page,
}) => {
  await openHome(page);
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole("button", { name: "Choose days" }).click();
  await page.getByLabel("From", { exact: true }).fill(day(3));
  await page.getByLabel("To", { exact: true }).fill(day(6));
  await page.getByRole("button", { name: "Show days" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Two days are needed" })).toBeVisible();
  await page.getByLabel("From", { exact: true }).fill(day(6));
  await page.getByLabel("To", { exact: true }).fill(day(3));
  await page.getByRole("button", { name: "Show days" }).click();
  await expect(page.locator("[data-bar]")).toHaveCount(4);
  await expect(page).toHaveURL(new RegExp(`days=${day(6)}\\.\\.${day(3)}`));
  await page.reload();
  await expect(page.locator("[data-bar]")).toHaveCount(4);
  await page.getByRole("button", { name: "14 d" }).click();
  await expect(page.locator("[data-bar]")).toHaveCount(14);
});

const bars = (page: Page) => page.locator("[data-bar]");

/** The middle of a bar, in the page. */
async function middleOf(page: Page, nth: number): Promise<{ x: number; y: number }> {
  const box = await bars(page).nth(nth).boundingBox();
  if (!box) throw new Error(`there is no bar ${nth}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("M06 · 5.2.3 · half a year is drawn by week, which is said, and a week's bar leads to exactly its orders", async ({
  page,
}) => {
  await openHome(page);
  await page.getByRole("button", { name: "6 months" }).click();
  await expect(page.getByRole("heading", { name: "Orders per week" })).toBeVisible();
  await expect(page).toHaveURL(/days=6m/);
  await expect(page.getByText(/by week from Monday/).last()).toBeVisible();
  expect(await bars(page).count()).toBeGreaterThan(25);
  const week = bars(page).nth(-3);
  const counted = /: ([\d,]+) orders?$/.exec((await week.getAttribute("aria-label")) ?? "")?.[1] ?? "none";
  const monday = (await week.getAttribute("data-bar")) ?? "";
  expect(new Date(monday).getUTCDay()).toBe(1);
  const sunday = new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
  await week.click();
  await expect(page).toHaveURL(new RegExp(`ordered=${monday}\\.\\.${sunday}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(exactly(counted));
  await page.goBack();
  await page.getByRole("button", { name: "All orders there are" }).click();
  await expect(page).toHaveURL(/days=all/);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Orders per (week|month) as CSV$/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/^orders-per-(week|month)-/);
});

test("M06 · 5.2.3 · drawing over bars says what is chosen and zooms into it; Escape lets go, Back undoes", async ({
  page,
}) => {
  await openHome(page);
  await page.getByRole("button", { name: "30 days" }).click();
  await expect(bars(page)).toHaveCount(30);
  const days = await bars(page).evaluateAll((all) => all.map((bar) => bar.getAttribute("data-bar")));
  const draw = async () => {
    const [from, to] = [await middleOf(page, 20), await middleOf(page, 12)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await expect(page.locator("[data-range]")).toHaveText(/20\d\d · 9 days · [\d,]+ orders?$/);
  };
  await draw();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator("[data-range]")).toHaveCount(0);
  await expect(page).toHaveURL(/home\?days=30$/);
  await draw();
  await page.mouse.up();
  await expect(bars(page)).toHaveCount(9);
  await expect(page).toHaveURL(new RegExp(`days=${days[12]}\\.\\.${days[20]}$`));
  await page.goBack();
  await expect(bars(page)).toHaveCount(30);
});

test("5.2.3 · U4 · by keys and by buttons the chart zooms as by drawing, and the focus stays on it", async ({
  page,
}) => {
  await openHome(page);
  await bars(page).last().focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.locator("[data-range]")).toContainText("8 days");
  await page.keyboard.press("Enter");
  await expect(bars(page)).toHaveCount(8);
  await expect(page.locator("[data-bar]:focus")).toHaveCount(1);
  const wider = page.getByRole("button", { name: "Zoom out" });
  await wider.click();
  await expect(bars(page)).toHaveCount(16);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(bars(page)).toHaveCount(8);
  await page.getByRole("button", { name: "All orders there are" }).click();
  await expect(wider).toHaveAttribute("aria-disabled", "true");
});

test("5.2.3 · a finger that goes sideways over the bars zooms, one that goes up scrolls the page", async ({ page }) => {
  await openHome(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await bars(page).first().scrollIntoViewIfNeeded();
  const touch = await page.context().newCDPSession(page);
  await touch.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const swipe = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    const at = (share: number) => [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const share of [0.2, 0.4, 0.6, 0.8, 1])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(share) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const top = async () => (await bars(page).first().boundingBox())?.y ?? 0;
  const [before, start] = [await top(), await middleOf(page, 10)];
  await swipe(start, { x: start.x - 8, y: start.y - 200 });
  await expect.poll(top).toBeLessThan(before - 50);
  await expect(bars(page)).toHaveCount(14);
  await swipe(await middleOf(page, 9), await middleOf(page, 4));
  await expect(bars(page)).toHaveCount(6);
});

test("5.2.3 · days that are none, or ten years too many, are refused before anything is counted", async ({ page }) => {
  for (const question of [
    "from=2026-02-30",
    "from=2026-11-10&to=2026-11-09",
    "from=2006-01-01&to=2026-01-02",
    "to=first",
  ]) {
    const answer = await page.request.get(`/api/accounts/1/order-stats?${question}`);
    expect(answer.status(), question).toBe(400);
  }
});

test("M06 · 5.2.6 · U12 · one part that fails says so and takes nothing else away", async ({ page }) => {
  await page.route("**/order-stats?**", (route) =>
    route.fulfill({ status: 500, json: { error: { code: "internal", message: "x", request_id: "r", sent: "no" } } }),
  );
  await page.goto(HOME);
  await expect(page.getByText("Orderdeck made a mistake.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lengow" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Team" })).toBeVisible();
  await expect(page.locator("[data-counter]").first()).toBeVisible();
});

test("5.2.2 · 5.2.5 · what hurts next stands by hours left, ten at most, each with the one thing to do; the team's deeds beside it", async ({
  page,
}) => {
  const rows = page.getByRole("table", { name: "What hurts next" }).locator("tbody tr");
  await openHome(page);
  await expect(rows.first()).toBeVisible();
  const due = await rows
    .locator("time")
    .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute("datetime") ?? "")));
  expect(due.length).toBe(await rows.count());
  expect(due.length).toBeLessThanOrEqual(10);
  expect(due).toEqual([...due].sort((a, b) => a - b));
  for (const row of await rows.all())
    await expect(row.getByRole("link", { name: /^(Ship|Accept|Prepare|Invoice|Correct|Look)/ })).toHaveCount(1);
  const team = page.getByRole("region", { name: "Team" });
  await expect(team.getByRole("link", { name: "Activity" })).toHaveAttribute("href", "/accounts/1/activity");
});

test("5.2.4 · MA-04 · M07 · calls left, keys, queue, when our reader looked and looks next, and news by marketplace are on screen", async ({
  page,
}) => {
  // The strip is asked for again and again, and our reader goes on: each time the page gets the first answer.
  let strip = "";
  await page.route("**/api/accounts/1/health-strip", async (route) => {
    strip ||= await (await route.fetch()).text();
    await route.fulfill({ body: strip, contentType: "application/json" });
  });
  await openHome(page);
  const block = page.getByRole("region", { name: "Lengow" });
  const line = (name: string) =>
    block
      .locator("dt")
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator("xpath=following-sibling::dd");
  await expect(line("Calls left")).toHaveText(/^[\d,]+ of [\d,]+$/);
  await expect(line("Keys")).toHaveText("accepted");
  await expect(line("Waiting to leave").getByRole("link", { name: /\d+ actions?$/ })).toBeVisible();
  await expect(line("Our copy, last read").locator("time")).toHaveText(/^just now$|ago$|^\d\d:\d\d$/);
  await expect(line("Next reading")).toHaveText(/^now$|^\d\d:\d\d$/);
  await block.getByRole("button", { name: /^All \d+ marketplaces with orders$/ }).click();
  const { marketplaces } = JSON.parse(strip);
  expect(marketplaces.length).toBeGreaterThan(4);
  for (const { name, latest_at: at } of marketplaces as { name: string; latest_at: string }[])
    await expect(line(name).locator("time"), name).toHaveAttribute("datetime", at);
});

test("M08 · demo data is marked on every screen", async ({ page }) => {
  const { results } = await ordersAtLengow(1, { page_size: "1" });
  const [order] = results;
  const one = `orders/${order?.marketplace}/${encodeURIComponent(order?.marketplace_order_id ?? "")}`;
  const below = ["home", "orders", one, `${one}/packing-slip`, "activity", "errors", "invoices", "marketplaces"];
  const more = ["marketplaces/amazon_fr", "bulk", "batches", "settings/team", "settings/notifications"];
  for (const path of [...below, ...more]) {
    await page.goto(`/accounts/1/${path}`);
    await expect(page.getByText("Demo data").first(), path).toBeVisible();
  }
});

test("M06 · U4 · the home screen breaks no rule of WCAG 2.2 AA, in three languages, light and dark, desk and phone", async ({
  page,
}) => {
  test.slow();
  await openHome(page);
  for (const [language, theme, span] of [
    ["en", "light", "14"],
    ["fr", "dark", "6m"],
    ["de", "light", "all"],
  ] as const) {
    await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
    await page.goto(`${HOME}?days=${span}`);
    await page.locator("[data-bar]").first().waitFor();
    for (const width of [1440, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((value) => {
        document.documentElement.dataset.switching = "";
        document.documentElement.dataset.theme = value;
      }, theme);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${language} ${width}`).toBeLessThanOrEqual(width);
      if (width !== 1440 && width !== 390) continue;
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
      expect(found, `${language} ${theme} ${width}`).toEqual([]);
    }
  }
});
