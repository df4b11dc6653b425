import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { COLUMN_SETS, ORDER_COLUMNS } from "@/lib/domain/order-columns";
import { GRID_SORT_FIELDS } from "@/lib/domain/order-filters";
import { expect, rowsOf, test } from "./fixtures";
import { copyIsReady } from "./our-copy";

test.describe.configure({ mode: "serial" });
// A person of their own: what is chosen is remembered, and other stories count on the standard.
test.use({ person: "support" });

const headers = (page: Page) => page.getByRole("columnheader").filter({ hasText: /\S/ });
const names = async (page: Page) =>
  (await headers(page).allInnerTexts()).map((text) => text.split(/[\n.]/)[0]?.trim() ?? "");
const panel = (page: Page) => page.getByRole("group", { name: "Columns", exact: true });
const openPanel = (page: Page) => page.getByRole("button", { name: "Columns", exact: true }).click();

/** The eight fields Lengow sorts by, and the two that our copy adds. */
const SORTING = [
  "Imported",
  "Its own status",
  "Marketplace",
  "Order",
  "Ordered",
  "Ship by",
  "Status",
  "Total",
  "Updated",
  "Your reference",
];

/** A change is shown at once and kept a moment later. */
async function keeping(page: Page, act: () => Promise<unknown>) {
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/me/preferences") && response.ok());
  await act();
  await kept;
}

/** Neither light nor dark breaks a rule of WCAG 2.2 AA in this part of the page. */
async function expectNoFault(page: Page, part: string) {
  for (const theme of ["light", "dark"]) {
    await page.evaluate((value) => {
      document.documentElement.dataset.switching = "";
      document.documentElement.dataset.theme = value;
    }, theme);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).include(part).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
  }
}

test.afterAll(async ({ browser, signIn }) => {
  const context = await browser.newContext({ storageState: await signIn("support") });
  const columns = [...COLUMN_SETS.standard];
  await context.request.patch("/api/me/preferences", {
    data: { columns, density: "comfortable", page_size: 50, amounts: "account", letters: true },
    headers: { origin: new URL(test.info().project.use.baseURL ?? "").origin },
  });
  await context.close();
});

test("SC-27 · C01 · columns are hidden, shown and moved by buttons and keys, kept for the person, and in the first HTML", async ({
  page,
  pageOf,
}) => {
  await page.goto("/accounts/1/orders");
  await openPanel(page);
  await keeping(page, () => panel(page).getByRole("checkbox", { name: "Type", exact: true }).uncheck());
  await keeping(page, () => panel(page).getByRole("checkbox", { name: "Your reference" }).check());
  await keeping(page, () => panel(page).getByRole("button", { name: "Move Status up" }).click());
  await expect(panel(page).getByRole("button", { name: "Move Status up" })).toBeFocused();
  await keeping(page, () => page.keyboard.press("Alt+ArrowDown"));
  await keeping(page, () => page.keyboard.press("Alt+ArrowUp"));
  const wanted = ["Order", "Status", "Marketplace", "Ship by", "Total", "Last action", "Unshipped", "Ordered", "Buyer"];
  await expect.poll(() => names(page)).toEqual([...wanted, "Your reference"]);
  const bare = await pageOf("support", { javaScriptEnabled: false });
  await bare.goto("/accounts/1/orders");
  expect(await names(bare)).toEqual([...wanted, "Your reference"]);
  await keeping(page, () => panel(page).getByRole("button", { name: "Back to the standard columns" }).click());
  await expect.poll(async () => (await names(page)).includes("Type")).toBe(true);
});

test("C03 · C04 · MA-27 · the Magento set shows Magento's columns, filled", async ({ page }) => {
  await page.goto(`/accounts/1/orders?columns=${COLUMN_SETS.magento.join()}`);
  expect(await names(page)).toEqual([
    "Order",
    "Marketplace",
    "Your reference",
    "Buyer",
    "Its own status",
    "Total",
    "Fulfilled by",
    "Unshipped",
    "Ordered",
    "Ship by",
    "Last action",
    "Account",
    "Prime",
    "Shipped",
  ]);
  const cells = await rowsOf(page).first().locator("td:not(.box)").allInnerTexts();
  expect(cells[5]).toMatch(/^(Merchant|Marketplace)$/);
  expect(cells[6]).toMatch(/^\d+ of \d+$/);
  expect(cells[10]).toBe("1");
  expect(cells[11]).toMatch(/^(yes|no)$/);
});

test("G17 · a link that names a column nobody knows still opens and says what it left out", async ({ page }) => {
  await page.goto("/accounts/1/orders?columns=buyer,reserved,total");
  expect(await names(page)).toEqual(["Order", "Buyer", "Total"]);
  await expect(page.getByText("Columns this list does not have were left out: reserved.")).toBeVisible();
});

