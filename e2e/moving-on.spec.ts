import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";

/** Keeps the next page from coming until it is let through. */
async function hold(page: Page, path: string): Promise<() => void> {
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(
    (url) => url.pathname.startsWith(path) && url.searchParams.has("_rsc"),
    async (route) => {
      await gate;
      await route.continue();
    },
  );
  return letThrough;
}

const bar = (page: Page) => page.getByRole("progressbar", { name: "Opening the page" });

test("U10 · a page that takes long is said to be on its way, from a link and from a row, and nothing moves", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders");
  await expect(rowsOf(page).first()).toBeVisible();
  const place = await page.getByRole("main").boundingBox();
  const goOn = await hold(page, "/accounts/1/activity");
  await page.getByRole("link", { name: "Activity", exact: true }).first().click();
  await expect(bar(page)).toBeVisible();
  expect(await page.getByRole("main").boundingBox()).toEqual(place);
  await expect(rowsOf(page).first()).toBeVisible();
  goOn();
  await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);

  await page.goBack();
  await expect(rowsOf(page).first()).toBeVisible();
  const open = await hold(page, "/accounts/1/orders/");
  await rowsOf(page).first().locator("td").last().click();
  await expect(bar(page)).toBeVisible();
  open();
  await expect(page).toHaveURL(/\/orders\/[^/]+\/[^/]+$/);
  await expect(bar(page)).toHaveCount(0);
});

test("U10 · filters and steps back among them show no bar", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  await expect(rowsOf(page).first()).toBeVisible();
  await page.evaluate(() => {
    const seen: string[] = [];
    (window as Window & { bars?: string[] }).bars = seen;
    new MutationObserver(() => {
      if (document.querySelector("[role=progressbar][aria-label='Opening the page']")) seen.push(location.pathname);
    }).observe(document.body, { childList: true, subtree: true });
  });
  // Rows that come late: whatever waits for a while before it shows has shown by then.
  let open = () => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/order-rows?*", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: /^Shipped/ }).click();
  await expect(page).toHaveURL(/status=shipped/);
  await expect(page.getByRole("table")).toHaveAttribute("aria-busy", "true");
  open();
  await expect(page.getByRole("table")).not.toHaveAttribute("aria-busy", "true");
  await page.goBack();
  await expect(page).not.toHaveURL(/status=shipped/);
  expect(await page.evaluate(() => (window as Window & { bars?: string[] }).bars)).toEqual([]);
});
