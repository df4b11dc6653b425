import type { Page } from "@playwright/test";
import { endOfDay, startOfDay } from "@/lib/domain/calendar-days";
import { SORT_FIELDS } from "@/lib/domain/order-filters";
import { shortDateTime } from "@/lib/format/date";
import { cellsOf, expect, idsOf, rowsOf, test } from "./fixtures";
import { copyHasAll, copyIsReady } from "./our-copy";
import { callsOf, ORDERS, ordersAtLengow } from "./sandbox";

/** Amounts in another currency are Lengow's to convert: whatever our copy holds, Lengow is asked. */
const AT_LENGOW = "currency=USD";
const DAY_MS = 86_400_000;
/** The reader's clock, as the configuration of these tests has it. */
const ZONE = "Europe/Paris";
const moment = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");
const [MARKETPLACE, STATUS] = [0, 1];
const SHIP_BY = 2;
const TOTAL = 3;
const TYPE = 5;

/** A filter's button; the table's headers may carry the same word. */
const chip = (page: Page, name: string) =>
  page.getByRole("button", { name: new RegExp(`^${name}\\b`), expanded: false });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function tick(page: Page, filter: string, choice: string) {
  await chip(page, filter).click();
  await page.getByRole("checkbox", { name: choice, exact: true }).check();
  await page.keyboard.press("Escape");
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

test("LA-12 · U10 · the rows are in the page as it comes, before any script runs", async ({ pageOf }) => {
  const page = await pageOf("merchant", { javaScriptEnabled: false });
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders");
  const { results } = await ordersAtLengow(1, { ordering: "-marketplace_order_date", page_size: "50" });
  expect(await idsOf(page)).toEqual(results.map((order) => order.marketplace_order_id));
});

test("G13 · MA-03 · the number on a tab is the number of orders behind it", async ({ page, freshGrid }) => {
  await copyHasAll(page.request);
  await page.goto(freshGrid());
  const tabs = page.getByRole("navigation", { name: "Views" }).getByRole("link");
  await expect(tabs).toHaveCount(10);
  for (const tab of await tabs.all()) {
    await expect(tab).toHaveText(/\d$/);
    await tab.click();
    await expect(tab).toHaveAttribute("aria-current", "page");
    // Who is late grows with the clock, on the tab as above the rows: both are read at one moment.
    const said = async () => {
      const count = /([\d,]+)$/.exec(await tab.innerText())?.[1];
      return (await heading(page).innerText()).replace(/\s/g, "") === `Orders${count}`;
    };
    await expect.poll(said, await tab.innerText()).toBe(true);
  }
});

test("G01 · G02 · G05 · LA-13 · LA-16 · each filter changes rows and address, and shows what Lengow has for it", async ({
  page,
}) => {
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders");
  await chip(page, "Ordered").click();
  await page.getByRole("button", { name: "last 30 days" }).click();
  await tick(page, "Status", "Shipped");
  await tick(page, "Marketplace", "Amazon FR");
  await tick(page, "Type", "Express");
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&status=shipped&marketplace=amazon_fr&type=is_express");
  const { count, results } = await ordersAtLengow(1, {
    marketplace_order_date_from: `${daysAgo(30)}T00:00:00Z`,
    lengow_status: "shipped",
    marketplace: "amazon_fr",
    // Express holds Prime (LA-95).
    order_type: "is_express,is_prime",
    ordering: "-marketplace_order_date",
    page_size: "50",
  });
  expect(count).toBeGreaterThan(0);
  await expect(heading(page)).toHaveText(`Orders${count}`);
  await expect.poll(() => idsOf(page)).toEqual(results.map((order) => order.marketplace_order_id));
  for (const cells of await cellsOf(page)) {
    expect(cells[MARKETPLACE]).toMatch(/Amazon FR$/);
    expect(cells[STATUS]).toContain("Shipped");
    expect(cells[TYPE]).toMatch(/Express|Prime/);
  }
});

test("G07 · LA-19 · U8 · a window of two days is both days whole by the reader's clock, and a turned one is refused in words", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  const [from, to] = [daysAgo(12), daysAgo(11)];
  await chip(page, "Ordered").click();
  await page.getByLabel("From").fill(to);
  await page.getByLabel("To", { exact: true }).fill(from);
  await page.getByRole("button", { name: "Show orders" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Two days are needed" })).toBeVisible();
  await page.getByLabel("From").fill(from);
  await page.getByLabel("To", { exact: true }).fill(to);
  await page.getByRole("button", { name: "Show orders" }).click();
  await expect(page).toHaveURL(`/accounts/1/orders?ordered=${from}..${to}`);
  const { count } = await ordersAtLengow(1, {
    marketplace_order_date_from: moment(startOfDay(from, ZONE)),
    marketplace_order_date_to: moment(endOfDay(to, ZONE)),
  });
  await expect(heading(page)).toHaveText(`Orders${count}`);
});

test("G15 · U1 · a link shows a colleague with the same rights the same rows in a clean browser", async ({
  page,
  pageOf,
}) => {
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders");
  await tick(page, "Status", "Shipped");
  await page.getByRole("columnheader", { name: "Marketplace" }).getByRole("button").click();
  await expect(page).toHaveURL(/status=shipped&sort=marketplace$/);
  await expect(page.getByRole("columnheader", { name: "Marketplace" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("table")).not.toHaveAttribute("aria-busy");
  await expect(rowsOf(page)).toHaveCount(50);
  const mine = await idsOf(page);
  const colleague = await pageOf("support");
  await colleague.goto(page.url());
  await expect.poll(() => idsOf(colleague)).toEqual(mine);
});

test("U1 · G19 · Back undoes exactly one step, to the first", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  const addresses = [page.url()];
  const step = async (act: () => Promise<unknown>) => {
    await act();
    await expect.poll(() => page.url()).not.toBe(addresses.at(-1));
    addresses.push(page.url());
  };
  await step(() => page.getByRole("link", { name: /^Shipped/ }).click());
  await step(() => tick(page, "Type", "Express"));
  await step(() => page.getByRole("columnheader", { name: "Order", exact: true }).getByRole("button").click());
  await step(() => page.getByRole("combobox", { name: "Orders per page" }).selectOption("25"));
  for (const address of addresses.slice(0, -1).reverse()) {
    await page.goBack();
    await expect(page).toHaveURL(address);
  }
  await expect(heading(page)).toHaveText(/^Orders\d+$/);
});

test("C12 · LA-11 · each of the eight fields is sorted by Lengow over the whole set", async ({ pageOf, freshGrid }) => {
  const page = await pageOf("merchant", { javaScriptEnabled: false });
  for (const field of SORT_FIELDS) {
    await page.goto(freshGrid(`sort=${field}&size=25&${AT_LENGOW}`));
    const asked = (await callsOf(1)).filter(({ query }) => query.page_size === "25" && query.page === "1").at(-1);
    expect(asked?.query.ordering).toBe(field);
    const { marketplace_order_date_from: from = "" } = asked?.query ?? {};
    const lengow = await ordersAtLengow(1, { marketplace_order_date_from: from, ordering: field, page_size: "25" });
    expect(await idsOf(page), field).toEqual(lengow.results.map((order) => order.marketplace_order_id));
  }
});

test("LA-11 · U4 · a header sorts up, then down, then newest first again, and says so to a screen reader", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  const header = page.getByRole("columnheader", { name: "Status" });
  for (const [direction, address] of [
    ["ascending", "?sort=lengow_status"],
    ["descending", "?sort=-lengow_status"],
    ["none", ""],
  ] as const) {
    await header.getByRole("button").click();
    await expect(header).toHaveAttribute("aria-sort", direction);
    await expect(page).toHaveURL(`/accounts/1/orders${address}`);
  }
});

test("LA-11 · U4 · Shift and a header add a second key, by pointer and by keyboard, and Lengow's own sequence is shown", async ({
  page,
}) => {
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders?ordered=30d");
  const button = (name: string) => page.getByRole("columnheader", { name }).getByRole("button");
  await button("Marketplace").click();
  await button("Status").click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&sort=marketplace,lengow_status");
  await button("Status").focus();
  await page.keyboard.press("Shift+Enter");
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&sort=marketplace,-lengow_status");
  await expect(page.getByRole("columnheader", { name: "Status" })).toContainText("key 2 of the sorting, descending");
  const { results } = await ordersAtLengow(1, {
    marketplace_order_date_from: `${daysAgo(30)}T00:00:00Z`,
    ordering: "marketplace,-lengow_status",
    page_size: "50",
  });
  const shown = results.map(({ marketplace, lengow_status }) => `${marketplace} ${lengow_status}`);
  expect(new Set(shown).size).toBeGreaterThan(1);
  await expect
    .poll(async () => {
      const answer = await page.request.get(
        `/api/accounts/1/order-rows?marketplace_order_date_from=${daysAgo(30)}T00:00:00Z&ordering=marketplace,-lengow_status&page_size=50`,
      );
      const rows = (await answer.json()).results as { marketplace: string; lengow_status: string }[];
      return rows.map((row) => `${row.marketplace} ${row.lengow_status}`);
    })
    .toEqual(shown);
  await page.getByRole("button", { name: /^Sorted by Marketplace, ascending; Status, descending/ }).click();
  await page.getByRole("combobox", { name: "Then by" }).selectOption("nothing else");
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&sort=marketplace");
});

test("LA-10 · U10 · 5.3.9 · the next page was fetched before it is asked for: turning to it waits for nobody", async ({
  page,
  freshGrid,
}) => {
  await page.goto(freshGrid(AT_LENGOW));
  const secondPage = async () =>
    (await callsOf(1)).filter(({ query }) => query.page === "2" && query.page_size === "50");
  await expect.poll(async () => (await secondPage()).length).toBe(1);
  await page.waitForLoadState("networkidle");
  const first = await idsOf(page);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect.poll(() => idsOf(page)).not.toEqual(first);
  await expect(page.getByText(/^51–100 of/)).toBeVisible();
  expect(requests.filter((url) => url.includes("order-rows") && url.includes("page=2"))).toEqual([]);
  expect(await secondPage()).toHaveLength(1);
});

test("G08 · LA-14 · MA-02 · a whole order id finds an order a hundred days old", async ({ page }) => {
  const { results } = await ordersAtLengow(1, {
    marketplace_order_date_from: `${daysAgo(102)}T00:00:00Z`,
    marketplace_order_date_to: `${daysAgo(100)}T00:00:00Z`,
  });
  const wanted = results[0]?.marketplace_order_id ?? "";
  await page.goto("/accounts/1/orders");
  await page.getByRole("searchbox").fill(wanted);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Ordered any time" })).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(1);
  expect(await idsOf(page)).toEqual([wanted]);

  await page.getByRole("searchbox").fill(`${wanted}0`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `No order has the id “${wanted}0”.` })).toBeVisible();
});

