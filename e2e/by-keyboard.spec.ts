import type { Locator, Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { copyIsReady } from "./our-copy";

/** Presses Tab, and nothing else, until the focus is there. */
async function tabTo(page: Page, target: Locator, key = "Tab") {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error("Tab never got there");
}

const panelOf = (page: Page, name: string) =>
  page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });

/** Two plain words that stand for a buyer whose order waits, as the copy has them. */
async function wordsOfABuyer(page: Page): Promise<string> {
  await copyIsReady(page.request);
  const rows = await page.request.get("/api/accounts/1/order-rows?lengow_status=waiting_shipment&page_size=100");
  const { results }: { results: { buyer_name: string | null }[] } = await rows.json();
  const found = results.find(({ buyer_name }) => /^[A-Za-z]+ [A-Za-z]+$/.test(buyer_name ?? ""));
  expect(found).toBeDefined();
  return found?.buyer_name ?? "";
}

test("U3 · found, filtered, opened, changed, noted and taken away without a mouse", async ({ page }) => {
  test.slow();
  await page.goto("/accounts/1/orders?size=25");
  const words = await wordsOfABuyer(page);

  // Words, then a filter found by typing.
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/find=/);
  await expect(rowsOf(page).first()).toBeVisible();
  await tabTo(page, page.getByRole("main").getByRole("button", { name: "Filter", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Type a filter or a value" })).toBeFocused();
  await page.keyboard.type("to ship");
  const toShip = page.getByRole("option", { name: "Status: To ship", exact: true });
  await expect(toShip).toBeVisible();
  for (let presses = 0; presses < 10 && (await toShip.getAttribute("aria-selected")) !== "true"; presses += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/status=waiting_shipment/);
  await expect(rowsOf(page).first()).toBeVisible();
  const list = page.url();

  // Into the order by its row, its reference and a note. The row is named by the keys that are on it: the list may still change.
  await tabTo(page, rowsOf(page).first().getByRole("link"));
  const id = await page.locator("a:focus").innerText();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(id);
  const references = panelOf(page, "References");
  const reference = `KEY-${Date.now()}`;
  await tabTo(page, references.getByRole("button", { name: /your reference/i }).first());
  await page.keyboard.press("Enter");
  await expect(references.getByRole("textbox").first()).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(reference);
  await page.keyboard.press("Enter");
  await expect(references).toContainText(reference);
  await expect(references.getByRole("textbox")).toHaveCount(0);
  const notes = panelOf(page, "Internal notes");
  await tabTo(page, notes.getByRole("textbox"));
  await page.keyboard.type("seen by keys alone");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(notes.getByRole("listitem").first()).toContainText("seen by keys alone");

  // Back to the same list, and away with it.
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "Orders", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(list);
  await expect(rowsOf(page).first()).toBeVisible();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("not only this page");
  const saved = page.waitForEvent("download");
  await tabTo(page, dialog.getByRole("button", { name: "Export the orders" }));
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/^orders-1-.*\.csv$/);
  await expect(dialog.getByRole("status")).toContainText("in the file");
});
