import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { clearFaults, type Fault, ORDERS, orderToShip, plantFault, type WireOrder } from "./sandbox";
import { APP_URL, SANDBOX_URL } from "./stage";

const POST = "POST /v3.0/orders/actions/";
async function acceptedFor({ marketplace_order_id: id }: WireOrder): Promise<number> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/truth?account=1`);
  const { actions } = (await response.json()) as { actions: { marketplace_order_id: string }[] };
  return actions.filter((action) => action.marketplace_order_id === id).length;
}

const pathOf = ({ marketplace, marketplace_order_id: id }: WireOrder) => `${marketplace}/${encodeURIComponent(id)}`;
const alert = (page: Page) => page.getByRole("dialog").getByRole("alert");

test("a form that meets a fault says what happened and that nothing was sent; one whose answer was lost is recorded once", async ({
  page,
}) => {
  test.slow();
  const order = await orderToShip("ebay_fr");
  await page.goto(`/accounts/1/orders/${pathOf(order)}`);
  await page.getByRole("button", { name: "Ship", exact: true }).click();
  await expect(page.getByRole("dialog").getByText(/^Sends/)).toBeVisible();

  const faults: [fault: Omit<Fault, "route">, words: string][] = [
    [{ kind: "500" }, "Lengow does not answer, so the order cannot be looked at once more before it is recorded."],
    [{ kind: "429", retryAfter: 1 }, "Lengow’s call limit is reached."],
    [{ kind: "html", status: 200 }, "Lengow’s answer could not be read."],
    [
      { kind: "reset-before" },
      "Lengow does not answer, so the order cannot be looked at once more before it is recorded.",
    ],
  ];
  for (const [fault, words] of faults) {
    await clearFaults();
    await plantFault({ route: ORDERS, account: 1, ...fault });
    // A failure is kept for two seconds, so that nobody hammers a Lengow that is down.
    await expect(async () => {
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^(?:Ship|Try again)/ })
        .last()
        .click();
      await expect(alert(page)).toContainText(words, { timeout: 12_000 });
    }).toPass({ timeout: 25_000 });
    await expect(alert(page)).toContainText("Nothing was recorded and nothing was sent.");
    await expect(page.locator("[data-action]")).toHaveCount(0);
  }
  await clearFaults();

  // Our own answer is lost after the work, again and again.
  const isOurs = (url: URL) => url.pathname.endsWith(`/${pathOf(order)}/actions`);
  await page.route(isOurs, async (route) => {
    await route.fetch();
    await route.abort("timedout");
  });
  await expect(async () => {
    await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog").getByRole("status").last()).toContainText("No answer from Orderdeck", {
      timeout: 3_000,
    });
  }).toPass({ timeout: 15_000 });
  await expect(alert(page)).toContainText("Orderdeck does not answer. Whether it was recorded is not known.", {
    timeout: 15_000,
  });
  await expect(alert(page)).toContainText("Try again: nothing is recorded twice.");
  await page.unroute(isOurs);
  await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("[data-action]")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.locator("[data-state=withdrawn]")).toBeVisible();
  expect(await acceptedFor(order)).toBe(0);
});

interface Told {
  id: string;
  state: string;
  reason: string | null;
  error_text: string | null;
}

const HEPPNER = {
  carrier: "Other",
  carrier_name: "Heppner",
  shipping_method: "Express",
  tracking_number: "HEP-4711-9",
};

async function recordShip(http: APIRequestContext, order: WireOrder): Promise<void> {
  const answer = await http.post(`/api/accounts/1/orders/${pathOf(order)}/actions`, {
    data: { client_key: randomUUID(), type: "ship", args: { ...HEPPNER, shipping_date: new Date().toISOString() } },
    headers: { origin: APP_URL },
  });
  expect(answer.status(), await answer.text()).toBe(202);
}

/** Opens the action of an order in Activity; the row follows it by itself. */
async function openInActivity(page: Page, order: WireOrder) {
  await page.goto(`/accounts/1/activity?order=${encodeURIComponent(order.marketplace_order_id)}`);
  await page.getByRole("button", { name: /^Open Ship/ }).click();
  return page.getByRole("region", { name: "Answer" });
}

test("an action whose sending meets a fault says in Activity whether it was sent, and none is sent twice", async ({
  page,
}) => {
  // A hold of ten seconds, an answer that is waited for for fifteen, and a look a while after.
  test.setTimeout(90_000);
  const http = page.request;
  const faults: Omit<Fault, "route">[] = [
    { kind: "timeout-after-commit", milliseconds: 20_000 },
    { kind: "500" },
    { kind: "reset-before" },
    { kind: "html", status: 200 },
    { kind: "429", retryAfter: 12 },
  ];
  for (const fault of faults) await plantFault({ route: POST, account: 1, times: 1, ...fault });
  const orders: WireOrder[] = [];
  for (const _ of faults) orders.push(await orderToShip("amazon_fr"));
  for (const order of orders) await recordShip(http, order);

  const tell = async (order: WireOrder): Promise<Told> => {
    const query = new URLSearchParams({ source: "orderdeck", marketplace_order_id: order.marketplace_order_id });
    const { results } = await (await http.get(`/api/accounts/1/actions?${query}`)).json();
    return results[0];
  };
  /** The order whose action this happened to: which of them met which fault is left to the sender. */
  const whose = async (fits: (told: Told) => boolean): Promise<WireOrder> => {
    let found: WireOrder | undefined;
    await expect(async () => {
      const all = await Promise.all(orders.map(async (order) => ({ order, told: await tell(order) })));
      found = all.find(({ told }) => fits(told))?.order;
      expect(found).toBeDefined();
    }).toPass({ timeout: 40_000, intervals: [300] });
    if (!found) throw new Error("nobody met it");
    return found;
  };
  const lost = (words: RegExp) => (told: Told) => told.state === "unconfirmed" && words.test(told.error_text ?? "");

  const limited = await whose(({ reason }) => reason === "rate_limited");
  const waits = await openInActivity(page, limited);
  await expect(waits).toContainText("Nothing has left yet. Lengow’s call limit is reached; it goes on by itself.");
  await expect(page.locator("[data-action]")).toHaveAttribute("data-state", "ready");

  const unknown: [fits: RegExp, words: string | RegExp][] = [
    [/Internal error/, "Internal error"],
    [/broke off/, "The connection to Lengow broke off before the answer was complete."],
    [/web page/, /Lengow answered with a web page/],
  ];
  for (const [fits, words] of unknown) {
    const answer = await openInActivity(page, await whose(lost(fits)));
    await expect(answer).toContainText("Sent, perhaps: no answer came. We keep looking; do not repeat it here");
    await expect(answer).toContainText(words);
    await expect(page.locator("[data-action]")).toHaveAttribute("data-state", "unconfirmed");
  }

  const arrived = await whose(lost(/in time/));
  const answer = await openInActivity(page, arrived);
  await expect(answer).toContainText(/Sent, perhaps: no answer came\.|Lengow has it/);
  await expect(answer).toContainText("Lengow has it; Amazon FR has not answered yet.", { timeout: 30_000 });
  await whose(({ id, state }) => state === "accepted" && id !== "");
  expect(await acceptedFor(arrived)).toBe(1);
  for (const order of orders) expect(await acceptedFor(order)).toBeLessThanOrEqual(1);
});
