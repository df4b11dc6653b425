import { cellsOf, expect, test } from "./fixtures";
import { findOrder } from "./sandbox";

const [TOTAL, ORDERED] = [3, 7];
const settings = /(Settings|Réglages|Paramètres|Einstellungen)$/;

test("U7 · the language is chosen once, changes the page in place, and is there in the first HTML ever after", async ({
  page,
}) => {
  await page.goto("/accounts/1/orders?status=shipped");
  await page.getByRole("button", { name: settings }).click();
  await page.getByRole("button", { name: "Français" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Commandes");
  await expect(page).toHaveURL("/accounts/1/orders?status=shipped");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  const html = await (await page.request.get("/accounts/1/orders")).text();
  expect(html).toContain('<html lang="fr"');
  expect(html).toContain("Commandes");
  await page.reload();
  await page.getByRole("button", { name: settings }).click();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Orders");
});

test("U25 · a diagnostic for whoever helps is one press away: version, account, last sync and request, and nobody's data", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/accounts/1/orders?id=306-4481920-7739510");
  await page.getByRole("button", { name: settings }).click();
  await page.getByRole("button", { name: "Copy diagnostic" }).click();
  await expect(page.getByText("Diagnostic copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Orderdeck: \d+\.\d+/);
  for (const line of ["Account: 1", "Page: /accounts/1/orders", "Last sync: ", "Request: "])
    expect(copied).toContain(line);
  expect(copied).not.toMatch(/306-4481920|@/);
});

test("U7 · without a choice the browser's own language is spoken", async ({ browser, signIn }) => {
  const context = await browser.newContext({ locale: "de-AT", storageState: await signIn("merchant") });
  const page = await context.newPage();
  await page.goto("/accounts/1/orders");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await context.close();
});

test("U6 · a theme is on the page before its first paint, so that nothing flashes", async ({ page }) => {
  await page.goto("/accounts/1/orders");
  expect(await page.getAttribute("html", "data-theme")).toBeNull();
  await page.getByRole("button", { name: settings }).click();
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/accounts/1/orders")).text();
  expect(/<html[^>]*>/.exec(html)?.[0]).toContain('data-theme="dark"');
  await page.reload();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  await page.getByRole("button", { name: settings }).click();
  await page.getByRole("button", { name: "System", exact: true }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("U7 · U8 · U9 · amounts and times follow the reader: language for their form, zone for their hour", async ({
  browser,
  signIn,
}) => {
  const { cookies, origins } = await signIn("merchant");
  const { marketplace_order_id: id } = await findOrder(({ marketplace }) => marketplace === "amazon_fr");
  const shown: string[][] = [];
  for (const [locale, timezoneId] of [
    ["en-GB", "Europe/Paris"],
    ["fr-FR", "America/New_York"],
  ] as const) {
    const kept = cookies.filter(({ name }) => name !== "tz");
    const context = await browser.newContext({ locale, timezoneId, storageState: { cookies: kept, origins } });
    const page = await context.newPage();
    await page.goto(`/accounts/1/orders?ordered=365d&id=${encodeURIComponent(id)}`);
    // The zone is known from the first page on: the browser tells it, and the page follows.
    await expect.poll(async () => (await context.cookies()).some(({ name }) => name === "tz")).toBe(true);
    await page.reload();
    shown.push((await cellsOf(page))[0] ?? []);
    await context.close();
  }
  const [english, french] = shown;
  expect(english?.[TOTAL]).toMatch(/^€\d+\.\d\d/);
  expect(french?.[TOTAL]).toMatch(/^\d+,\d\d\s€/);
  const hour = (cells: string[] = []) => Number(/(\d\d):\d\d/.exec(cells[ORDERED] ?? "")?.[1]);
  expect((hour(english) - hour(french) + 24) % 24).toBe(6);
});
