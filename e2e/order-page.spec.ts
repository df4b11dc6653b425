import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { actionsAtLengow, clearFaults, findOrder, ORDERS, plantFault, type WireOrder } from "./sandbox";

const addressOf = (order: Pick<WireOrder, "marketplace" | "marketplace_order_id">) =>
  `/accounts/1/orders/${encodeURIComponent(order.marketplace)}/${encodeURIComponent(order.marketplace_order_id)}`;
const facts = (page: Page) => page.getByRole("complementary", { name: "Facts of the order" });
const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });

test("D01 · D02 · D03 · LA-33 · LA-34 · LA-35 · 5.4.3 · MA-08 · an order shows every package with its lines and parcels, and each fact once where it belongs", async ({
  page,
}) => {
  const order = await findOrder(
    ({ packages, tax, payments, billing_address }) =>
      packages.length > 1 &&
      Boolean(packages[0]?.delivery?.trackings.some(({ number }) => number)) &&
      Boolean(tax) &&
      payments.some(({ type }) => type) &&
      Boolean(billing_address?.email),
  );
  await page.goto(addressOf(order));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.marketplace_order_id);
  for (const [at, { cart, delivery }] of order.packages.entries()) {
    const pack = page.getByRole("region", {
      name: `Package ${at + 1} of ${order.packages.length}, to ${delivery?.city}`,
    });
    await expect(pack.getByRole("row").filter({ has: page.getByRole("rowheader") })).toHaveCount(cart.length);
    for (const line of cart) await expect(pack.getByRole("table")).toContainText(line.title);
    for (const { number } of delivery?.trackings ?? []) if (number) await expect(pack).toContainText(number);
  }
  for (const name of ["Money", "Buyer", "Tax", "Payments", "References"]) {
    await expect(facts(page).getByRole("heading", { name })).toBeVisible();
  }
  await expect(facts(page)).toContainText(order.packages[0]?.delivery?.first_line ?? "");
  await expect(facts(page)).toContainText(order.billing_address?.email ?? "");
  await expect(timeline(page)).toContainText("Ordered at");
});

test("LA-30 · U9 · money is shown in the marketplace's own currency, with what Lengow makes of it beside", async ({
  page,
}) => {
  await page.goto(addressOf(await findOrder(({ original_currency }) => original_currency.iso_a3 === "GBP")));
  const money = facts(page).locator("section", { has: page.getByRole("heading", { name: "Money" }) });
  await expect(money).toContainText(/Total£[\d,]+\.\d\d/);
  await expect(money).toContainText(/converted by Lengow€[\d,]+\.\d\d/);
});

test("MA-07 · the marketplace's name leads to what it can do, and from there to its own orders", async ({ page }) => {
  await page.goto(addressOf(await findOrder(({ marketplace }) => marketplace === "zalando")));
  await page.getByRole("main").getByRole("link", { name: "Zalando", exact: true }).click();
  await expect(page).toHaveURL("/accounts/1/marketplaces/zalando");
  await page.getByRole("link", { name: "Orders of this marketplace" }).click();
  await expect(page).toHaveURL(/\/accounts\/1\/orders\?marketplace=zalando/);
});

/** A refused action that is the only one of its order: nothing has been done about it since. */
async function onlyRefused() {
  const { results } = await actionsAtLengow(1, { processed: "False", queued: "False", page_size: "100" });
  for (const action of results.filter(({ errors }) => errors)) {
    const { marketplace, marketplace_order_id } = action;
    const all = await actionsAtLengow(1, { marketplace, marketplace_order_id });
    if (all.results.length === 1) return action;
  }
  throw new Error("Each refused order has another action");
}

test("5.4.2 · U12 · a refusal stands on top in the marketplace's own words, and again in the timeline", async ({
  page,
}) => {
  const refused = await onlyRefused();
  await page.goto(addressOf(refused));
  await expect(page.getByText(`The marketplace refused “`)).toBeVisible();
  await expect(page.getByText("Nothing was changed by it.").first()).toBeVisible();
  const words = (refused.errors ?? "").replace(/\s+/g, " ").trim().slice(0, 40);
  await expect(page.getByRole("blockquote").first()).toContainText(words);
  await expect(timeline(page).getByRole("blockquote").first()).toContainText(words);
  await expect(timeline(page)).toContainText("Refused");
});

test("D07 · LA-40 · G08 · an order older than six months opens by its id and says what is gone for good", async ({
  page,
}) => {
  await page.goto(addressOf(await findOrder(({ anonymized }) => anonymized, { ordering: "marketplace_order_date" })));
  await expect(page.getByText("Anonymised after six months")).toBeVisible();
  await expect(facts(page)).toContainText("not given by the marketplace");
});

test("LA-38 · 5.4.2 · an order that the marketplace ships itself says that it must not be shipped again", async ({
  page,
}) => {
  const own = await findOrder(({ order_types }) =>
    order_types.some(({ type }) => type === "is_delivered_by_marketplace"),
  );
  await page.goto(addressOf(own));
  await expect(page.getByText("The marketplace ships this order.")).toBeVisible();
  await expect(page.getByText("It must not be shipped again.")).toBeVisible();
});

test("an id with slashes, signs and blanks in it opens from the grid and by its address", async ({ page }) => {
  const odd = await findOrder(({ marketplace_order_id }) => /[/&?# ]/.test(marketplace_order_id));
  await page.goto(`/accounts/1/orders?id=${encodeURIComponent(odd.marketplace_order_id)}`);
  await page.getByRole("link", { name: odd.marketplace_order_id, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(odd.marketplace_order_id);
  await page.goto(addressOf(odd));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(odd.marketplace_order_id);
});

test("an order that Lengow does not know is a page that does not exist", async ({ page }) => {
  for (const path of ["amazon_fr/000-0000000-0000000", "amazon_xx/1", "amazon_fr/%E0%A4%A"]) {
    const response = await page.goto(`/accounts/1/orders/${path}`);
    expect(response?.status(), path).toBeGreaterThanOrEqual(400);
    expect(response?.status(), path).toBeLessThan(500);
  }
  await page.goto("/accounts/1/orders/amazon_fr/000-0000000-0000000");
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
});

test("U12 · when Lengow is down, an order's page says so and has what our copy knows, and the order once it is back", async ({
  page,
}) => {
  const order = await findOrder(() => true);
  await plantFault({ route: ORDERS, kind: "500" });
  await page.goto(addressOf(order));
  const notice = page
    .getByRole("status")
    .filter({ hasText: /Lengow (?:answers with an error|has answered with errors)/ });
  await expect(notice).toContainText("You see our copy of");
  await expect(notice).toContainText("Nothing was sent.");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.marketplace_order_id);
  await expect(page.getByText("Actions can be sent once Lengow answers.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Write a note for your team" })).toBeVisible();
  await clearFaults();
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByText("our copy")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.marketplace_order_id);
});
