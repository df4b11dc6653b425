import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { callsOf, findOrder, isTouched, tell, type WireOrder } from "./sandbox";
import { APP_URL, SANDBOX_URL } from "./stage";

const POST = "POST /v3.0/orders/actions/";
const USUAL_HOLDS = { usual: 10, cancel: 60, refund: 300 };
const SHORT_HOLDS = { usual: 3, cancel: 3, refund: 10 };
const used = new Set<string>();

/** An order that stands in a status with all its lines, and that nobody here has touched. */
async function orderOf(marketplace: string, status: string): Promise<WireOrder> {
  const order = await findOrder(
    ({ lengow_status, marketplace_order_id, order_types, packages }) =>
      lengow_status === status &&
      packages.every(({ cart }) => cart.every((line) => (line.lengow_status ?? status) === status)) &&
      !used.has(marketplace_order_id) &&
      !order_types.some(({ type }) => type === "is_delivered_by_marketplace"),
    { marketplace },
  );
  used.add(order.marketplace_order_id);
  return (await isTouched(order)) ? orderOf(marketplace, status) : order;
}

/** An order that left long ago and stands in `status` anew, so that no other story lacks one. */
async function bringTo(status: string, marketplace: string): Promise<WireOrder> {
  const order = await orderOf(marketplace, "shipped");
  const { marketplace_order_id } = order;
  await tell("orders", { account: 1, marketplace, marketplace_order_id, lengow_status: status });
  return order;
}

const toShip = (marketplace: string) => bringTo("waiting_shipment", marketplace);

const succeeds = ({ marketplace, marketplace_order_id }: WireOrder) =>
  tell("outcomes", { account: 1, outcome: "done", marketplace, marketplace_order_id });

