import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { copyIsReady } from "./our-copy";
import { APP_URL } from "./stage";

/** What stands in the page's head, each by how far down its middle is. */
const middles = (page: Page) =>
  page
    .getByRole("main")
    .locator("header")
    .first()
    .evaluate((head) => {
      const shown = [...head.querySelectorAll("h1, button, a")].map((one) => one.getBoundingClientRect());
      return shown.filter(({ width }) => width > 1).map(({ top, height }) => Math.round((top + height / 2) / 8));
    });

for (const locale of ["en", "fr", "de"]) {
  test(`G14 · in ${locale} title, age and counters stand in one line from 1024 px on`, async ({ pageOf }) => {
    const page = await pageOf("merchant");
    await page.context().addCookies([{ name: "locale", value: locale, url: APP_URL }]);
    // The counters come from it.
    await copyIsReady(page.request);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto("/accounts/1/orders");
    await expect(rowsOf(page).first()).toBeVisible();
    await expect(page.getByRole("main").locator("header button[aria-pressed]").first()).toBeVisible();
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      await expect.poll(async () => new Set(await middles(page)).size).toBe(1);
    }
  });
}