test("G19 · MA-22 · a press on a row opens its order, and Back brings the filters back", async ({ page }) => {
  await copyHasAll(page.request);
  const asked = "/accounts/1/orders?ordered=30d&status=shipped&sort=marketplace&page=2";
  await page.goto(asked);
  const ids = await idsOf(page);
  await rowsOf(page).nth(3).getByRole("cell").nth(SHIP_BY).click();
  await expect(heading(page)).toContainText(ids[3] ?? "");
  await page.goBack();
  await expect(page).toHaveURL(asked);
  await expect.poll(() => idsOf(page)).toEqual(ids);
  await expect(page.getByRole("button", { name: "Status Shipped" })).toBeVisible();
});

test("C08 · LA-22 · U9 · an order in a foreign currency shows both amounts, the account's first", async ({ page }) => {
  await page.goto("/accounts/1/orders?marketplace=amazon_uk&ordered=30d");
  await expect(rowsOf(page).first()).toBeVisible();
  for (const cells of await cellsOf(page)) expect(cells[TOTAL]).toMatch(/^€[\d,]+\.\d\d\s*£[\d,]+\.\d\d$/);
});

test("LA-22 · C08 · U9 · in another currency each row has what Lengow makes of it, with the marketplace's own amount below", async ({
  page,
}) => {
  const filters = { marketplace: "amazon_uk", marketplace_order_date_from: daysAgo(20) };
  const { results } = await ordersAtLengow(1, { ...filters, set_currency: "USD", page_size: "100" });
  const made = new Map(results.map((order) => [order.marketplace_order_id, Number(order.total_order).toFixed(2)]));
  await page.goto(`/accounts/1/orders?marketplace=amazon_uk&ordered=10d&size=25&${AT_LENGOW}`);
  await expect(rowsOf(page).first()).toBeVisible();
  const [ids, rows] = [await idsOf(page), await cellsOf(page)];
  expect(ids.length).toBeGreaterThan(3);
  for (const [at, id] of ids.entries()) {
    const [, dollars = ""] = /^(?:US)?\$([\d,]+\.\d\d)\s*£[\d,]+\.\d\d$/.exec(rows[at]?.[TOTAL] ?? "") ?? [];
    expect(dollars.replaceAll(",", ""), `${id}: ${rows[at]?.[TOTAL]}`).toBe(made.get(id));
  }
});

