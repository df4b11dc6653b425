import type { Page } from "@playwright/test";
import { expect, idsOf, rowsOf, test } from "./fixtures";
import { copyHasAll, copyIsReady } from "./our-copy";
import { clearFaults, ORDERS, ordersAtLengow, plantFault, tell } from "./sandbox";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const search = (page: Page) => page.getByRole("searchbox");
const chip = (page: Page, name: string | RegExp) =>
  page.getByRole("main").getByRole("button", { name, expanded: false });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

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

/** Types of orders that differ in what is asked for. */
const PRIME = { is_prime: "Prime" };
const BUSINESS = { is_business: "Business" };
const EXPRESS = { is_express: "Express" };

test("LA-20 · SC-06 · G05 · G06 · types with all of them and one that must not be there, in the address and in the rows", async ({
  page,
}) => {
  const { results: shipped } = await ordersAtLengow(1, {
    lengow_status: "shipped",
    ordering: "-marketplace_order_date",
    page_size: "4",
  });
  const planted = [{ ...PRIME, ...BUSINESS }, { ...PRIME, ...BUSINESS, ...EXPRESS }, PRIME, BUSINESS];
  for (const [at, order_types] of planted.entries()) {
    const { marketplace, marketplace_order_id, lengow_status } = shipped[at] ?? shipped[0] ?? {};
    await tell("orders", { account: 1, marketplace, marketplace_order_id, lengow_status, order_types });
  }
  const [wanted = "", ...others] = shipped.map(({ marketplace_order_id: id }) => id);
  await copyHasAll(page.request);
  const question = `marketplace_order_date_from=${daysAgo(90)}T00:00:00Z&order_type=is_business,is_prime&order_type_mode=all`;
  const { results } = await rowsFor(
    page,
    `${question}&order_type_not=is_express&ordering=-marketplace_order_date&page_size=50`,
  );
  expect(results.length).toBeGreaterThan(0);
  for (const { order_types } of results) {
    const types = order_types.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["is_prime", "is_business"]));
    expect(types).not.toContain("is_express");
  }
  await page.goto("/accounts/1/orders?ordered=90d&type=is_prime,is_business&match=all&not=is_express");
  await expect(page.getByRole("button", { name: /^Type all of Prime \+ Business/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Type is not Express/ })).toBeVisible();
  await expect.poll(() => idsOf(page)).toContain(wanted);
  const shown = await idsOf(page);
  expect(shown.filter((id) => others.includes(id))).toEqual([]);
  expect(shown.sort()).toEqual(results.map(({ marketplace_order_id: id }) => id).sort());
});

test("LA-15 · G11 · a missing, a present and an exact reference are filters, found by typing, and the rows are theirs", async ({
  page,
}) => {
  const from = `marketplace_order_date_from=${daysAgo(30)}T00:00:00Z&ordering=-marketplace_order_date&page_size=50`;
  const shows = async (ref: string, fits: (row: Row) => boolean) => {
    const { results } = await rowsFor(page, `${from}&merchant_order_id=${encodeURIComponent(ref)}`);
    expect(results.length, ref).toBeGreaterThan(0);
    expect(results.filter((row) => !fits(row))).toEqual([]);
    await expect.poll(() => idsOf(page)).toEqual(results.map(({ marketplace_order_id: id }) => id));
    return results;
  };
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders?ordered=30d");
  await page.keyboard.press("Tab");
  await chip(page, "Filter").click();
  await page.getByRole("combobox", { name: "Type a filter or a value" }).fill("your ref");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "not set" }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&ref=None");
  await shows("None", ({ merchant_order_id: own }) => own.length === 0);
  await page.getByRole("button", { name: /^Your reference is not set/ }).click();
  await page.getByRole("button", { name: "set", exact: true }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&ref=any");
  const [known] = await shows("any", ({ merchant_order_id: own }) => own.length > 0);
  const reference = known?.merchant_order_id[0] ?? "";
  await page.getByRole("button", { name: /^Your reference is set/ }).click();
  await page.getByRole("textbox", { name: "Is exactly" }).fill(reference);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/accounts/1/orders?ordered=30d&ref=${encodeURIComponent(reference)}`);
  await shows(reference, ({ merchant_order_id: own }) => own.includes(reference));
  await page.getByRole("button", { name: "Remove the filter Your reference" }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d");
});

test("G03 · LA-17 · a marketplace's own status is found by typing it, and the rows are in it", async ({ page }) => {
  await copyHasAll(page.request);
  await page.goto("/accounts/1/orders?ordered=30d&marketplace=amazon_fr");
  await chip(page, "Filter").click();
  await page.getByRole("combobox", { name: "Type a filter or a value" }).fill("unshipped");
  await page.getByRole("option", { name: "Marketplace’s status: Unshipped", exact: true }).click();
  await expect(page).toHaveURL("/accounts/1/orders?ordered=30d&marketplace=amazon_fr&raw=Unshipped");
  const { results } = await ordersAtLengow(1, {
    marketplace: "amazon_fr",
    marketplace_status: "Unshipped",
    marketplace_order_date_from: `${daysAgo(30)}T00:00:00Z`,
    ordering: "-marketplace_order_date",
    page_size: "50",
  });
  expect(results.length).toBeGreaterThan(0);
  await expect.poll(() => idsOf(page)).toEqual(results.map(({ marketplace_order_id: id }) => id));
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
  await copyHasAll(page.request);
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
  await copyIsReady(page.request);
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
  await copyIsReady(page.request);
  await page.reload();
  const late = page.getByRole("button", { name: /late$/, pressed: false });
  await late.click();
  await expect(page).toHaveURL("/accounts/1/orders?alert=late");
  // More are late with every minute, in the counter as above the rows: both are read at one moment.
  const pressed = page.getByRole("button", { name: /late$/, pressed: true });
  const said = async () => {
    const number = /^\d+/.exec((await pressed.innerText()).trim())?.[0];
    return (await heading(page).innerText()).replace(/\s/g, "") === `Orders${number}`;
  };
  await expect.poll(said).toBe(true);
  await expect(page.getByRole("link", { name: /^Late/ })).toHaveAttribute("aria-current", "page");
  await pressed.click();
  await expect(page).toHaveURL("/accounts/1/orders");
  await expect(page.getByRole("button", { name: /^0/ })).toHaveCount(0);
});

test("G14 · under a filter the Late tab counts what it lists, and what is not found there is not said of all orders", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await copyIsReady(page.request);
  const { results } = await rowsFor(page, "alert=late&page_size=1");
  const marketplace = (results[0] as unknown as { marketplace: string }).marketplace;
  // One more may become late between the two questions; then both are asked again.
  await expect(async () => {
    const { count } = await rowsFor(page, `alert=late&marketplace=${marketplace}`);
    await page.goto(`/accounts/1/orders?marketplace=${marketplace}`);
    await expect(page.getByRole("link", { name: /^Late/ })).toHaveText(new RegExp(`^Late\\s*${count}$`), {
      timeout: 3_000,
    });
  }).toPass({ timeout: 15_000 });
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
