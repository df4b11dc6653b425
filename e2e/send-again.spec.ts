import { expect, test } from "./fixtures";
import { callsOf, orderToShip, tell, type WireOrder } from "./sandbox";
import { SANDBOX_URL } from "./stage";

const POST = "POST /v3.0/orders/actions/";

/** What Lengow accepted for an order, whatever it answered. */
async function acceptedFor(order: WireOrder): Promise<{ args: Record<string, unknown> }[]> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/truth?account=1`);
  const { actions } = (await response.json()) as {
    actions: { marketplace_order_id: string; args: Record<string, unknown> }[];
  };
  return actions.filter((action) => action.marketplace_order_id === order.marketplace_order_id);
}

/** Whatever else of account 1 is still on its way is another story's. */
const postsOf = async ({ marketplace_order_id: id }: WireOrder) =>
  (await callsOf(1)).filter(({ route, order }) => route === POST && order === id).length;

test("what needs a person is corrected and sent again from its desk in Activity, and Lengow gets exactly one call", async ({
  page,
}) => {
  // Two holds of ten seconds.
  test.setTimeout(90_000);
  const order = await orderToShip("ebay_fr");
  const { marketplace, marketplace_order_id: id } = order;
  const inStatus = (lengow_status: string) =>
    tell("orders", { account: 1, marketplace, marketplace_order_id: id, lengow_status });

  await page.goto(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`);
  await page.getByRole("button", { name: "Ship", exact: true }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("textbox", { name: "Tracking number" }).fill("WRONG-1");
  await page.keyboard.press("Control+Enter");
  const action = page.locator("[data-action]").first();
  await expect(action).toHaveAttribute("data-state", "ready");
  // Once recorded, it is what the order's page says first.
  await expect(page.getByRole("button", { name: "Ship: Not sent yet" })).toBeVisible();
  await inStatus("canceled");
  await expect(action).toHaveAttribute("data-state", "needs_person", { timeout: 25_000 });
  await expect(action).toContainText("A person has to decide");
  await expect(action).toContainText("The order changed before it left, so it was stopped; nothing was sent.");
  expect(await postsOf(order)).toBe(0);

  await inStatus("waiting_shipment");
  await action.getByRole("link", { name: "Open in Activity" }).click();
  await page.getByRole("button", { name: /^Open Ship/ }).click();
  await page.getByRole("button", { name: "Correct and send again" }).click();
  const tracking = drawer.getByRole("textbox", { name: "Tracking number" });
  await expect(tracking).toHaveValue("WRONG-1");
  await tracking.fill("RIGHT-2");
  await page.keyboard.press("Control+Enter");
  await expect(drawer).toBeHidden();

  await expect.poll(() => acceptedFor(order).then(({ length }) => length), { timeout: 25_000 }).toBe(1);
  expect((await acceptedFor(order))[0]?.args).toMatchObject({ tracking_number: "RIGHT-2" });
  await page.reload();
  const states = () =>
    page.locator("tr[data-action]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-state")).toSorted());
  await expect.poll(states).toEqual(["accepted", "closed"]);
  expect(await postsOf(order)).toBe(1);
});