test("U5 · LA-50 · every status is an icon and a word, never a colour alone", async ({ page }) => {
  await page.goto(
    "/accounts/1/orders?ordered=30d&status=new,shipped,canceled,pickup_to_prepare&sort=lengow_status&size=100",
  );
  const badges = await rowsOf(page).evaluateAll((rows) =>
    rows.map((row) => {
      const cell = row.querySelectorAll<HTMLElement>("td:not(.box)").item(1);
      return { icons: cell.querySelectorAll("svg").length, word: cell.innerText.split("\n")[0] ?? "" };
    }),
  );
  expect(badges.length).toBeGreaterThan(20);
  expect(
    badges.filter(({ icons, word }) => icons !== 1 || !/^(New|Shipped|Cancelled|Pick-up: prepare)$/.test(word)),
  ).toEqual([]);
});

test("C05 · MA-20 · SC-27 · ship-by is said in words, late first where the oldest come first", async ({ page }) => {
  await page.goto("/accounts/1/orders?status=waiting_shipment&ordered=30d&sort=marketplace_order_date&size=100");
  const words = (await cellsOf(page)).map((cells) => cells[SHIP_BY]?.trim() ?? "");
  const known =
    /^(late \d+ (min|h|d)|\d+ (min|h) left|today \d\d:\d\d|tomorrow|in \d+ d|not given|by marketplace|none to ship)$/;
  expect(words.filter((text) => !known.test(text))).toEqual([]);
  expect(words.slice(0, 5).filter((text) => text.startsWith("late"))).not.toEqual([]);
});

