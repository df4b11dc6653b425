import type { Page } from "@playwright/test";
import { expect, idsOf, rowsOf, test } from "./fixtures";
import { bringOrders, callsOf, clearFaults, type Fault, ORDERS, plantFault, seedAccount } from "./sandbox";

const banner = (page: Page, words: RegExp | string) => page.getByRole("status").filter({ hasText: words });
const alert = (page: Page) => page.getByRole("alert").filter({ hasText: /\S/ });
const refresh = (page: Page) => page.getByRole("button", { name: /Refresh$/ });

/** Amounts in another currency are Lengow's to convert: whatever our copy holds, Lengow is asked. */
const AT_LENGOW = "currency=USD";

/** Lengow is not asked more than once in two seconds for the same rows, so a press may have to be repeated. */
async function pressUntil(press: () => Promise<void>, shown: () => Promise<void>) {
  await expect(async () => {
    await press();
    await shown();
  }).toPass({ timeout: 15_000 });
}

test("U12 · when Lengow goes down the rows stay, with their age and the reason, and Try now works once it is back", async ({
  page,
  freshGrid,
}) => {
  await page.goto(freshGrid(AT_LENGOW));
  await expect(rowsOf(page)).toHaveCount(50);
  await plantFault({ route: ORDERS, kind: "500" });
  const down = banner(page, /^Lengow answered with an error\. You see orders as of \d\d:\d\d\./);
  await pressUntil(
    () => refresh(page).click(),
    () => expect(down).toBeVisible({ timeout: 1_000 }),
  );
  await expect(down).toContainText("Nothing was lost.");
  await expect(rowsOf(page)).toHaveCount(50);
  await clearFaults();
  await pressUntil(
    () => page.getByRole("button", { name: "Try now" }).click(),
    () => expect(down).toBeHidden({ timeout: 1_000 }),
  );
  await expect(rowsOf(page)).toHaveCount(50);
});

test("when Lengow is down at the first load the page says so, with what to do and a reference, and recovers", async ({
  page,
  freshGrid,
}) => {
  await plantFault({ route: ORDERS, kind: "500" });
  await page.goto(freshGrid(AT_LENGOW));
  await expect(alert(page)).toContainText("Lengow answered with an error.");
  await expect(alert(page)).toContainText("Nothing was sent. Try again in a moment.");
  await expect(alert(page)).toContainText(/Reference [0-9a-f-]{36}/);
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible();
  await clearFaults();
  await pressUntil(
    async () => {
      // Gone once the rows are on their way.
      const again = page.getByRole("button", { name: "Try now" });
      if (await again.isVisible()) await again.click({ timeout: 1_000 });
    },
    () => expect(rowsOf(page).first()).toBeVisible({ timeout: 3_000 }),
  );
});

test("U10 · U12 · when Lengow is slow the page is there at once and says what it waits for", async ({
  page,
  freshGrid,
}) => {
  await plantFault({ route: ORDERS, kind: "delay", milliseconds: 9_000 });
  await page.goto(freshGrid(AT_LENGOW));
  // The page is open, and Lengow has answered nothing of it yet: the sandbox writes down a call once it has answered.
  const answered = async () => (await callsOf(1)).filter(({ query }) => query.set_currency === "USD").length;
  expect(await answered()).toBe(0);
  await expect(banner(page, "Lengow takes long to answer.")).toBeVisible();
  await clearFaults();
  await expect(rowsOf(page)).toHaveCount(50);
  expect(await answered()).toBeGreaterThan(0);
  await expect(banner(page, "Lengow takes long to answer.")).toBeHidden();
});

const FAULTS: [name: string, fault: Omit<Fault, "route">, words: string, next: string][] = [
  ["half an answer", { kind: "truncated" }, "Lengow’s answer could not be read.", "Try again in a moment."],
  ["a web page", { kind: "html", status: 200 }, "Lengow’s answer could not be read.", "Try again in a moment."],
  ["429", { kind: "429", retryAfter: 1 }, "Lengow’s call limit is reached.", "It is lifted within a minute."],
  ["no answer", { kind: "reset-before" }, "Lengow does not answer", "Try again in a moment."],
  [
    "refused rights",
    { kind: "401" },
    "Lengow refuses our keys for this account.",
    "An administrator can enter new ones.",
  ],
];

for (const [name, fault, words, next] of FAULTS) {
  test(`${name} from Lengow has words of its own`, async ({ page, freshGrid }) => {
    await plantFault({ route: ORDERS, ...fault });
    await page.goto(freshGrid(AT_LENGOW));
    await expect(alert(page)).toContainText(words);
    await expect(alert(page)).toContainText(`Nothing was sent. ${next}`);
  });
}

