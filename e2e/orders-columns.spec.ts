import type { Page } from "@playwright/test";
import { COLUMN_SETS } from "@/lib/domain/order-columns";
import { expect, rowsOf, test } from "./fixtures";

test.describe.configure({ mode: "serial" });
// A person of their own: what is chosen is remembered, and other stories count on the standard.
test.use({ person: "support" });

const headers = (page: Page) => page.getByRole("columnheader").filter({ hasText: /\S/ });
const names = async (page: Page) =>
  (await headers(page).allInnerTexts()).map((text) => text.split(/[\n.]/)[0]?.trim() ?? "");
const panel = (page: Page) => page.getByRole("group", { name: "Columns", exact: true });
const openPanel = (page: Page) => page.getByRole("button", { name: "Columns", exact: true }).click();

/** A change is shown at once and kept a moment later. */
async function keeping(page: Page, act: () => Promise<unknown>) {
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/me/preferences") && response.ok());
  await act();
  await kept;
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

test("C08 · the order's own currency can stand first", async ({ page }) => {
  await page.goto("/accounts/1/orders?marketplace=amazon_uk&ordered=30d");
  const total = rowsOf(page).first().locator("td.numeric").first();
  await expect(total).toHaveText(/^€/);
  await openPanel(page);
  await keeping(page, () => panel(page).getByRole("combobox", { name: "Amounts" }).selectOption("order"));
  await expect(total).toHaveText(/^£/);
});

test("5.3.6 · C12 · a header sorts only where the whole set is sorted; the others say why not", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  for (const header of await headers(page).all()) {
    const sorts = (await header.getByRole("button").count()) > 0;
    if (!sorts) await expect(header).toContainText(/cannot sort/);
  }
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
  await keeping(page, () => panel(page).getByRole("checkbox", { name: "Single letters are shortcuts" }).uncheck());
  await page.keyboard.press("Escape");
  await rowsOf(page).nth(6).focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("row", { selected: true })).toHaveCount(3);
});
