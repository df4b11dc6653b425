import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { copyHasAll } from "./our-copy";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const GRID = "/accounts/1/orders?ordered=30d";

const strip = (page: Page) => page.getByRole("region", { name: "Orders over time" });
const bars = (page: Page) => strip(page).locator("[data-bar]");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
/** The figure that ends the words of a bar or of a range. */
const figure = (words: string | null) => /([\d,]+) orders?$/.exec(words ?? "")?.[1] ?? "none";

/** The bars and the rows are asked for one after the other, so both are held against a copy that nothing is missing from. */
async function openStrip(page: Page) {
  await copyHasAll(page.request);
  await page.goto(GRID);
  await page.getByRole("button", { name: /^Ordered\b/, expanded: false }).click();
  await page.getByRole("checkbox", { name: "Draw orders over time above the list" }).check();
  await page.keyboard.press("Escape");
  await expect(bars(page)).toHaveCount(90);
}

test("G20 · bars above the grid are off until they are asked for, and remembered; drawing over them sets the window, a press a single day", async ({
  page,
}) => {
  await page.goto(GRID);
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
  await openStrip(page);
  await page.reload();
  await expect(bars(page)).toHaveCount(90);

  const days = await bars(page).evaluateAll((all) => all.map((bar) => bar.getAttribute("data-bar")));
  const middle = async (nth: number) => {
    const box = await bars(page).nth(nth).boundingBox();
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 20] as const;
  };
  await page.mouse.move(...(await middle(50)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(61)), { steps: 4 });
  const words = await strip(page).locator("[data-range]").textContent();
  expect(words).toContain("12 days");
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`ordered=${days[50]}\\.\\.${days[61]}`));
  await expect(heading(page)).toHaveText(`Orders${figure(words)}`);

  const day = bars(page).nth(70);
  const counted = figure(await day.getAttribute("aria-label"));
  await day.click();
  await expect(page).toHaveURL(new RegExp(`ordered=${days[70]}\\.\\.${days[70]}`));
  await expect(heading(page)).toHaveText(`Orders${counted}`);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`ordered=${days[50]}\\.\\.${days[61]}`));
});

test("G20 · the bars count under the filters in force, by keys as by drawing, and go when they are hidden", async ({
  page,
}) => {
  await openStrip(page);
  await page.goto(`${GRID}&status=shipped&marketplace=amazon_fr`);
  await expect(bars(page)).toHaveCount(90);
  await bars(page).last().focus();
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("ArrowLeft");
  for (let step = 0; step < 20; step += 1) await page.keyboard.press("Shift+ArrowLeft");
  const words = await strip(page).locator("[data-range]").textContent();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(`Orders${figure(words)}`);
  await expect(strip(page).locator("[data-bar]:focus")).toHaveCount(1);
  await page.goto("/accounts/1/orders?alert=late");
  await expect(strip(page)).toContainText("however old");
  await strip(page).getByRole("button", { name: "Hide the bars" }).click();
  await expect(strip(page)).toHaveCount(0);
  await page.reload();
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
});

test("G20 · U4 · the grid with bars above it breaks no rule of WCAG 2.2 AA, light and dark, desk and phone", async ({
  page,
}) => {
  await openStrip(page);
  for (const [theme, width] of [
    ["light", 1440],
    ["dark", 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((value) => {
      document.documentElement.dataset.switching = "";
      document.documentElement.dataset.theme = value;
    }, theme);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).include("section").withTags(STANDARDS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
  }
});
