import AxeBuilder from "@axe-core/playwright";
import { expect, rowsOf, test } from "./fixtures";

test.describe("saved views", () => {
  test("G16 · 5.3.2 · what is on screen is kept under a name, comes back from its tab, is renamed and deleted", async ({
    page,
  }) => {
    await page.goto("/accounts/1/orders?status=shipped&marketplace=zalando");
    await page.getByRole("button", { name: "Save as a view" }).click();
    const name = `Shipped ${Date.now()}`;
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Save the view" }).click();
    await expect(page).toHaveURL(/view=/);
    const tab = page.getByRole("link", { name });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await page.goto("/accounts/1/orders");
    await tab.click();
    await expect(page).toHaveURL(/status=shipped/);
    await expect(page).toHaveURL(/marketplace=zalando/);
    await page.getByRole("button", { name: "View", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(`${name} b`);
    await page.getByRole("button", { name: "Rename the view" }).click();
    await expect(page.getByRole("link", { name: `${name} b` })).toBeVisible();
    await page.getByRole("button", { name: "View", exact: true }).click();
    await page.getByRole("menuitem", { name: "Delete the view" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete the view" }).click();
    await expect(page.getByRole("link", { name: `${name} b` })).toHaveCount(0);
  });

  test("U17 · a changed view shows a dot, and is saved or put back", async ({ page, baseURL }) => {
    const made = await page.request.post("/api/accounts/1/views", {
      data: { name: `Dot ${Date.now()}`, query: "status=shipped" },
      headers: { origin: baseURL ?? "" },
    });
    const view = await made.json();
    await page.goto(`/accounts/1/orders?view=${view.id}`);
    await expect(page).toHaveURL(/status=shipped/);
    const tab = page.getByRole("link", { name: view.name });
    await expect(tab).not.toContainText("Changed since it was saved");
    await page.goto(`/accounts/1/orders?status=shipped&marketplace=zalando&view=${view.id}`);
    await expect(tab).toContainText("Changed since it was saved");
    await page.getByRole("button", { name: "View", exact: true }).click();
    await page.getByRole("menuitem", { name: "Back to the view as saved" }).click();
    await expect(tab).not.toContainText("Changed since it was saved");
    await expect(page).not.toHaveURL(/zalando/);
  });

  test("G17 · a shared view opens from its link for a colleague, who cannot change it; what it names in vain is said", async ({
    page,
    pageOf,
    baseURL,
  }) => {
    const headers = { origin: baseURL ?? "" };
    const query = "status=shipped,vanished&columns=order,status,mood";
    const data = { name: `Ours ${Date.now()}`, query, shared: true };
    const view = await (await page.request.post("/api/accounts/1/views", { data, headers })).json();
    const colleague = await pageOf("support");
    await colleague.goto(`/accounts/1/orders?view=${view.id}`);
    await expect(colleague.getByRole("link", { name: view.name })).toHaveAttribute("aria-current", "page");
    await expect(rowsOf(colleague).first()).toBeVisible();
    await colleague.getByRole("button", { name: "View", exact: true }).click();
    await expect(colleague.getByRole("menuitem", { name: "Duplicate" })).toBeVisible();
    await expect(colleague.getByRole("menuitem", { name: "Rename" })).toHaveCount(0);
    const outsider = await pageOf("outsider");
    expect((await outsider.request.get("/api/accounts/1/views")).status()).toBe(404);
  });

  test("U4 · tabs, menu and dialog of views break no rule of WCAG 2.2 AA, light and dark", async ({ page }) => {
    test.slow();
    await page.goto("/accounts/1/orders?status=shipped");
    await page.getByRole("button", { name: "Save as a view" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    for (const theme of ["light", "dark"]) {
      await page.evaluate((value) => {
        document.documentElement.dataset.switching = "";
        document.documentElement.dataset.theme = value;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
