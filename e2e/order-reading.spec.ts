import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { copyIsReady } from "./our-copy";
import { actionsAtLengow, findOrder, ORDERS, orderToShip, plantFault, type WireOrder } from "./sandbox";
import { APP_URL } from "./stage";

type Key = Pick<WireOrder, "marketplace" | "marketplace_order_id">;
const pathOf = (order: Key) => `${order.marketplace}/${encodeURIComponent(order.marketplace_order_id)}`;
const addressOf = (order: Key) => `/accounts/1/orders/${pathOf(order)}`;
const facts = (page: Page) => page.getByRole("complementary", { name: "Facts of the order" });
const panel = (page: Page) => page.locator("aside.peek");
const idOnPanel = (page: Page) => panel(page).getByRole("heading", { level: 2 }).first();
const peekOf = (page: Page) => new URL(page.url()).searchParams.get("peek");
const unsafe = { origin: APP_URL, "sec-fetch-site": "same-origin" };

/** The grid with its rows, and the panel open on row `n`. */
async function openPanel(page: Page, n: number) {
  await page.goto("/accounts/1/orders");
  await rowsOf(page).nth(n).focus();
  await page.keyboard.press("Space");
  await expect(panel(page).getByRole("heading", { name: "Lines" })).toBeVisible();
}

