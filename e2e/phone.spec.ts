import AxeBuilder from "@axe-core/playwright";
import { expect, idsOf, rowsOf, test } from "./fixtures";
import { orderToShip } from "./sandbox";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("U22 · on a phone More leads to Activity, to the import of a file and to the palette, and breaks no rule of WCAG 2.2 AA", async ({
  page,
}) => {
  test.slow();
  await page.goto("/accounts/1/orders?size=25");
  const bar = page.getByRole("navigation", { name: "Main" });
  const more = page.getByRole("navigation", { name: "More" });
  const open = async () => {
    await bar.getByRole("button", { name: "More" }).click();
    await expect(more).toBeVisible();
  };
  await open();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await more.getByRole("button", { name: "Search, filter, go" }).click();
  await expect(page.getByRole("dialog", { name: "Search, filter, go" })).toBeVisible();
  await page.keyboard.press("Escape");
  await open();
  await more.getByRole("link", { name: "Import CSV" }).click();
  await expect(page).toHaveURL("/accounts/1/bulk");
  await expect(more).toBeHidden();
  await open();
  await more.getByRole("link", { name: "Activity" }).click();
  await expect(page).toHaveURL("/accounts/1/activity");
  await expect(bar.getByRole("button", { name: "More" })).toHaveAttribute("aria-current", "true");
});

test("U22 · on a phone an order's card shows what was asked last and how it went", async ({ page }) => {
  const { marketplace, marketplace_order_id: id } = await orderToShip("decathlon_fr");
  await page.goto("/accounts/1/bulk");
  await page
    .getByRole("textbox", { name: "Or paste rows here" })
    .fill(`marketplace\torder id\ttracking number\n${marketplace}\t${id}\t05222014823399`);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Send 1 ready row" }).click();
  await page.waitForURL(/\/batches\/[0-9a-f-]{36}/);
  await expect(page.getByRole("row").filter({ hasText: id })).toContainText(/Not sent yet|Under way|Done/);
  // A row that is not recorded yet reads the same as one that is held.
  const recorded = async () => {
    const answer = await page.request.get(`/api/accounts/1/actions?marketplace_order_id=${encodeURIComponent(id)}`);
    return (await answer.json()).results.length;
  };
  await expect.poll(recorded).toBe(1);
  await page.goto(`/accounts/1/orders?id=${encodeURIComponent(id)}`);
  const card = rowsOf(page).first();
  await expect(card.locator("[data-card=act]")).toBeVisible();
  await expect(card.locator("[data-card=act]")).toContainText("Ship");
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
});

test("MA-22 · a finger that rests on an order's card opens its menu, which stays when it is lifted; a press beside closes it and opens nothing", async ({
  page,
}) => {
  const screen = await page.context().newCDPSession(page);
  await page.goto("/accounts/1/orders?size=25");
  const ids = await idsOf(page);
  const finger = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
    screen.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const box = await rowsOf(page).nth(1).boundingBox();
  if (!box) throw new Error("no second order");
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const menu = page.getByRole("menu", { name: /^Order / });
  await finger("touchStart", [{ x, y }]);
  await expect(menu).toHaveAccessibleName(`Order ${ids[1]}`);
  await finger("touchEnd", []);
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await expect(menu).toHaveCount(1);
  const at = await menu.boundingBox();
  const beside = (at?.y ?? 0) > 300 ? 200 : 700;
  await page.touchscreen.tap(195, beside);
  await expect(menu).toHaveCount(0);
  await expect(page).toHaveURL(/\/orders\?size=25$/);

  await finger("touchStart", [{ x, y }]);
  await expect(menu).toHaveCount(1);
  await finger("touchEnd", []);
  await menu.getByRole("menuitem", { name: /^Open the order/ }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(ids[1] ?? "?");
});
