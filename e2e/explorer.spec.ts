import { expect, test } from "./fixtures";
import { callsOf, findOrder, plantFault } from "./sandbox";

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
    const { marketplace, marketplace_order_id: id } = await findOrder(
      (order) => order.marketplace === "amazon_fr" && order.lengow_status === "waiting_shipment",
    );
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
    expect((await callsOf(1)).filter(({ route }) => route.startsWith("POST /v3.0/orders/actions"))).toEqual([]);
  });

  test("M01 · an unknown marketplace is a plain 404", async ({ page }) => {
    const answer = await page.goto("/accounts/1/marketplaces/nobody_xx");
    expect(answer?.status()).toBe(404);
  });

  test("M01 · a person of another account sees that account's marketplaces alone", async ({ pageOf }) => {
    const page = await pageOf("outsider");
    const answer = await page.goto("/accounts/1/marketplaces/amazon_fr");
    expect(answer?.status()).toBe(404);
    expect(await callsOf(1)).toEqual([]);
  });

  test("M01 · the raw metadata is a press away, also while Lengow is down once it was had", async ({ page }) => {
    await page.goto("/accounts/1/marketplaces/cdiscount");
    await plantFault({ route: "GET /v3.0/marketplaces/", kind: "500" });
    await page.getByRole("button", { name: "Show the JSON" }).click();
    await expect(page.getByRole("region", { name: "Raw metadata" })).toContainText('"actions"');
  });
});