async function hasNoFaults(page: Page, part?: string) {
  const builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** An order of whom something is known that could be told apart from anything else on a page. */
const withPerson = () =>
  findOrder(({ anonymized, billing_address: billing }) =>
    Boolean(!anonymized && billing?.email && (billing.first_line?.length ?? 0) > 8),
  );

test("5.3.7 · U3 · C13 · an order opens beside the list, moves with J and K, and gives the focus back", async ({
  page,
}) => {
  await openPanel(page, 1);
  const ids = await rowsOf(page).getByRole("link").allInnerTexts();
  await expect(idOnPanel(page)).toContainText(ids[1] ?? "");
  await page.keyboard.press("j");
  await expect(idOnPanel(page)).toContainText(ids[2] ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("k");
  await expect(idOnPanel(page)).toContainText(ids[2] ?? "");
  await expect.poll(() => peekOf(page)).toContain(ids[2] ?? "");
  await rowsOf(page).nth(4).hover();
  await rowsOf(page).nth(4).getByRole("button", { name: "Show beside the list" }).click();
  await expect(idOnPanel(page)).toContainText(ids[4] ?? "");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(idOnPanel(page)).toContainText(ids[2] ?? "");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect.poll(() => peekOf(page)).toBeNull();
  await expect(rowsOf(page).nth(2)).toBeFocused();
});

test("C13 · while Lengow is slow the panel says at once what the list knows of the order, and the rest when it comes", async ({
  page,
}) => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/peek", async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto("/accounts/1/orders?status=waiting_shipment");
  const row = rowsOf(page).nth(1);
  await row.focus();
  await page.keyboard.press("Space");
  await expect(panel(page).getByRole("region", { name: "Facts of the order" })).toHaveAttribute("aria-busy", "true");
  await expect(panel(page).locator("header")).toContainText("To ship");
  const id = await row.getByRole("link").innerText();
  await expect(idOnPanel(page)).toContainText(id);
  await expect(panel(page).getByRole("heading", { name: "Last events" })).toHaveCount(0);
  // Longer than a moment: what our copy knows of it, as our copy's.
  await expect(panel(page).getByRole("status").filter({ hasText: "Lengow takes long to answer" })).toContainText(
    "our copy of",
  );
  await expect(panel(page).getByRole("heading", { name: "Lines" })).toBeVisible();
  answer();
  await expect(panel(page).getByRole("heading", { name: "Last events" })).toBeVisible();
  await expect(panel(page).getByText("Lengow takes long to answer")).toHaveCount(0);
});

test("C13 · opening is a step that Back undoes, moving is none, and the address brings the panel back", async ({
  page,
}) => {
  await openPanel(page, 0);
  await page.keyboard.press("j");
  await expect.poll(() => peekOf(page)).not.toBeNull();
  const shown = await idOnPanel(page).innerText();
  await page.reload();
  await expect(idOnPanel(page)).toContainText(shown.trim());
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
});

test("C13 · the panel shows what can be done and opens its form; Enter opens the page", async ({ page }) => {
  const { marketplace_order_id: id } = await orderToShip("amazon_fr");
  await page.goto(`/accounts/1/orders?ordered=365d&id=${encodeURIComponent(id)}`);
  await rowsOf(page).first().focus();
  await page.keyboard.press("Space");
  for (const name of ["Lines", "Money", "Last events", "Buyer"]) {
    await expect(panel(page).getByRole("heading", { name })).toBeVisible();
  }
  await panel(page).getByRole("button", { name: "Ship" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  await rowsOf(page).first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(facts(page)).toBeVisible();
});

test("C13 · the panel is made wider by button and by keys, and remembers it", async ({ page }) => {
  await openPanel(page, 0);
  const width = async () => Math.round((await panel(page).boundingBox())?.width ?? 0);
  const before = await width();
  await panel(page).getByRole("button", { name: "Make the panel wider" }).click();
  await expect.poll(width).toBeGreaterThan(before + 100);
  const edge = panel(page).getByRole("separator");
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  const kept = await width();
  await page.reload();
  await expect.poll(width).toBe(kept);
});

test("U22 · C13 · on a phone the panel is a sheet at the bottom that leaves the page as wide as it is", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/accounts/1/orders");
  const id = await rowsOf(page).first().getByRole("link").innerText();
  await rowsOf(page).first().focus();
  await page.keyboard.press("Space");
  await expect(panel(page)).toContainText(id.replace(/\s+/g, ""));
  const box = await panel(page).boundingBox();
  expect(box?.x).toBe(0);
  expect(box?.width).toBe(390);
  expect(box?.y).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("5.4.1 · an order leads to the one before and the one after in its list, past the end of a page", async ({
  page,
}) => {
  // Days that are over: an order that comes in meanwhile moves every place by one.
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/accounts/1/orders?size=25&ordered=${day(6)}..${day(3)}`);
  const ids = await rowsOf(page).getByRole("link").allInnerTexts();
  await rowsOf(page).nth(23).getByRole("link").click();
  const way = page.getByRole("navigation", { name: "In the list" });
  await expect(way).toContainText(/^24 of/);
  await way.getByRole("link", { name: "Next order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(ids[24] ?? "");
  await expect(way).toContainText(/^25 of/);
  await expect(way.getByRole("link", { name: "Next order" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(way).toContainText(/^26 of/);
  expect(ids).not.toContain((await page.getByRole("heading", { level: 1 }).innerText()).trim());
  await page.keyboard.press("k");
  await expect(way).toContainText(/^25 of/);
  await page.getByRole("link", { name: "Orders" }).last().click();
  await expect(page).toHaveURL(/size=25/);
});

test("5.4.5 · D05 · the timeline opens an action to what was sent, and can show actions only", async ({ page }) => {
  const { results } = await actionsAtLengow(1, { action_type: "ship", page_size: "100" });
  const action = results.find(({ tracking_number: number }) => number);
  if (!action) throw new Error("No shipment of the sandbox has a tracking number");
  await page.goto(addressOf(action));
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("Ordered at");
  await timeline.getByRole("button", { name: "Actions only" }).click();
  await expect(timeline).not.toContainText("Ordered at");
  const entry = timeline
    .getByRole("listitem")
    .filter({ hasText: action.tracking_number ?? "?" })
    .first();
  await entry.getByRole("button", { name: "Details" }).click();
  const sent = entry.getByRole("region", { name: "Arguments" });
  await expect(sent.getByRole("heading", { name: "Arguments" })).toBeVisible();
  await expect(sent).toContainText(action.tracking_number ?? "?");
});

test("U21 · a viewer sees nobody: not on the page, not in the panel, not in the raw data, not over HTTP", async ({
  pageOf,
  httpOf,
}) => {
  const order = await withPerson();
  const secrets = [order.billing_address?.email, order.billing_address?.first_line].filter((one) => one !== null);
  const page = await pageOf("viewer");
  await page.goto(`${APP_URL}${addressOf(order)}`);
  await expect(facts(page)).toContainText("Your role does not show who bought this");
  const http = await httpOf("viewer");
  const bodies = [await page.content()];
  for (const part of ["", "/peek", "/raw"]) {
    bodies.push(await (await http.get(`/api/accounts/1/orders/${pathOf(order)}${part}`)).text());
  }
  for (const body of bodies) for (const secret of secrets) expect(body).not.toContain(secret);
  const refused = await http.post(`/api/accounts/1/orders/${pathOf(order)}/reveal`, { headers: unsafe, data: {} });
  expect(refused.status()).toBe(403);
});

test("5.4.6 · D06 · raw data is masked until it is asked for, is searched, and gives the path to copy", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const order = await withPerson();
  await page.goto(`${addressOf(order)}?view=raw`);
  const raw = page.getByRole("region", { name: "Raw data" });
  await expect(raw).toContainText("Personal data is masked");
  const search = raw.getByRole("searchbox", { name: "Search names and values" });
  await search.fill("first_line");
  await expect(raw.getByRole("status").first()).toContainText(/hit/);
  await expect(raw).not.toContainText(order.billing_address?.first_line ?? "?");
  await raw.getByRole("button", { name: "Show personal data" }).click();
  await expect(raw).toContainText("Personal data is shown");
  await expect(raw).toContainText(order.billing_address?.first_line ?? "?");
  await raw.getByRole("button", { name: "Copy the path $.billing_address.first_line" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("$.billing_address.first_line");
  await raw.getByRole("button", { name: "Back to the order" }).click();
  await expect(page).not.toHaveURL(/view=raw/);
});

test("LA-43 · D06 · raw data of orders that attack their reader stays text, and keeps to the width of a phone", async ({
  pageOf,
}) => {
  const page = await pageOf("outsider");
  await page.setViewportSize({ width: 390, height: 844 });
  const incidents: string[] = [];
  page.on("dialog", (dialog) => {
    incidents.push(dialog.message());
    void dialog.dismiss();
  });
  for (const id of ["P1", "P2", "P3", "P4"]) {
    await page.goto(`${APP_URL}/accounts/2/orders/poison_market/${id}?view=raw`);
    const raw = page.getByRole("region", { name: "Raw data" });
    await raw.getByRole("searchbox").fill("script");
    await expect(raw.getByRole("listitem").first()).toBeVisible();
    const links = await raw.locator("a, img, script, iframe").count();
    expect(links, id).toBe(0);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), id).toBeLessThanOrEqual(390);
  }
  expect(incidents).toEqual([]);
});

test("5.4.4 · LA-55 · MA-12 · D10 · several references are written in place, shown as saved after the answer, and a failure says so", async ({
  page,
}) => {
  const order = await findOrder(({ merchant_order_id: ids }) => (ids ?? []).length === 0);
  await page.goto(addressOf(order));
  const references = facts(page).locator("section", { has: page.getByRole("heading", { name: "References" }) });
  await references.getByRole("button", { name: "Change your reference" }).click();
  await references.getByRole("textbox", { name: "Your reference" }).fill("SO-1");
  await references.getByRole("button", { name: "Add" }).click();
  await references.getByRole("textbox", { name: "Your reference 2" }).fill("SO-2");
  await plantFault({ route: "PATCH /v3.0/orders/moi/", kind: "500", times: 1 });
  await references.getByRole("button", { name: "Save" }).click();
  await expect(references.getByRole("alert")).toContainText("Not saved");
  await expect(references.getByRole("textbox", { name: "Your reference 2" })).toHaveValue("SO-2");
  await references.getByRole("button", { name: "Save" }).click();
  await expect(references).toContainText("SO-1");
  await expect(references).toContainText("SO-2");
  await expect(references.getByRole("textbox")).toHaveCount(0);
  await page.reload();
  await expect(references).toContainText("SO-2");
  await references.getByRole("button", { name: "Change your reference" }).click();
  await references.getByRole("textbox", { name: "Your reference 2" }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "SO-3\nSO-4");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(references.getByRole("textbox", { name: "Your reference 3" })).toHaveValue("SO-4");
  await references.getByRole("button", { name: "Save" }).click();
  await expect(references).toContainText("SO-4");
});

test("D11 · a note is written, read by a viewer, and deleted by whoever wrote it", async ({ page, pageOf }) => {
  const order = await withPerson();
  const text = `Second parcel comes from Lyon ${Date.now()}`;
  await page.goto(addressOf(order));
  const notes = (on: Page) =>
    facts(on).locator("section", { has: on.getByRole("heading", { name: "Internal notes" }) });
  await notes(page).getByRole("textbox").fill(`${text}\n<b>bold</b>`);
  await page.keyboard.press("Control+Enter");
  await expect(notes(page).getByRole("listitem").first()).toContainText("<b>bold</b>");
  await expect(notes(page).getByRole("button", { name: "Delete this note" }).first()).toBeVisible();
  const viewer = await pageOf("viewer");
  await viewer.goto(`${APP_URL}${addressOf(order)}`);
  await expect(notes(viewer)).toContainText(text);
  await expect(notes(viewer).getByRole("textbox")).toHaveCount(0);
  await expect(notes(viewer).getByRole("button")).toHaveCount(0);
  await notes(page).getByRole("button", { name: "Delete this note" }).first().click();
  await expect(notes(page)).not.toContainText(text);
  await page.reload();
  await expect(notes(page)).not.toContainText(text);
});

test("D09, MA-06 · links out stand on the order with its ids encoded, set by an administrator alone", async ({
  page,
  httpOf,
}) => {
  const admin = await httpOf("admin");
  const order = await findOrder(({ marketplace }) => marketplace === "amazon_fr");
  const templates = [
    {
      label: "Seller Central",
      marketplace: "amazon",
      template: "https://seller.example/order/{marketplace_order_id}?a=1",
    },
  ];
  const put = (http: typeof admin, body: object) =>
    http.put("/api/accounts/1/link-templates", { headers: unsafe, data: body });
  expect((await put(await httpOf("merchant"), { templates })).status()).toBe(403);
  expect((await put(admin, { templates: [{ ...templates[0], template: "http://seller.example/" }] })).status()).toBe(
    400,
  );
  expect((await put(admin, { templates })).status()).toBe(200);
  await page.goto(addressOf(order));
  const link = facts(page).getByRole("link", { name: /Seller Central/ });
  await expect(link).toHaveAttribute("href", `https://seller.example/order/${order.marketplace_order_id}?a=1`);
  await expect(link).toHaveAttribute("rel", /noopener/);
  expect((await put(admin, { templates: [] })).status()).toBe(200);
});

test("5.4.7 · the packing slip is paper: white in the dark, without prices, e-mail and phone", async ({ page }) => {
  const order = await withPerson();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${addressOf(order)}/packing-slip`);
  const paper = page.locator(".paper");
  await expect(paper).toContainText(order.packages[0]?.cart[0]?.title ?? "?");
  await expect(paper).not.toContainText(order.billing_address?.email ?? "?");
  await expect(paper).not.toContainText("€");
  expect(await paper.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe("rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("U12 · while Lengow fails, a packing slip says why there is none and leads to the order that our copy shows", async ({
  page,
}) => {
  await copyIsReady(page.request);
  const order = await withPerson();
  await plantFault({ route: ORDERS, kind: "500" });
  await page.goto(`${addressOf(order)}/packing-slip`);
  const alert = page.getByRole("alert").filter({ hasText: "Lengow" });
  await expect(alert).toContainText("No packing slip can be made: the address and the lines on it come from Lengow.");
  await expect(alert).toContainText("Our copy has no addresses");
  await hasNoFaults(page);
  await plantFault({ route: ORDERS, kind: "500" });
  await page.getByRole("link", { name: "Back to the order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(order.marketplace_order_id);
  await expect(page.getByRole("status").filter({ hasText: "You see our copy of" })).toBeVisible();
});

test("U4 · axe finds nothing in the raw data and the packing slip, light and dark", async ({ page }) => {
  test.slow();
  const address = addressOf(await withPerson());
  await page.goto(`${address}?view=raw`);
  await expect(page.getByRole("searchbox", { name: "Search names and values" })).toBeVisible();
  await hasNoFaults(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await hasNoFaults(page);
  await page.goto(`${address}/packing-slip`);
  await hasNoFaults(page);
});