test.describe("an account without orders", () => {
  test.use({ person: "outsider" });
  test("U11 · says that there are none at all, not that nothing matches", async ({
    page,
    freshGrid,
    httpOf,
    baseURL,
  }) => {
    test.slow();
    const admin = await httpOf("admin");
    /** A seed replaces what Lengow has; our copy is made anew with it. */
    const seedAnew = async (fields: Record<string, unknown>) => {
      await seedAccount(2, fields);
      const begun = await admin.post("/api/accounts/2/order-index", { headers: { origin: baseURL ?? "" } });
      expect(begun.status()).toBe(202);
      const stateNow = async () => (await (await admin.get("/api/accounts/2/order-index")).json()).state;
      await expect.poll(stateNow, { timeout: 30_000 }).toBe("ready");
    };
    try {
      await seedAnew({ orders: 0, hostile: true });
      await page.goto(`/accounts/2/orders?${AT_LENGOW}`);
      await expect(page.getByRole("heading", { name: "No orders yet." })).toBeVisible();
      await page.goto(freshGrid(`status=shipped&${AT_LENGOW}`, 2));
      await expect(page.getByRole("heading", { name: "Nothing matches." })).toBeVisible();
    } finally {
      await seedAnew({ hostile: true });
    }
  });

  test("an account that is not mine is said not to exist, and mine is one step away", async ({ page }) => {
    await page.goto("/accounts/1/orders");
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
    await expect(page.getByText("Or it belongs to an account you have no access to.")).toBeVisible();
    await page.getByRole("link", { name: "Go to your home page" }).click();
    await expect(page).toHaveURL(/\/accounts\/2\/home/);
  });
});

test("U11 · LA-19 · 5.3.10 · when nothing matches, the window can be widened and the filters cleared", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders?ordered=1d&status=pickup_completed");
  await expect(page.getByRole("heading", { name: "Nothing matches." })).toBeVisible();
  await page.getByRole("button", { name: "Widen to 30 days" }).click();
  await expect(page).toHaveURL(/ordered=30d/);
  await expect(rowsOf(page).first()).toBeVisible();
  await page.goBack();
  await page
    .getByRole("table")
    .or(page.getByRole("heading", { name: "Nothing matches." }))
    .waitFor();
  await page.getByRole("region").getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/accounts/1/orders");
  await expect(rowsOf(page).first()).toBeVisible();
});

test("a session that ended is said to have ended; Lengow is not blamed for it", async ({ page, freshGrid }) => {
  await page.goto(freshGrid());
  await expect(rowsOf(page)).toHaveCount(50);
  await page.context().clearCookies({ name: "orderdeck.session" });
  await refresh(page).click();
  await expect(banner(page, "You are signed out.")).toBeVisible();
  await expect(banner(page, "Lengow does not answer")).toBeHidden();
  await expect(rowsOf(page)).toHaveCount(50);
});

test("when Orderdeck itself cannot be reached the rows stay, and Lengow is not blamed for it", async ({
  page,
  freshGrid,
}) => {
  await page.goto(freshGrid());
  await expect(rowsOf(page)).toHaveCount(50);
  await page.context().setOffline(true);
  await refresh(page).click();
  await expect(banner(page, "Orderdeck does not answer.")).toBeVisible();
  await expect(banner(page, "Lengow does not answer")).toBeHidden();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(banner(page, "Orderdeck does not answer.")).toBeHidden();
});

test("U19 · new orders wait behind a button and move no row; a hidden tab asks nothing", async ({
  page,
  freshGrid,
}) => {
  test.slow();
  await page.clock.install();
  await page.goto(freshGrid(AT_LENGOW));
  await expect(rowsOf(page)).toHaveCount(50);
  const before = await idsOf(page);
  let asked = 0;
  page.on("request", (request) => {
    if (/\/order-rows\?(?!.*&page=2)/.test(request.url())) asked += 1;
  });
  const [added = ""] = await bringOrders(1, 1);
  const pill = page.getByRole("button", { name: "1 new order", exact: true });
  // The server gives the same answer for fifteen seconds of its own time.
  await expect(async () => {
    await page.clock.runFor(61_000);
    await expect(pill).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  expect(await idsOf(page)).toEqual(before);
  await pill.click();
  await expect(rowsOf(page).first()).toContainText(added);
  await expect(pill).toBeHidden();

  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    window.dispatchEvent(new Event("visibilitychange"));
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const seen = asked;
  await page.clock.runFor(600_000);
  expect(asked).toBe(seen);
});
