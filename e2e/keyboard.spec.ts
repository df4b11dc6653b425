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

const SECTIONS = [
  ["h", "/accounts/1/home"],
  ["o", "/accounts/1/orders"],
  ["e", "/accounts/1/errors"],
  ["i", "/accounts/1/invoices"],
  ["a", "/accounts/1/activity"],
  ["m", "/accounts/1/marketplaces"],
] as const;

test("U3 · G and a letter lead to each section, from wherever one is", async ({ page }) => {
  await page.goto("/accounts/1/marketplaces/zalando");
  for (const [letter, address] of SECTIONS) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

/** Where an order stands when each action is its turn. */
const LETTERS = [
  ["s", "ship", "Ship", "waiting_shipment"],
  ["c", "cancel", "Cancel", "waiting_shipment"],
  ["r", "refund", "Refund", "shipped"],
] as const;

test("U3 · S, C and R open the form of shipping, cancelling and refunding, on the order's page and in its panel", async ({
  page,
}) => {
  test.slow();
  for (const [letter, type, words, status] of LETTERS) {
    const rows = await page.request.get(`/api/accounts/1/order-rows?lengow_status=${status}&page_size=50`);
    const orders: { marketplace: string; marketplace_order_id: string }[] = (await rows.json()).results;
    let place = "";
    for (const { marketplace, marketplace_order_id: id } of orders) {
      const path = `accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`;
      const { offers } = await (await page.request.get(`/api/${path}/peek`)).json();
      const can = (offers ?? []).some(
        (offer: { type: string; reason: unknown }) => offer.type === type && !offer.reason,
      );
      if (!can) continue;
      place = `/${path}`;
      await page.goto(`/accounts/1/orders?ordered=365d&id=${encodeURIComponent(id)}`);
      break;
    }
    expect(place, `an order for ${type}`).not.toBe("");
    const form = page.getByRole("dialog").getByRole("heading", { name: new RegExp(`^${words}( \\d+ of \\d+)?$`) });
    await page.keyboard.press("j");
    await page.keyboard.press("Space");
    await expect(page.locator(".peek footer").getByRole("button").first()).toBeVisible();
    await page.keyboard.press(letter);
    await expect(form).toBeVisible();
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press(letter);
    await expect(form).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(form).toHaveCount(0);
  }
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
  await expect(express).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/type=is_express/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Type\b/ })).toBeFocused();
});

test("U3 · U4 · F, a filter's name and Enter lead into its values, which the arrows and Space choose from", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders?size=25");
  await page.keyboard.press("f");
  await expect(page.getByRole("combobox", { name: "Type a filter or a value" })).toBeFocused();
  await page.keyboard.type("type");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: "Express" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/type=is_prime/);
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-add-filter]")).toBeFocused();

  // The list that is typed into, chosen by mouse.
  await page.keyboard.press("f");
  await page.getByRole("option", { name: "Status", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Search values" })).toBeFocused();
  await page.keyboard.type("cancel");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/status=canceled/);
});

test("U3 · U8 · back from an order, the list stands as it was left and the cursor on that order", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=50");
  const ids = await idsOf(page);
  const top = () => page.getByRole("region", { name: "Orders table" }).evaluate((box) => box.scrollTop);
  for (let presses = 0; presses < 31; presses += 1) await page.keyboard.press("j");
  await expect(rowsOf(page).nth(30)).toBeFocused();
  const left = await top();
  expect(left).toBeGreaterThan(100);
  const opened = (at: number) => expect(page.getByRole("heading", { level: 1 })).toContainText(ids[at] ?? "");
  await page.keyboard.press("Enter");
  await opened(30);
  await page.goBack();
  await expect(rowsOf(page).nth(30)).toBeFocused();
  expect(await top()).toBe(left);
  await page.keyboard.press("j");
  await expect(rowsOf(page).nth(31)).toBeFocused();

  // By the order page's own link, from the next order.
  await page.keyboard.press("Enter");
  await opened(31);
  await expect(page.getByText("32 of", { exact: false })).toBeVisible();
  await page.keyboard.press("j");
  await opened(32);
  await page.getByRole("main").getByRole("link", { name: "Orders", exact: true }).click();
  await expect(rowsOf(page).nth(32)).toBeFocused();

  // Another page of the list begins at its top.
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect.poll(top).toBe(0);
});

test("U3 · the panel leads on from the last order of a page to the next page's first, and back", async ({ page }) => {
  await page.goto("/accounts/1/orders?size=25");
  const ids = await idsOf(page);
  const panel = page.locator("aside.peek");
  await rowsOf(page).nth(23).focus();
  await page.keyboard.press("Space");
  await expect(panel).toHaveAccessibleName(ids[23] ?? "");
  await page.keyboard.press("j");
  await expect(panel).toHaveAccessibleName(ids[24] ?? "");
  await panel.getByRole("button", { name: "Next order" }).click();
  await expect(page).toHaveURL(/page=2/);
  const first = rowsOf(page).first();
  await expect(first).not.toContainText(ids[0] ?? "");
  await expect(first).toHaveAttribute("data-peek", "true");
  await expect(panel).toHaveAccessibleName(await first.getByRole("link").innerText());
  await page.keyboard.press("k");
  await expect(panel).toHaveAccessibleName(ids[24] ?? "");
  await expect(page).not.toHaveURL(/page=2/);
  await expect(rowsOf(page).nth(24)).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page).nth(24)).toBeFocused();
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
