import AxeBuilder from "@axe-core/playwright";
import { expect, rowsOf, test } from "./fixtures";

const field = "Search, filter, go";

test.describe("the palette and the shortcuts", () => {
  test("G18 · filters typed in the palette are the filters of the list, completed by key", async ({ page }) => {
    await page.goto("/accounts/1/activity");
    await page.keyboard.press("Control+k");
    const input = page.getByRole("combobox", { name: field });
    await input.fill("marketplace:amazon_f");
    await expect(page.getByRole("option", { name: /Amazon FR/ })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(input).toHaveValue("marketplace:amazon_fr ");
    await input.pressSequentially("status:ship");
    await expect(page.getByRole("option").first()).toContainText("To ship");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await expect(input).toHaveValue("marketplace:amazon_fr status:shipped ");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/orders\?.*marketplace=amazon_fr/);
    await expect(page).toHaveURL(/status=shipped/);
    await expect(rowsOf(page).first()).toBeVisible();
  });

  test("G18 · what is no filter is named, not left out silently", async ({ page }) => {
    await page.goto("/accounts/1/activity");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: field }).fill("stauts:shipped alert:late ");
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText("“stauts:shipped” is no filter");
  });

  test("G18 · two words that mean filters are one line that sets both, and a third that means none is named", async ({
    page,
  }) => {
    await page.goto("/accounts/1/activity");
    await page.keyboard.press("Control+k");
    const input = page.getByRole("combobox", { name: field });
    await input.fill("late cdiscount lamp");
    await expect(page.getByRole("option", { name: /“lamp” is no filter/ })).toBeVisible();
    await input.fill("late cdiscount");
    await expect(page.getByRole("option").first()).toContainText("Late · Cdiscount");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/orders\?.*marketplace=cdiscount/);
    await expect(page).toHaveURL(/alert=late/);
  });

  test("U2 · a text searched from the palette never stands in the address", async ({ page }) => {
    await page.goto("/accounts/1/activity");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: field }).fill("Dupont");
    await page.getByRole("option", { name: /Search buyers/ }).click();
    await expect(page).toHaveURL(/\/orders\?find=/);
    expect(page.url()).not.toContain("Dupont");
  });

  test("U3 · G and a letter go to a section, and letters can be switched off for good", async ({ page }) => {
    await page.goto("/accounts/1/orders");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await expect(page).toHaveURL(/\/marketplaces$/);
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(sheet).toContainText("Look at it beside the list");
    const kept = page.waitForResponse((answer) => answer.url().endsWith("/api/me/preferences"));
    await sheet.getByRole("button", { name: "Off" }).click();
    expect((await kept).ok()).toBe(true);
    await page.keyboard.press("Escape");
    await page.reload();
    await page.keyboard.press("?");
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(/\/marketplaces$/);
    const back = await page.request.patch("/api/me/preferences", {
      data: { letters: true },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(back.ok()).toBe(true);
  });

  test("U4 · palette and sheet break no rule of WCAG 2.2 AA, light and dark", async ({ page }) => {
    test.slow();
    await page.goto("/accounts/1/activity");
    for (const key of ["Control+k", "?"]) {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      for (const theme of ["light", "dark"]) {
        await page.evaluate((value) => {
          document.documentElement.dataset.switching = "";
          document.documentElement.dataset.theme = value;
        }, theme);
        const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
});
