import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { orderToShip } from "./sandbox";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("U18 · ticked orders that need a tracking number each: Ship… leads to their rows, filled in place, and nobody else's account finds them", async ({
  page,
}) => {
  // A colour on its way to another has no contrast to speak of.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const orders = [await orderToShip("amazon_de"), await orderToShip("amazon_de")];
  const ids = orders.map(({ marketplace_order_id }) => marketplace_order_id);
  await page.goto(`/accounts/1/orders?ids=${ids.join(",")}`);
  for (const id of ids) await page.getByRole("row").filter({ hasText: id }).getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: "Selected orders" });
  await bar.getByRole("button", { name: "Ship…", exact: true }).click();
  await page.waitForURL(/\/accounts\/1\/bulk\/[0-9a-f-]{36}\/ship$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ship 2 orders by tracking number");

  // Nobody has typed anything yet: nothing is wrong.
  await expect(page.getByRole("link", { name: /^To fill in 2$/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Cannot be sent 0$/ })).toBeVisible();
  await expect(page.getByText("2 still to fill in")).toBeVisible();

  // Down the column: Enter saves a cell and opens the one below.
  await page.getByRole("button", { name: /tracking number.* row 1/i }).click();
  await page.keyboard.type("6A12345678901");
  await page.keyboard.press("Enter");
  await page.keyboard.type("6A12345678902");
  await page.keyboard.press("Enter");
  for (const text of ["6A12345678901", "6A12345678902"]) await expect(page.getByRole("table")).toContainText(text);

  // What is the same for all is typed once: by key, or by the button of its column.
  const cell = (field: string, row: number) =>
    page.getByRole("button", { name: new RegExp(`^Change ${field} of row ${row}:`) });
  await cell("Carrier", 1).click();
  await page.keyboard.type("Colissimo");
  await page.keyboard.press("Control+Enter");
  await expect(cell("Carrier", 2)).toHaveText("Colissimo");
  await cell("Shipping method", 2).click();
  await page.keyboard.type("Standard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /^Ready 1$/ })).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Shipping method: Same for all rows" }).click();
  await expect(cell("Shipping method", 1)).toHaveText("Standard");
  await expect(page.getByRole("link", { name: /^Ready 2$/ })).toBeVisible();

  // On a phone each row is a card, its fields in sight.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ids) await expect(page.getByRole("rowheader").filter({ hasText: id })).toBeVisible();
  const field = await cell("Tracking number", 1).boundingBox();
  expect([(field?.x ?? 0) >= 0, (field?.x ?? 0) + (field?.width ?? 999) <= 390]).toEqual([true, true]);
  await isAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  const address = new URL(page.url()).pathname;
  await page.reload();
  await expect(page.getByRole("table")).toContainText("6A12345678902");
  expect((await page.goto(address.replace("/accounts/1/", "/accounts/2/")))?.status()).toBe(404);
});

test("U18 · a column copied from a spreadsheet goes down the rows, one number each, and what has no row is told", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const orders = [
    await orderToShip("decathlon_fr"),
    await orderToShip("decathlon_fr"),
    await orderToShip("decathlon_fr"),
  ];
  const ids = orders.map(({ marketplace_order_id }) => marketplace_order_id);
  await page.goto(`/accounts/1/orders?ids=${ids.join(",")}`);
  for (const id of ids) await page.getByRole("row").filter({ hasText: id }).getByRole("checkbox").check();
  await page
    .getByRole("region", { name: "Selected orders" })
    .getByRole("button", { name: "Ship…", exact: true })
    .click();
  await page.waitForURL(/\/accounts\/1\/bulk\/[0-9a-f-]{36}\/ship$/);
  const cell = (row: number) =>
    page.getByRole("button", { name: new RegExp(`^Change Tracking number of row ${row}:`) });
  const copied = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);

  // Into a cell that is open to be typed into.
  await copied("6A12345670001\r\n6A12345670002\r\n6A12345670003\r\n6A12345670004\r\n");
  await cell(1).click();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("status").filter({ hasText: "1 line more than rows: it was left out." })).toBeVisible();
  for (const row of [1, 2, 3]) await expect(cell(row)).toHaveText(`6A1234567000${row}`);

  // Into one that is focused alone; a line of its own is no number, and two in one cell are worth a look.
  await copied("6A12345670012\n6A12345670013 6A12345670014");
  await cell(2).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(cell(2)).toHaveText("6A12345670012");
  await expect(cell(3)).toContainText("6A12345670013 6A12345670014");
  await expect(page.getByRole("row").filter({ hasText: "a space inside; is it one number?" })).toHaveCount(1);
  await isAccessible(page);

  // However much a cell holds, its column stays as wide as a number is.
  await copied(Array.from({ length: 30 }, (_, at) => `6A123456700${at}`).join(" "));
  await cell(1).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(cell(1)).toContainText("6A1234567000 6A1234567001");
  expect((await cell(1).boundingBox())?.width).toBeLessThanOrEqual(320);
});
