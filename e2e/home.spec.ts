import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const HOME = "/accounts/1/home";

/** Our copy of the orders is filled a moment after the start; all figures come with it, some sooner. */
async function openHome(page: Page) {
  const index = async () => (await (await page.request.get("/api/accounts/1/order-alerts")).json()).index?.state;
  await expect.poll(index, { timeout: 60_000 }).toBe("ready");
  await page.goto(HOME);
  await expect(page.locator("[data-day]").first()).toBeVisible();
}

test("M06 · the address of the app leads to what the day asks for", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/accounts\/1\/home$/);
});

test("M06 · 5.2.1 · a counter leads to exactly the orders it counted, and zero counters are not there", async ({
  page,
}) => {
  await openHome(page);
  const late = page.locator("[data-counter=late]").getByRole("link");
  // The count stands first; how late the worst one is stands after it.
  const counted = Number(/\d+/.exec(await late.innerText())?.[0]);
  expect(counted).toBeGreaterThan(0);
  await late.click();
  await expect(page).toHaveURL(/alert=late/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(counted));
  await expect(rowsOf(page).first()).toBeVisible();
});

test("M06 · 5.2.3 · a day's bar leads to the orders of that day, by mouse and by keys", async ({ page }) => {
  await openHome(page);
  const bar = page.locator("[data-day]").nth(-2);
  const words = (await bar.getAttribute("aria-label")) ?? "";
  const counted = /: (\d+) orders?$/.exec(words)?.[1] ?? "none";
  const day = await bar.getAttribute("data-day");
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(bar).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`ordered=${day}\\.\\.${day}`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(counted);
});

test("M06 · 5.2.3 · every chart is a table as well, with the same figures", async ({ page }) => {
  await openHome(page);
  const names = ["Orders per day", "Open orders by age", "Open orders by country"];
  for (const name of names) {
    await page.getByRole("button", { name: `${name} as a table` }).click();
    await expect(page.getByRole("table", { name })).toBeVisible();
  }
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Open orders by age as CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("open-orders-by-age.csv");
});

test("M06 · 5.2.6 · U12 · one part that fails says so and takes nothing else away", async ({ page }) => {
  await page.route("**/order-stats?**", (route) =>
    route.fulfill({ status: 500, json: { error: { code: "internal", message: "x", request_id: "r", sent: "no" } } }),
  );
  await page.goto(HOME);
  await expect(page.getByText("Orderdeck made a mistake.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lengow" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Team" })).toBeVisible();
  await expect(page.locator("[data-counter]").first()).toBeVisible();
});

test("5.2.2 · 5.2.5 · what hurts next stands by hours left, ten at most, each with the one thing to do; the team's deeds beside it", async ({
  page,
}) => {
  const rows = page.getByRole("table", { name: "What hurts next" }).locator("tbody tr");
  await openHome(page);
  await expect(rows.first()).toBeVisible();
  const due = await rows
    .locator("time")
    .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute("datetime") ?? "")));
  expect(due.length).toBe(await rows.count());
  expect(due.length).toBeLessThanOrEqual(10);
  expect(due).toEqual([...due].sort((a, b) => a - b));
  for (const row of await rows.all())
    await expect(row.getByRole("link", { name: /^(Ship|Accept|Invoice|Correct|Look)/ })).toHaveCount(1);
  const team = page.getByRole("region", { name: "Team" });
  await expect(team.getByRole("link", { name: "Activity" })).toHaveAttribute("href", "/accounts/1/activity");
});

test("5.2.4 · MA-04 · M07 · calls left, keys and queue are on screen", async ({ page }) => {
  await page.goto(HOME);
  const main = page.getByRole("main");
  await expect(main.getByText(/\d+ of \d+/).first()).toBeVisible();
  await expect(main.getByText("accepted", { exact: true })).toBeVisible();
  await expect(main.getByRole("link", { name: /\d+ actions?$/ })).toBeVisible();
});

test("M08 · demo data is marked on every screen", async ({ page }) => {
  for (const path of [HOME, "/accounts/1/orders", "/accounts/1/settings/team", "/accounts/1/activity"]) {
    await page.goto(path);
    await expect(page.getByText("Demo data").first(), path).toBeVisible();
  }
});

test("M06 · U4 · the home screen breaks no rule of WCAG 2.2 AA, in three languages, light and dark, desk and phone", async ({
  page,
}) => {
  test.slow();
  await openHome(page);
  for (const [language, theme] of [
    ["en", "light"],
    ["fr", "dark"],
    ["de", "light"],
  ] as const) {
    await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
    await page.goto(HOME);
    await page.locator("[data-day]").first().waitFor();
    for (const width of [1440, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((value) => {
        document.documentElement.dataset.switching = "";
        document.documentElement.dataset.theme = value;
      }, theme);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `${language} ${width}`).toBeLessThanOrEqual(width);
      if (width !== 1440 && width !== 390) continue;
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
      expect(found, `${language} ${theme} ${width}`).toEqual([]);
    }
  }
});
