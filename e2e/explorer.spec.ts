import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { callsOf, orderToShip, plantFault, tell } from "./sandbox";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test.describe("the marketplaces explorer", () => {
  test("5.9.1 · LA-80 · M01 · every marketplace is found by its name or by what it can do, and opens", async ({
    page,
  }) => {
    await page.goto("/accounts/1/marketplaces");
    const rows = page
      .getByRole("table")
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    await expect(rows.first()).toBeVisible();
    const all = await rows.count();
    expect(all).toBeGreaterThanOrEqual(12);
    const amazons = await rows.filter({ hasText: /amazon_/ }).count();
    expect(amazons).toBeGreaterThan(1);
    await page.getByRole("searchbox").fill("vcs");
    await expect(rows).toHaveCount(amazons);
    await expect(rows.filter({ hasText: "VCS" }).filter({ hasText: /amazon_/ })).toHaveCount(amazons);
    expect(amazons).toBeLessThan(all);
    await page.getByRole("searchbox").fill("pick-up");
    await expect(rows.first()).toBeVisible();
    expect(await rows.count()).toBeLessThan(all);
    await page.getByRole("searchbox").fill("amazon fr");
    await page.getByRole("link", { name: "Amazon FR" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Amazon FR");
  });

  test("5.9.2 · U23 · LA-82 · M01 · an action says when it is allowed, and each argument whether and when it is asked for and what it takes", async ({
    page,
  }) => {
    await page.goto("/accounts/1/marketplaces/amazon_fr");
    // Each of the marketplace's own words stands beside the status that Lengow makes of it.
    const statuses = page.locator("section", { has: page.getByRole("heading", { name: "Statuses" }) });
    for (const [own, status] of [
      ["Unshipped", "To ship"],
      ["Shipped", "Shipped"],
      ["Canceled", "Canceled"],
    ] as const)
      await expect(
        statuses
          .getByRole("listitem")
          .filter({ has: page.getByText(own, { exact: true }) })
          .filter({ hasText: status }),
        own,
      ).not.toHaveCount(0);
    const ship = page.locator("#action-ship");
    await expect(ship).toContainText("Allowed while the order is");
    await expect(ship.getByRole("listitem").filter({ hasText: "carrier_name" })).toContainText(
      "only when Carrier is “Other”",
    );
    await expect(ship.getByRole("listitem").filter({ hasText: "tracking_number" })).toContainText(
      "Required in practice",
    );
    await ship.getByRole("button", { name: /^Show values\s*: Carrier$/ }).click();
    await ship.getByRole("searchbox").fill("dhl");
    await expect(ship.getByRole("listitem").filter({ hasText: "DHL" }).last()).toBeVisible();
  });

  test("5.9.3 · M01 · a form tried on a real order shows what Lengow would receive, and nothing is sent", async ({
    page,
  }) => {
    const { marketplace, marketplace_order_id: id } = await orderToShip("amazon_fr");
    await page.goto(`/accounts/1/marketplaces/${marketplace}`);
    await page.locator("#action-cancel").getByRole("button", { name: "Try the form" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Order number").fill(id);
    await form.getByRole("button", { name: "Use this order" }).click();
    await expect(form.getByRole("status").filter({ hasText: id })).toBeVisible();
    await expect(form).toContainText("nothing would be sent");
    await form.getByRole("combobox", { name: "Reason" }).click();
    await form.getByRole("listbox").getByRole("option").first().click();
    await expect(form.locator("pre")).toContainText('"reason"');
    const posts = (await callsOf(1)).filter(({ route }) => route.startsWith("POST /v3.0/orders/actions"));
    expect(posts.filter(({ order }) => order === id)).toEqual([]);
  });

  test("M01 · an unknown marketplace is a plain 404", async ({ page }) => {
    const answer = await page.goto("/accounts/1/marketplaces/nobody_xx");
    expect(answer?.status()).toBe(404);
  });

  test("M01 · a person of another account sees that account's marketplaces alone", async ({ pageOf }) => {
    const page = await pageOf("outsider");
    const answer = await page.goto("/accounts/1/marketplaces/amazon_fr");
    expect(answer?.status()).toBe(404);
    // Our readers ask for that account's orders and actions by themselves.
    expect((await callsOf(1)).filter(({ route }) => route.includes("/marketplaces/"))).toEqual([]);
  });

  test("M01 · the raw metadata is a press away, also while Lengow is down once it was had", async ({ page }) => {
    await page.goto("/accounts/1/marketplaces/cdiscount");
    await plantFault({ route: "GET /v3.0/marketplaces/", kind: "500" });
    await page.getByRole("button", { name: "Show the JSON" }).click();
    await expect(page.getByRole("region", { name: "Raw metadata" })).toContainText('"actions"');
  });

  test("5.9.4 · M02 · 5.9.1 · a carrier renamed while we watch stands in the history and on the list, for that account alone", async ({
    page,
    pageOf,
  }) => {
    // The other account's history is its own story's: it stays as long as it is.
    const ours = async () =>
      (await (await page.request.get("/api/accounts/1/marketplaces/cdiscount/history")).json()).count;
    const before = await ours();
    const theirs = await pageOf("outsider");
    await theirs.goto("/accounts/2/marketplaces/cdiscount");
    const history = theirs.getByRole("region", { name: "History" });
    await expect(history).toContainText("No change since");
    await tell("incident", { account: 2, count: 1 });
    const entry = history.getByRole("list", { name: "History" });
    // Within two seconds of a reading the last one counts.
    await expect(async () => {
      await history.getByRole("button", { name: "Check now" }).click();
      await expect(entry).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    await expect(entry).toContainText("ship, carrier");
    await expect(entry).toContainText(/Removed\s*COLISSIMO\b/);
    await expect(entry).toContainText(/Added\s*LAPOSTE_COLISSIMO\b/);
    // The page around it is the new one as well.
    await expect(theirs.getByRole("link", { name: "Changed lately" })).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await theirs.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page: theirs }).withTags(STANDARDS).include("main").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
    }
    await theirs.goto("/accounts/2/marketplaces");
    const changed = theirs.getByRole("row").filter({ hasText: "Changed lately" });
    await expect(changed).toHaveCount(1);
    await expect(changed).toContainText("Cdiscount");
    expect(await ours()).toBe(before);
  });
});
