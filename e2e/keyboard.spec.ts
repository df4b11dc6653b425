import type { Page } from "@playwright/test";
import { expect, idsOf, rowsOf, test } from "./fixtures";

const focused = (page: Page) => page.locator(":focus");

/** Presses Tab until the focus is where it should be, and sees that it can be seen everywhere on the way. */
async function tabTo(page: Page, there: () => Promise<boolean>, key = "Tab") {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const look = await focused(page).evaluate((node) => {
      const style = getComputedStyle(node);
      const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
      return { ring: ring || style.boxShadow !== "none", html: node.outerHTML.slice(0, 120) };
    });
    expect(look.ring, `focus cannot be seen on ${look.html}`).toBe(true);
    if (await there()) return;
  }
  throw new Error("Tab never got there");
}

test("U3 · with no mouse: into the grid, along the rows, into an order and back", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=25");
  const ids = await idsOf(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  const firstLink = rowsOf(page).first().getByRole("link");
  await tabTo(page, () => firstLink.evaluate((node) => node === document.activeElement));
  await page.keyboard.press("ArrowDown");
  await expect(rowsOf(page).nth(1)).toBeFocused();
  await page.keyboard.press("j");
  await expect(rowsOf(page).nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowUp");
  await expect(rowsOf(page).nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(ids[1] ?? "");
  await page.goBack();
  await expect(page).toHaveURL("/accounts/1/orders?size=25");
  await expect(rowsOf(page).first()).toBeVisible();
});

test("U3 · J leads into the list from anywhere on the page, Space shows the order beside it, F opens + Filter", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders?size=25");
  await page.keyboard.press("j");
  await expect(rowsOf(page).nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(rowsOf(page).nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator(".peek header")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/peek=/);
  await page.keyboard.press("f");
  await expect(page.locator("[role=combobox]")).toBeFocused();
});

test("U3 · the slash leads to the search, and is a letter like any other inside it", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=25");
  const search = page.getByRole("searchbox");
  await rowsOf(page).first().getByRole("link").focus();
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type("CF:1/2");
  await expect(search).toHaveValue("CF:1/2");
});

test("U3 · U4 · a filter opens, is set and closes with keys alone, and gives the focus back", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=25");
  const chip = page.getByRole("button", { name: /^Type\b/, expanded: false });
  await chip.focus();
  await page.keyboard.press("Enter");
  const express = page.getByRole("checkbox", { name: "Express" });
  await expect(express).toBeVisible();
  await tabTo(page, () => express.evaluate((node) => node === document.activeElement));
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/type=is_express/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Type\b/ })).toBeFocused();
});

test("a header sorts by key and the footer turns pages by key", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=25");
  await page.getByRole("columnheader", { name: "Marketplace" }).getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=marketplace/);
  await page.getByRole("button", { name: "Next page" }).focus();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/page=2/);
});
