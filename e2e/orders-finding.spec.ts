import type { Page } from "@playwright/test";
import { expect, idsOf, rowsOf, test } from "./fixtures";
import { clearFaults, ORDERS, ordersAtLengow, plantFault } from "./sandbox";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const search = (page: Page) => page.getByRole("searchbox");
const chip = (page: Page, name: string | RegExp) =>
  page.getByRole("main").getByRole("button", { name, expanded: false });

interface Row {
  order_types: { type: string }[];
  merchant_order_id: string[];
  delivery_country: string | null;
  buyer_name: string | null;
  marketplace_order_id: string;
}

/** What our own route answers for a question, as this page's person. */
async function rowsFor(page: Page, query: string): Promise<{ count: number; results: Row[] }> {
  const response = await page.request.get(`/api/accounts/1/order-rows?${query}`);
  expect(response.ok(), await response.text()).toBe(true);
  return response.json();
}

/** The copy answers words and counters once it is filled; the first filling takes a moment after the start. */
async function copyIsFilled(page: Page) {
  await expect
    .poll(async () => (await (await page.request.get("/api/accounts/1/order-alerts")).json()).index?.state, {
      timeout: 25_000,
    })
    .toBe("ready");
}

test("LA-20 · SC-06 · G05 · G06 · types with all of them and one that must not be there, in the address and in the rows", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders?ordered=90d&type=is_prime,is_business&match=all&not=is_express");
  await expect(page.getByRole("button", { name: /^Type all of Prime \+ Business/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Type is not Express/ })).toBeVisible();
  const { results } = await rowsFor(
    page,
    "order_type=is_business,is_prime&order_type_mode=all&order_type_not=is_express",
  );
  for (const { order_types } of results) {
    const types = order_types.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["is_prime", "is_business"]));
    expect(types).not.toContain("is_express");
  }
});

test("LA-15 · G11 · a missing, a present and an exact reference are filters, found by typing", async ({ page }) => {
  await page.goto("/accounts/1/orders?ordered=30d");
  await page.keyboard.press("Tab");
  await chip(page, "Filter").click();
  await page.getByRole("combobox", { name: "Type a filter or a value" }).fill("your ref");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "not set" }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&ref=None");
  await expect(page.getByRole("button", { name: /^Your reference is not set/ })).toBeVisible();
  await expect(page.getByText(/^your ref/)).toHaveCount(0);
  await page.getByRole("button", { name: "Remove the filter Your reference" }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d");
});

test("5.3.3 · G01 · a value is found without knowing its filter", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  await chip(page, "Filter").click();
  await page.getByRole("combobox", { name: "Type a filter or a value" }).fill("shipped");
  await expect(page.getByRole("option", { name: "Status: Shipped", exact: true })).toBeVisible();
  await page.getByRole("option", { name: "Status: Shipped", exact: true }).click();
  await expect(page).toHaveURL("/accounts/1/orders?status=shipped");
});

test("G09 · many ids are pasted at once, and it is said which were not found", async ({ page }) => {
  const { results } = await ordersAtLengow(1, { page_size: "3", ordering: "-marketplace_order_date" });
  const known = results.map((order) => order.marketplace_order_id);
  await page.goto("/accounts/1/orders");
  await search(page).focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, `${known[0]}\n${known[1]},${known[2]}\r\n999-0000000-0000000`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("3 of 4 ids found.")).toBeVisible();
  await expect(page.getByText("Not found: 999-0000000-0000000")).toBeVisible();
  await expect.poll(async () => (await idsOf(page)).sort()).toEqual([...known].sort());
  await expect(page.getByRole("button", { name: "Ordered any time" })).toBeVisible();
});

test("G10 · U2 · a buyer is found by words that never stand in an address, and Back brings the list back", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await copyIsFilled(page);
  const { results } = await rowsFor(page, "page_size=25");
  const buyer = results.find(({ buyer_name }) => buyer_name && /^\p{L}+ \p{L}+$/u.test(buyer_name))?.buyer_name ?? "";
  expect(buyer).not.toBe("");
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  await search(page).fill(buyer);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?find=[a-z0-9]+$/);
  await expect(rowsOf(page).first()).toContainText(buyer);
  for (const address of addresses) expect(address).not.toContain(buyer.split(" ")[1] ?? buyer);
  const link = page.url();
  await page.goBack();
  await expect(page).toHaveURL("/accounts/1/orders");
  await expect(rowsOf(page)).toHaveCount(50);
  await page.goForward();
  await expect(rowsOf(page).first()).toContainText(buyer);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "The words of this search are not part of the link." })).toBeVisible();
});

test("5.3.4 · G13 · G14 · a counter is a filter, its number is the number of its rows, and zero is not shown", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await copyIsFilled(page);
  await page.reload();
  const late = page.getByRole("button", { name: /late$/, pressed: false });
  const number = /^\d+/.exec((await late.innerText()).trim())?.[0];
  await late.click();
  await expect(page).toHaveURL("/accounts/1/orders?alert=late");
  await expect(heading(page)).toHaveText(new RegExp(`^Orders\\s*${number}$`));
  await expect(page.getByRole("link", { name: /^Late/ })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: /late$/, pressed: true }).click();
  await expect(page).toHaveURL("/accounts/1/orders");
  await expect(page.getByRole("button", { name: /^0/ })).toHaveCount(0);
});

test("G14 · under a filter the Late tab counts what it lists, and what is not found there is not said of all orders", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await copyIsFilled(page);
  const { results } = await rowsFor(page, "alert=late&page_size=1");
  const marketplace = (results[0] as unknown as { marketplace: string }).marketplace;
  const { count } = await rowsFor(page, `alert=late&marketplace=${marketplace}`);
  await page.goto(`/accounts/1/orders?marketplace=${marketplace}`);
  await expect(page.getByRole("link", { name: /^Late/ })).toHaveText(new RegExp(`^Late\\s*${count}$`));
  await page.getByRole("link", { name: /^Late/ }).click();
  await search(page).fill("zzzz nothing");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No order under these filters has these words." })).toBeVisible();
  await page.getByRole("button", { name: "Search all orders" }).click();
  await expect(page.getByRole("heading", { name: "No order has these words." })).toBeVisible();
});

test("G08 · LA-14 · a look for an id in every marketplace tells how far it is, and ends when it is stopped", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await plantFault({ route: ORDERS, kind: "delay", milliseconds: 1_500 });
  await page.getByRole("searchbox").fill("no-such-order-1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Looking for “no-such-order-1” in your marketplaces.")).toBeVisible();
  await expect(page.getByText(/[1-9]\d* of \d+ asked/)).toBeVisible();
  await page.getByRole("button", { name: "Stop looking" }).click();
  await clearFaults();
  await expect(page).toHaveURL("/accounts/1/orders");
  await expect(page.getByText("Looking for")).toBeHidden();
  await expect(rowsOf(page).first()).toBeVisible();
});
