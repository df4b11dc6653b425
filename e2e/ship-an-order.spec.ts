import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { callsOf, findOrder, orderToShip, tell, type WireOrder } from "./sandbox";
import { SANDBOX_URL } from "./stage";

interface Accepted {
  marketplace_order_id: string;
  action_type: string;
  args: Record<string, unknown>;
}

const POST = "POST /v3.0/orders/actions/";

/** What Lengow accepted for an order, whatever it answered. */
async function acceptedFor(order: WireOrder): Promise<Accepted[]> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/truth?account=1`);
  const { actions } = (await response.json()) as { actions: Accepted[] };
  return actions.filter((action) => action.marketplace_order_id === order.marketplace_order_id);
}

/** Whatever else of account 1 is still on its way is another story's. */
const postsFor = async ({ marketplace_order_id: id }: WireOrder): Promise<number> =>
  (await callsOf(1)).filter(({ route, order }) => route === POST && order === id).length;

const addressOf = ({ marketplace, marketplace_order_id }: WireOrder) =>
  `/accounts/1/orders/${marketplace}/${encodeURIComponent(marketplace_order_id)}`;
const newest = (page: Page) => page.locator("[data-action]").first();

/** The whole form by keys alone: S opens it, the list of carriers is searched by typing, Ctrl and Enter record. */
async function fillByKeyboard(page: Page, tracking: string): Promise<void> {
  await page.keyboard.press("s");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("combobox", { name: "Carrier", exact: true })).toBeFocused();
  await page.keyboard.type("oth");
  await page.keyboard.press("Enter");
  await expect(drawer.getByRole("textbox", { name: "Carrier name" })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Heppner");
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press("Tab");
    if (
      await drawer.getByRole("combobox", { name: "Shipping method" }).evaluate((one) => one === document.activeElement)
    )
      break;
  }
  await page.keyboard.type("Express");
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press("Tab");
    if (
      await drawer.getByRole("textbox", { name: "Tracking number" }).evaluate((one) => one === document.activeElement)
    )
      break;
  }
  await page.keyboard.type(tracking);
  await expect(drawer.getByText(/^Sends/)).toContainText(`tracking number ${tracking}`);
}

test("U3 · U14 · a shipment is filled in by keyboard, taken back with Z, and nothing of it reaches Lengow", async ({
  page,
}) => {
  const order = await orderToShip("amazon_fr");
  await page.goto(addressOf(order));
  await expect(page.getByRole("button", { name: "Ship" })).toBeVisible();
  await fillByKeyboard(page, "HEP-4711-1");
  await page.keyboard.press("Control+Enter");
  await expect(newest(page)).toHaveAttribute("data-state", "ready");
  await expect(newest(page)).toContainText(/leaves in \d+ s/);
  await page.keyboard.press("z");
  await expect(newest(page)).toHaveAttribute("data-state", "withdrawn");
  await expect(page.getByText("Taken back. Nothing was sent.").last()).toBeVisible();
  // Taken back by mistake, it is not typed again.
  await page.getByRole("button", { name: "Ship" }).first().click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Tracking number" })).toHaveValue("HEP-4711-1");
  expect(await acceptedFor(order)).toEqual([]);
  expect(await postsFor(order)).toBe(0);
});

test("U13 · a shipment leaves once after its hold, is never called done before Lengow says so, and the page follows by itself", async ({
  page,
}) => {
  // The hold is ten seconds, and the marketplace's answer is asked for every ten seconds while somebody looks.
  test.setTimeout(120_000);
  const order = await orderToShip("amazon_fr");
  await tell("outcomes", {
    account: 1,
    outcome: "done",
    marketplace: order.marketplace,
    marketplace_order_id: order.marketplace_order_id,
  });
  await page.goto(addressOf(order));
  await fillByKeyboard(page, "HEP-4711-2");
  await page.keyboard.press("Control+Enter");
  await expect(newest(page)).toHaveAttribute("data-state", "ready");
  await expect(newest(page)).toHaveAttribute("data-state", "accepted", { timeout: 25_000 });
  await expect(newest(page)).toContainText("has not answered yet");
  await expect(page.locator("[data-state=done]")).toHaveCount(0);
  const sent = await acceptedFor(order);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    action_type: "ship",
    args: { carrier: "Other", carrier_name: "Heppner", shipping_method: "Express", tracking_number: "HEP-4711-2" },
  });
  await tell("clock", { settle: true });
  await expect(newest(page)).toHaveAttribute("data-state", "done", { timeout: 45_000 });
  await expect(page.getByRole("banner").or(page.locator("header")).getByText("Shipped").first()).toBeVisible({
    timeout: 20_000,
  });
  expect(await acceptedFor(order)).toHaveLength(1);
  expect(await postsFor(order)).toBe(1);
});

test("an order that changed while its form was open stops there, and tells the difference", async ({ page }) => {
  const order = await orderToShip("amazon_fr");
  await page.goto(addressOf(order));
  await fillByKeyboard(page, "HEP-4711-3");
  const { marketplace, marketplace_order_id } = order;
  await tell("orders", { account: 1, marketplace, marketplace_order_id, lengow_status: "canceled" });
  await page.keyboard.press("Control+Enter");
  const told = page.getByRole("dialog").getByRole("alert");
  await expect(told).toContainText("The order changed while you were here. Nothing was recorded.");
  await expect(told).toContainText("To ship → Cancelled");
  await expect(page.locator("[data-action]")).toHaveCount(0);
  expect(await acceptedFor(order)).toEqual([]);
});

test("a viewer sees the order and what became of it, and no button that acts", async ({ pageOf }) => {
  const order = await findOrder(({ lengow_status }) => lengow_status === "waiting_shipment");
  const page = await pageOf("viewer");
  await page.goto(addressOf(order));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.marketplace_order_id);
  await expect(page.getByRole("button", { name: "Ship" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "More actions" })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