const STRANGE = [
  "page=0",
  "page=-1",
  "page=abc",
  "page=999999",
  "size=7",
  "sort=nonsense",
  "sort=-",
  "ordered=banana",
  "ordered=2026-13-45..2026-01-01",
  "ordered=0d",
  "marketplace=%00",
  "marketplace=<script>",
  "type=__proto__",
  "currency=XYZ",
  "status=constructor",
  "status=,,,",
  "id=%E0%A4%A",
  "id=%F0%9F%92%A9",
  "page=2&page=3",
  `id=${"x".repeat(3000)}`,
];

test("U1 · LA-10 · a value in the address that makes no sense is a default or a clear word, never a crash", async ({
  page,
  request,
}) => {
  test.slow();
  for (const query of STRANGE) {
    const response = await request.get(`/accounts/1/orders?${query}`);
    expect(response.status(), query).toBeLessThan(500);
  }
  for (const query of [
    "page=0&size=7&sort=nonsense&ordered=banana",
    "page=999999",
    "marketplace=<script>",
    "status=constructor",
  ]) {
    await page.goto(`/accounts/1/orders?${query}`);
    const rows = rowsOf(page).first();
    const words = page.getByRole("heading", { name: /^(Nothing matches|There is no page|A part of this address)/ });
    await expect(rows.or(words), query).toBeVisible();
  }
});

