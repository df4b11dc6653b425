import type { Locator } from "@playwright/test";
import { expect, idsOf, rowsOf, test } from "./fixtures";
import { orderToShip } from "./sandbox";

const COPYING = ["clipboard-read", "clipboard-write"];
const WINDOW = { width: 1440, height: 700 };

/** Whether all of it is in sight; asked again, as it may have grown a moment ago. */
async function isInside(menu: Locator): Promise<boolean> {
  const box = await menu.boundingBox();
  if (!box || box.x < 0 || box.y < 0) return false;
  return box.x + box.width <= WINDOW.width && box.y + box.height <= WINDOW.height;
}

test("MA-22 · 5.3.5 · a right click on a row opens its menu at the pointer, inside the window, and it leads to the order or beside the list", async ({
  page,
}) => {
  await page.setViewportSize(WINDOW);
  await page.goto("/accounts/1/orders?size=25");
  const ids = await idsOf(page);
  const menu = page.getByRole("menu", { name: /^Order / });
  await rowsOf(page).nth(2).locator("td").nth(3).click({ button: "right" });
  await expect(menu).toHaveAccessibleName(`Order ${ids[2]}`);
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);

  // At the window's corner there is no room to the right or below.
  await page.mouse.click(1425, 640, { button: "right" });
  await expect.poll(() => isInside(menu)).toBe(true);
  // Another row's menu takes its place.
  await rowsOf(page).nth(1).locator("td").nth(3).click({ button: "right" });
  await expect(menu).toHaveCount(1);
  await expect(menu).toHaveAccessibleName(`Order ${ids[1]}`);
  await menu.getByRole("menuitem", { name: "Show beside the list" }).click();
  await expect(page.locator("aside.peek")).toHaveAccessibleName(ids[1] ?? "");
  await rowsOf(page).nth(3).locator("td").nth(1).click({ button: "right" });
  await menu.getByRole("menuitem", { name: /^Open the order/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(ids[3] ?? "");
});

test("MA-22 · a viewer's menu, which never grows after it is drawn, is inside the window at its corner too", async ({
  pageOf,
}) => {
  const viewer = await pageOf("viewer");
  await viewer.setViewportSize(WINDOW);
  await viewer.goto("/accounts/1/orders?size=25");
  await expect(rowsOf(viewer).first()).toBeVisible();
  await viewer.mouse.click(1425, 640, { button: "right" });
  const menu = viewer.getByRole("menu", { name: /^Order / });
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await expect.poll(() => isInside(menu)).toBe(true);
});

test("MA-22 · U3 · Shift F10 opens the menu of the row in focus, Esc gives the focus back, Ctrl C copies the id", async ({
  page,
  context,
}) => {
  await context.grantPermissions(COPYING);
  await page.goto("/accounts/1/orders?size=25");
  const ids = await idsOf(page);
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: /^Open the order/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page).nth(1)).toBeFocused();
  await page.keyboard.press("Control+c");
  await expect.poll(read).toBe(ids[1]);
  await expect(page.getByText("Order id copied")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("ContextMenu");
  await page.getByRole("menuitem", { name: "Copy the link" }).click();
  await expect.poll(read).toMatch(/^http:\/\/localhost:\d+\/accounts\/1\/orders\/[^/]+\//);
  expect(decodeURIComponent(await read())).toContain(ids[2] ?? "?");
  await page.keyboard.press("ContextMenu");
  await page.getByRole("menuitem", { name: /^Copy the order id/ }).click();
  await expect.poll(read).toBe(ids[2]);
});

test("5.3.5 · what can be sent for an order opens its form from the row's menu; a viewer is offered nothing", async ({
  page,
  pageOf,
}) => {
  const { marketplace_order_id: id } = await orderToShip("zalando");
  const address = `/accounts/1/orders?id=${encodeURIComponent(id)}`;
  await page.goto(address);
  await rowsOf(page).first().locator("td").nth(3).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Ship", exact: true }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("heading", { name: "Ship" })).toBeVisible();
  await expect(drawer).toContainText(id);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(rowsOf(page).first()).toBeVisible();
  const viewer = await pageOf("viewer");
  await viewer.goto(address);
  await rowsOf(viewer).first().locator("td").nth(3).click({ button: "right" });
  await expect(viewer.getByRole("menuitem")).toHaveCount(5);
});

test("5.3.1 · the way to a file of actions stands beside the export, for who may send", async ({ page, pageOf }) => {
  await page.goto("/accounts/1/orders?size=25");
  await page.getByRole("link", { name: "Import CSV" }).click();
  await expect(page).toHaveURL("/accounts/1/bulk");
  const viewer = await pageOf("viewer");
  await viewer.goto("/accounts/1/orders?size=25");
  await expect(rowsOf(viewer).first()).toBeVisible();
  await expect(viewer.getByRole("link", { name: "Import CSV" })).toHaveCount(0);
});
