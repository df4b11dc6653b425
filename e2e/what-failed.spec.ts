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
    [{ kind: "500" }, "Lengow answered with an error."],
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
  // An order may have an action of before; the newest stands first.
  await page
    .getByRole("button", { name: /^Open Ship/ })
    .first()
    .click();
  return page.getByRole("region", { name: "Answer" });
}

test("an action whose sending meets a fault says in Activity whether it was sent, and none is sent twice", async ({
  page,
}) => {
  // Two holds of ten seconds, an answer that is waited for for fifteen, and a look a while after.
  test.setTimeout(120_000);
  const http = page.request;
  const actions = "/api/accounts/1/actions";
  const tell = async ({ marketplace_order_id: id }: WireOrder): Promise<Told> => {
    const query = new URLSearchParams({ source: "orderdeck", marketplace_order_id: id });
    const { results } = await (await http.get(`${actions}?${query}`)).json();
    return results[0];
  };
  const told = (order: WireOrder, what: keyof Told) =>
    expect.poll(() => tell(order).then((action) => action[what]), { timeout: 40_000, intervals: [300] });
  /** An order whose sending meets this every time, whatever else is on its way. */
  const meeting = async (fault: Omit<Fault, "route">): Promise<WireOrder> => {
    const order = await orderToShip("amazon_fr");
    await plantFault({ route: POST, account: 1, order: order.marketplace_order_id, ...fault });
    return order;
  };

  const arrived = await meeting({ kind: "timeout-after-commit", milliseconds: 20_000 });
  const unclear = "Lengow’s answer does not tell whether it took the action.";
  const unknown: [order: WireOrder, why: string, words: string | RegExp][] = [
    [await meeting({ kind: "500" }), unclear, "Internal error"],
    [
      await meeting({ kind: "reset-before" }),
      "No answer came from Lengow.",
      "The connection to Lengow broke off before the answer was complete.",
    ],
    [await meeting({ kind: "html", status: 200 }), unclear, /Lengow answered with a web page/],
  ];
  for (const order of [arrived, ...unknown.map(([order]) => order)]) await recordShip(http, order);

  for (const [order, why, words] of unknown) {
    await told(order, "state").toBe("unconfirmed");
    const answer = await openInActivity(page, order);
    await expect(answer).toContainText("Sent, perhaps. We keep looking; do not repeat it here");
    await expect(answer).toContainText(why);
    await expect(answer).toContainText(words);
    const { id } = await tell(order);
    await expect(page.locator(`[data-action="${id}"]`)).toHaveAttribute("data-state", "unconfirmed");
    expect(await acceptedFor(order)).toBe(0);
  }

  const answer = await openInActivity(page, arrived);
  await expect(answer).toContainText("Lengow has it; Amazon FR has not answered yet.", { timeout: 40_000 });
  await told(arrived, "state").toBe("accepted");
  expect(await acceptedFor(arrived)).toBe(1);

  // The last one: while the limit lasts, nobody looks at Lengow for the others either.
  const limited = await meeting({ kind: "429", retryAfter: 60 });
  await recordShip(http, limited);
  await told(limited, "reason").toBe("rate_limited");
  const waits = await openInActivity(page, limited);
  await expect(waits).toContainText("Nothing has left yet. Lengow’s call limit is reached; it goes on by itself.");
  const { id } = await tell(limited);
  await expect(page.locator(`[data-action="${id}"]`)).toHaveAttribute("data-state", "ready");
  const cancelled = await http.post(`${actions}/${id}/cancel`, { headers: { origin: APP_URL } });
  expect(cancelled.status(), await cancelled.text()).toBe(200);
  expect(await acceptedFor(limited)).toBe(0);
});