test("U1 · what an address says in vain is named above the rows, and gone once it is put right", async ({ page }) => {
  await page.goto("/accounts/1/orders?sort=nonsense&ordered=banana");
  const said = page.getByText("Left out of the address, because the value makes no sense: ordered, sort.");
  await expect(said).toBeVisible();
  await expect(rowsOf(page).first()).toBeVisible();
  await page.goto("/accounts/1/orders?sort=lengow_status&ordered=30d");
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(said).toHaveCount(0);
});

test("U1 · LA-23 · a status that does not exist is said to be not understood, with a way on", async ({ page }) => {
  await page.goto("/accounts/1/orders?status=nearly_shipped");
  const alert = page.getByRole("alert").filter({ hasText: /\S/ });
  await expect(alert).toContainText("A part of this address is not understood.");
  await expect(alert).toContainText("Nothing was sent.");
  expect((await callsOf(1)).filter(({ route, query }) => route === ORDERS && query.lengow_status)).not.toContainEqual(
    expect.objectContaining({ query: expect.objectContaining({ lengow_status: "nearly_shipped" }) }),
  );
  await alert.getByRole("button", { name: "Clear filters" }).click();
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(page).toHaveURL("/accounts/1/orders");
});

test("C15 · C17 · 5.3.1 · header and id stay in sight while the table scrolls inside the page, and how old the rows are is said", async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 900, height: 600 });
  await copyIsReady(page.request);
  // The strip is asked for again and again, and our reader goes on: each time the page gets the first answer.
  let strip = "";
  await page.route("**/api/accounts/1/health-strip", async (route) => {
    strip ||= await (await route.fetch()).text();
    await route.fulfill({ body: strip, contentType: "application/json" });
  });
  await page.goto("/accounts/1/orders?ordered=30d");
  // What calls for a look comes a moment after the rows, on a line of its own at this width.
  await expect(page.getByRole("main").getByRole("button", { name: /\d+ late$/ })).toBeVisible();
  const header = page.getByRole("columnheader", { name: "Order", exact: true });
  const id = rowsOf(page).first().getByRole("rowheader");
  const [top, left] = [await header.boundingBox(), await id.boundingBox()];
  await page.getByRole("region", { name: "Orders table" }).evaluate((region) => region.scrollBy(300, 300));
  await expect
    .poll(() => page.getByRole("region", { name: "Orders table" }).evaluate((region) => region.scrollLeft))
    .toBe(300);
  expect((await header.boundingBox())?.y).toBe(top?.y);
  expect((await id.boundingBox())?.x).toBe(left?.x);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900);
  const age = page.getByRole("button", {
    name: /From our copy, (as of (?:just now|\d\d:\d\d)|\d+ min old)|Lengow data as of \d\d:\d\d/,
  });
  await expect(age).toBeVisible();
  await age.hover();
  // Each marketplace's own news, as the page was told them, in the reader's clock.
  const lines = async () => ((await age.getAttribute("title")) ?? "").split("\n").slice(3).sort();
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(5);
  const { marketplaces }: { marketplaces: { name: string; latest_at: string }[] } = JSON.parse(strip);
  const told = marketplaces.map(
    ({ name, latest_at: at }) => `${name}: ${shortDateTime(at, Date.now(), "en", "Europe/Paris")}`,
  );
  expect(await lines()).toEqual(told.sort());
});