/** The types that Lengow accepted for an order, whatever it answered. */
async function acceptedFor(order: WireOrder): Promise<string[]> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/truth?account=1`);
  const { actions } = (await response.json()) as { actions: { marketplace_order_id: string; action_type: string }[] };
  return actions
    .filter(({ marketplace_order_id }) => marketplace_order_id === order.marketplace_order_id)
    .map(({ action_type }) => action_type);
}

const newest = (page: Page) => page.locator("[data-action]").first();

/** Opens the form of an action on the order's page, by its button or out of the menu. */
async function openForm(
  page: Page,
  { marketplace, marketplace_order_id }: WireOrder,
  action: string,
): Promise<Locator> {
  await page.goto(`/accounts/1/orders/${marketplace}/${encodeURIComponent(marketplace_order_id)}`);
  const button = page.getByRole("button", { name: action, exact: true });
  const more = page.getByRole("button", { name: "More actions" });
  await expect(button.or(more).first()).toBeVisible();
  if (await button.isVisible()) await button.click();
  else {
    await more.click();
    await page.getByRole("menuitem", { name: action }).click();
  }
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("form")).toBeVisible();
  return drawer;
}

/** The first value of every list that is still empty. */
async function chooseFirst(page: Page, drawer: Locator): Promise<void> {
  for (const box of await drawer.getByRole("combobox").all()) {
    if ((await box.inputValue()) !== "") continue;
    await box.click();
    await page.getByRole("option").first().click();
  }
}

/** Records what the form says that it sends, for one line where none is ticked, and all that is left of it. */
async function record(page: Page): Promise<void> {
  const drawer = page.getByRole("dialog");
  const lines = drawer.getByRole("checkbox");
  if ((await lines.count()) > 0 && (await drawer.getByRole("checkbox", { checked: true }).count()) === 0)
    await lines.first().check();
  const rest = drawer.getByRole("button", { name: "All that is left" });
  if ((await rest.count()) > 0) await rest.first().click();
  await expect(drawer.getByText(/^Sends/)).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(newest(page)).toHaveAttribute("data-state", /ready|claimed|sending|accepted/);
}

async function drop(page: Page, csv: string): Promise<void> {
  await page.goto("/accounts/1/bulk");
  const file = { name: "shipments.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expect(page.getByRole("table")).toBeVisible();
}

test("a merchant ships, accepts, cancels and refunds on six marketplaces, takes one back, drops a sheet twice, and Lengow has each once", async ({
  page,
  httpOf,
}) => {
  // Seven forms, their holds, and the marketplaces' answers, which are asked for every ten seconds while somebody looks.
  test.setTimeout(180_000);
  const admin = await httpOf("admin");
  const hold = async (holds: typeof USUAL_HOLDS) =>
    expect(
      (await admin.patch("/api/accounts/1/settings", { data: { holds }, headers: { origin: APP_URL } })).ok(),
    ).toBe(true);
  await hold(SHORT_HOLDS);
  try {
    const shipped = await toShip("ebay_fr");
    const sent = await toShip("decathlon_fr");
    const accepted = await bringTo("waiting_acceptance", "cdiscount");
    const cancelled = await toShip("amazon_fr");
    const refunded = await orderOf("veepee_fr", "shipped");
    const undone = await toShip("galaxus_ch");
    const dropped = [await toShip("decathlon_fr"), await toShip("decathlon_fr")];
    for (const order of [shipped, sent, accepted, cancelled, refunded, ...dropped]) await succeeds(order);

    for (const [n, order] of [shipped, sent].entries()) {
      const drawer = await openForm(page, order, "Ship");
      await drawer.getByRole("textbox", { name: "Tracking number" }).fill(`SIX-4711-${n}`);
      await record(page);
    }
    await openForm(page, accepted, "Accept");
    await record(page);
    await chooseFirst(page, await openForm(page, cancelled, "Cancel"));
    await record(page);
    await chooseFirst(page, await openForm(page, refunded, "Refund"));
    await record(page);
    await hold(USUAL_HOLDS);
    const drawer = await openForm(page, undone, "Ship");
    await drawer.getByRole("textbox", { name: "Tracking number" }).fill("SIX-4711-9");
    await chooseFirst(page, drawer);
    await record(page);
    await page.keyboard.press("z");
    await expect(newest(page)).toHaveAttribute("data-state", "withdrawn");

    await hold(SHORT_HOLDS);
    const csv = [
      "marketplace;order id;tracking number",
      ...dropped.map(({ marketplace, marketplace_order_id: id }, n) => `${marketplace};${id};052220148239${n}`),
    ].join("\n");
    await drop(page, csv);
    await page.getByRole("button", { name: "Send 2 ready rows" }).click();
    await page.waitForURL(/\/batches\/[0-9a-f-]{36}/);
    const rows = page.locator("tr[data-outcome]");
    await expect(rows.filter({ hasText: "Waiting" })).toHaveCount(2, { timeout: 30_000 });

    await page.goto("/accounts/1/activity");
    const rowOf = ({ marketplace_order_id: id }: WireOrder) =>
      page.getByRole("row").filter({ hasText: id }).filter({ hasText: "Camille" });
    const all = [shipped, sent, accepted, cancelled, refunded, ...dropped];
    for (const order of all) await expect(rowOf(order)).toContainText("Waiting", { timeout: 30_000 });
    await tell("clock", { settle: true });
    for (const order of all) await expect(rowOf(order)).toContainText("Done", { timeout: 45_000 });
    await expect(rowOf(undone)).toContainText("Withdrawn");

    await drop(page, csv);
    await expect(page.getByRole("row").filter({ hasText: "Sent already" })).toHaveCount(2);
    await expect(page.getByRole("button", { name: "Nothing to send" })).toBeVisible();

    const types = [];
    for (const order of [...all, undone]) types.push(await acceptedFor(order));
    expect(types).toEqual([["ship"], ["ship"], ["accept"], ["cancel"], ["refund"], ["ship"], ["ship"], []]);
    const ids = [...all, undone].map(({ marketplace_order_id: id }) => id);
    const posts = (await callsOf(1)).filter(({ route, order = "" }) => route === POST && ids.includes(order));
    expect(posts).toHaveLength(7);
  } finally {
    await hold(USUAL_HOLDS);
  }
});
