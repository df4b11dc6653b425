import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const TABS = ["connection", "sending", "team", "data", "audit", "links"];
const LANGUAGES = ["en", "fr", "de"] as const;

async function show(page: Page, theme: string) {
  await page.evaluate((value) => {
    document.documentElement.dataset.switching = "";
    document.documentElement.dataset.theme = value;
  }, theme);
}

test.describe("an administrator", () => {
  test.use({ person: "admin" });

  test("5.10 · tests the connection, and no key is ever on the page", async ({ page }) => {
    await page.goto("/accounts/1/settings");
    await expect(page).toHaveURL(/settings\/connection$/);
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.getByText("Lengow answers.")).toBeVisible();
    await expect(page.getByText(/Account 1, \d+ marketplaces/)).toBeVisible();
    expect(await page.content()).not.toContain("demo-secret-1");
    await page.getByLabel("Access token").fill("demo-1");
    await page.getByLabel("Secret", { exact: true }).fill("not-the-secret");
    await page.getByRole("button", { name: "Try and replace the keys" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Not saved");
  });

  test("5.10 · A12 · sets how long actions wait, sees who changed it, and a refund never leaves at once", async ({
    page,
  }) => {
    await page.goto("/accounts/2/settings/sending");
    await page.getByLabel("Refund").fill("0");
    await page.getByRole("button", { name: "Save the waiting times" }).click();
    await expect(page.getByText("A whole number from 10 to 3600.")).toBeVisible();
    await page.getByLabel("Refund").fill("240");
    await page.getByLabel("Cancel and refuse").fill("45");
    await page.getByRole("button", { name: "Save the waiting times" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expect(page.getByText(/Changed by Inès Moreau/)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Cancel and refuse")).toHaveValue("45");
  });

  test("M09 · finds the change in the audit log, by person and by kind", async ({ page, request }) => {
    const patch = { data: { retention_months: 5 }, headers: { origin: APP_URL } };
    expect((await request.patch("/api/accounts/2/settings", patch)).ok()).toBe(true);
    await page.goto("/accounts/2/settings/audit");
    await page.getByLabel("Kind").selectOption("setting");
    await expect(page).toHaveURL(/kind=setting/);
    const first = page.getByRole("table").getByRole("row").nth(1);
    await expect(first).toContainText("Inès Moreau");
    await expect(first).toContainText("changed a setting");
    await expect(first).toContainText("5 months");
  });

  test("5.10 · gives a role and takes it again after one question, each written down", async ({ page }) => {
    await page.goto("/accounts/2/settings/team");
    await page.getByLabel("E-mail").fill("viewer@demo.test");
    await page.getByRole("button", { name: "Give a role" }).click();
    const row = page.getByRole("row", { name: /Jonas Weber/ });
    await expect(row).toBeVisible();
    await row.getByRole("button", { name: /Jonas Weber/ }).click();
    await page.getByRole("menuitem", { name: "Take the role" }).click();
    await expect(page.getByRole("dialog")).toContainText("Their next press no longer reaches this account.");
    await page.getByRole("dialog").getByRole("button", { name: "Take the role" }).click();
    await expect(row).toHaveCount(0);
  });

  test("5.10 · U4 · the settings break no rule of WCAG 2.2 AA, in three languages, light and dark, desk and phone", async ({
    page,
  }) => {
    test.slow();
    for (const [at, tab] of TABS.entries()) {
      const language = LANGUAGES[at % 3] ?? "en";
      await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
      await page.goto(`/accounts/1/settings/${tab}`);
      for (const [width, theme] of [
        [1440, "light"],
        [390, "dark"],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await show(page, theme);
        const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
        expect(found, `${tab} ${language} ${theme} ${width}`).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${tab} ${width}`).toBeLessThanOrEqual(width);
      }
    }
  });
});

test.describe("a viewer", () => {
  test.use({ person: "viewer" });

  test("5.10 · sees settings and touches none; the audit log is not theirs", async ({ page, request }) => {
    await page.goto("/accounts/1/settings/sending");
    await expect(page.getByText("Administrators of the account change it.")).toBeVisible();
    await expect(page.getByRole("button", { name: /Save/ })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
    await page.goto("/accounts/1/settings/audit");
    await expect(page.getByText("This part is for administrators of the account.")).toBeVisible();
    expect((await request.get("/api/accounts/1/audit")).status()).toBe(403);
    const patch = { data: { name: "Mine" }, headers: { origin: APP_URL } };
    expect((await request.patch("/api/accounts/1/settings", patch)).status()).toBe(403);
    await page.goto("/accounts/1/settings/team");
    expect(await page.content()).not.toContain("admin@demo.test");
  });
});