test("LA-43 · a name of the extra data becomes a column: found by typing, on the order's page, in a view, in the file", async ({
  page,
  pageOf,
}) => {
  test.slow();
  await copyIsReady(page.request);
  const otto = "/accounts/1/orders?marketplace=otto&ordered=90d&size=25";
  await page.goto(otto);
  await openPanel(page);
  await panel(page).getByRole("searchbox", { name: "Search names of the extra data" }).fill("DELIV");
  await keeping(page, () => page.keyboard.press("Enter"));
  await expect.poll(async () => (await names(page)).at(-1)).toBe("delivery_type");
  await expect(rowsOf(page).first().locator("td").last()).toHaveText(/^(PARCEL|FORWARDER)$/, { useInnerText: true });
  const bare = await pageOf("support", { javaScriptEnabled: false });
  await bare.goto(otto);
  await expect(rowsOf(bare).first().locator("td").last()).toHaveText(/^(PARCEL|FORWARDER)$/, { useInnerText: true });

  await page.keyboard.press("Escape");
  const href = await rowsOf(page).first().getByRole("link").first().getAttribute("href");
  await page.goto(`${href}?view=raw`);
  const raw = page.getByRole("region", { name: "Raw data" });
  const delivery = raw.getByRole("button", { name: "delivery_type is a column of the orders; take it out" });
  await expect(delivery).toHaveAttribute("aria-pressed", "true");
  await keeping(page, () => raw.getByRole("button", { name: "Show checksum as a column of the orders" }).click());

  await page.goto(otto);
  expect((await names(page)).slice(-2)).toEqual(["delivery_type", "checksum"]);
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(`Otto ${Date.now()}`);
  await page.getByRole("button", { name: "Save the view" }).click();
  await expect(page).toHaveURL(/columns=.*meta\.delivery_type,meta\.checksum/);
  const view = page.url();
  await openPanel(page);
  await expectNoFault(page, "[popover]:popover-open");
  await keeping(page, () => panel(page).getByRole("button", { name: "Back to the standard columns" }).click());
  await expect.poll(() => names(page)).not.toContain("checksum");
  await page.goto(view.replace("meta.checksum", "meta.long_gone"));
  await expect(page.getByText("Columns this list does not have were left out: long_gone.")).toBeVisible();
  expect((await names(page)).at(-1)).toBe("delivery_type");

  const seller = await pageOf("merchant");
  await seller.goto(`${otto}&columns=order,meta.delivery_type`);
  await seller.getByRole("button", { name: "Export these orders" }).click();
  await expect(seller.getByRole("dialog").getByRole("checkbox", { name: "delivery_type" })).toBeChecked();
  const saved = seller.waitForEvent("download");
  await seller.getByRole("button", { name: "Export the orders" }).click();
  const [head = "", first = ""] = (await readFile(await (await saved).path(), "utf8")).split("\r\n");
  expect(head).toMatch(/[,;]meta\.delivery_type$/);
  expect(first).toMatch(/[,;](PARCEL|FORWARDER)$/);
});

test("C08 · the order's own currency can stand first", async ({ page }) => {
  await page.goto("/accounts/1/orders?marketplace=amazon_uk&ordered=30d");
  const total = rowsOf(page).first().locator("td.numeric").first();
  await expect(total).toHaveText(/^€/);
  await openPanel(page);
  await keeping(page, () => panel(page).getByRole("combobox", { name: "Amounts" }).selectOption("order"));
  await expect(total).toHaveText(/^£/);
});

test("5.3.6 · C12 · a header sorts only where the whole set is sorted; the others say why not", async ({ page }) => {
  await copyIsReady(page.request);
  await page.goto(`/accounts/1/orders?size=25&columns=${ORDER_COLUMNS.join()}`);
  const sorting: string[] = [];
  const fields: string[] = [];
  for (const header of await headers(page).all()) {
    const button = header.getByRole("button");
    const name = (await header.innerText()).split(/[\n.]/)[0]?.trim() ?? "";
    if ((await button.count()) === 0) {
      await expect(header, name).toContainText(/cannot sort/);
      continue;
    }
    const sort = () => new URL(page.url()).searchParams.get("sort");
    const before = sort();
    await button.click();
    // The order date is what is sorted by already: it only turns about.
    await expect.poll(sort, name).not.toBe(before);
    sorting.push(name);
    fields.push(sort()?.replace(/^-/, "") ?? "");
  }
  expect(sorting.sort()).toEqual(SORTING);
  expect(fields.sort()).toEqual([...GRID_SORT_FIELDS].sort());
});

test("C16 · U3 · low rows, and letters that can be switched off while X and Shift with X tick", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  await rowsOf(page).nth(1).focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(page.getByRole("row", { selected: true })).toHaveCount(3);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByRole("row", { selected: true })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("row", { selected: true })).toHaveCount(3);
  await keeping(page, () => page.getByRole("button", { name: "Low rows" }).click());
  await expect(page.getByRole("table")).toHaveAttribute("data-density", "compact");
  await openPanel(page);
  const letters = panel(page).getByRole("checkbox", { name: "Single letters are shortcuts" });
  // It follows what is kept, a moment after the press.
  await keeping(page, () => letters.click());
  await expect(letters).not.toBeChecked();
  await page.keyboard.press("Escape");
  await rowsOf(page).nth(6).focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("row", { selected: true })).toHaveCount(3);
});
