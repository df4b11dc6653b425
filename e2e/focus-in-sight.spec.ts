import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";

/** How much of what has the focus lies behind something else or out of the window, in pixels of its height; it may be cut at its sides. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return Number.NaN;
    const { top, bottom, left, width } = node.getBoundingClientRect();
    const x = Math.min(Math.max(left + Math.min(width, 120) / 2, 0), innerWidth - 1);
    let covered = 0;
    for (let y = Math.ceil(top); y < Math.floor(bottom); y += 1) {
      const there = document.elementFromPoint(x, y);
      if (!there || !(node.contains(there) || there.contains(node))) covered += 1;
    }
    return covered;
  });

for (const [name, size] of [
  ["a low window", { width: 1280, height: 520 }],
  ["a phone", { width: 390, height: 700 }],
] as const) {
  test(`U4 · what has the focus is never hidden behind the headers, the bar of ticked rows or the foot, down the list and up again: ${name}`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize(size);
    await page.goto("/accounts/1/orders?size=50&ordered=30d");
    await expect(rowsOf(page).nth(30)).toBeAttached();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByRole("region", { name: "Selected orders" })).toBeVisible();
    for (const key of ["j", "k"])
      for (let press = 0; press < 25; press += 1) {
        await page.keyboard.press(key);
        const id = await page.evaluate(() => document.activeElement?.getAttribute("data-row"));
        expect(id, `${key} ${press}`).toBeTruthy();
        await expect.poll(() => hidden(page), `${key} ${press}, ${id}`).toBeLessThanOrEqual(2);
      }
  });
}
