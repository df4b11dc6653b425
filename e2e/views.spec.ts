import AxeBuilder from "@axe-core/playwright";
import { expect, rowsOf, test } from "./fixtures";

test.describe("saved views", () => {
  test("G16 · 5.3.2 · what is on screen is kept under a name, comes back from its tab, is renamed and deleted", async ({
    page,
  }) => {
    await page.goto("/accounts/1/orders?status=shipped&marketplace=zalando");
    await page.getByRole("button", { name: "Save as a view" }).click();
    // What is typed as soon as the dialog is there is the name, and no shortcut of the list.
    const field = page.getByRole("textbox", { name: "Name" });
    await expect(field).toBeFocused();
    const name = `Shipped ${Date.now()}`;
    await page.keyboard.type(name);
    await expect(field).toHaveValue(name);
    await page.getByRole("button", { name: "Save the view" }).click();
    await expect(page).toHaveURL(/view=/);
    const tab = page.getByRole("link", { name });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await expect(tab).toHaveAccessibleName(`Saved view: ${name}`);
    // Whole and on top, however many tabs there are; and the first tab stays where it was.
    for (const one of [tab, page.getByRole("navigation", { name: "Views" }).getByRole("link").first()]) {
      await expect(one).toBeInViewport({ ratio: 1 });
      await one.click({ trial: true });
    }
    await page.goto("/accounts/1/orders");
    await page.getByRole("button", { name: "Saved views" }).click();
    await expect(page.getByRole("menuitem", { name })).toBeVisible();
    await page.keyboard.press("Escape");
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

  test("G16 · U17 · a view is begun with through the link to the orders, duplicated, shared and handed on by its link", async ({
    page,
    context,
    pageOf,
    baseURL,
  }) => {
    test.slow();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const headers = { origin: baseURL ?? "" };
    const data = { name: `Mine ${Date.now()}`, query: "status=shipped&marketplace=zalando" };
    const view = await (await page.request.post("/api/accounts/1/views", { data, headers })).json();
    const press = async (name: string) => {
      await page.getByRole("button", { name: "View", exact: true }).click();
      await page.getByRole("menuitem", { name, exact: true }).click();
    };
    await page.goto(`/accounts/1/orders?view=${view.id}`);
    await expect(page.getByRole("link", { name: view.name })).toHaveAttribute("aria-current", "page");

    await press("Begin with this view");
    await page.getByRole("link", { name: "Activity", exact: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
    const orders = page.getByRole("navigation").getByRole("link", { name: "Orders", exact: true }).first();
    await orders.click();
    await expect(page).toHaveURL(new RegExp(`view=${view.id}`));
    await expect(page).toHaveURL(/status=shipped/);
    await press("Do not begin with this view");
    await expect(orders).toHaveAttribute("href", "/accounts/1/orders");

    await press("Copy the link");
    const link = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(link).toMatch(new RegExp(`view=${view.id}`));
    const colleague = await pageOf("support");
    await colleague.goto(await link());
    await expect(colleague.getByText("not shared with you")).toBeVisible();
    const shared = page.waitForResponse((answer) => answer.url().includes(`/views/${view.id}`) && answer.ok());
    await press("Share with the account");
    await shared;
    await colleague.goto(await link());
    await expect(colleague.getByRole("link", { name: view.name })).toHaveAttribute("aria-current", "page");
    await expect(colleague).toHaveURL(/marketplace=zalando/);

    await press("Duplicate");
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(`${view.name} (copy)`);
    await page.getByRole("button", { name: "Save the view" }).click();
    const copy = page.getByRole("link", { name: `${view.name} (copy)` });
    await expect(copy).toHaveAttribute("aria-current", "page");
    await expect(page).not.toHaveURL(new RegExp(`view=${view.id}`));
    await expect(page).toHaveURL(/status=shipped/);
    await expect(page).toHaveURL(/marketplace=zalando/);
    const own = new URL(page.url()).searchParams.get("view");
    for (const id of [own, view.id]) await page.request.delete(`/api/accounts/1/views/${id}`, { headers });
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
    // What never was is dropped when it is saved; what has gone since is named when it is opened.
    const query = "status=shipped,vanished&marketplace=zalando,gone_shop&columns=order,status,mood";
    const data = { name: `Ours ${Date.now()}`, query, shared: true };
    const view = await (await page.request.post("/api/accounts/1/views", { data, headers })).json();
    const colleague = await pageOf("support");
    await colleague.goto(`/accounts/1/orders?view=${view.id}`);
    await expect(colleague.getByRole("link", { name: view.name })).toHaveAttribute("aria-current", "page");
    await expect(rowsOf(colleague).first()).toBeVisible();
    const notice = colleague.getByText("This view names what no longer exists. It was left out: gone_shop.");
    await expect(notice).toBeVisible();
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
