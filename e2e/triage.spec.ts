import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { tell } from "./sandbox";
import { SANDBOX_URL } from "./stage";

interface Accepted {
  marketplace: string;
  marketplace_order_id: string;
  args: Record<string, unknown>;
}

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ERRORS = "/accounts/1/errors";
const COUNT = 200;

/** What Lengow accepted with the carrier's new name, whatever it answered. */
async function accepted(): Promise<Accepted[]> {
  const response = await fetch(`${SANDBOX_URL}/__sandbox/truth?account=1`);
  const { actions } = (await response.json()) as { actions: Accepted[] };
  return actions.filter(({ marketplace, args }) => marketplace === "cdiscount" && args.carrier === "LAPOSTE_COLISSIMO");
}

const causes = (page: Page) => page.getByRole("list", { name: "Causes" }).getByRole("link");
const incidentOf = (page: Page) =>
  causes(page)
    .filter({ hasText: "Cdiscount" })
    .filter({ hasText: String(COUNT) });
const current = (page: Page) => page.locator("[data-group][aria-current]");

test.describe.configure({ mode: "serial", timeout: 60_000 });
test.use({ person: "support" });

test.beforeAll(async () => {
  await tell("incident", { account: 1, count: COUNT });
  await tell("settings", { rateLimit: null });
});
test.afterAll(() => tell("settings", { rateLimit: 500 }));

test("a snoozed cause leaves the inbox by one key and stands among the snoozed", async ({ page }) => {
  test.setTimeout(90_000);
  // What arrives while somebody reads waits behind a pill, so the page is opened once the incident is known.
  const counts = async (): Promise<number[]> => {
    const { results } = await (await page.request.get("/api/accounts/1/triage/groups")).json();
    return results.map((group: { count: number }) => group.count);
  };
  await expect.poll(counts, { timeout: 60_000, intervals: [1_000] }).toContain(COUNT);
  await page.goto(ERRORS);
  await expect(incidentOf(page)).toBeVisible();
  const incident = await incidentOf(page).getAttribute("data-group");
  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: "Snooze until" })).toBeVisible();
  await page.keyboard.press("Escape");
  // The incident stays for the stories after this one, wherever its deadlines have put it.
  let snoozed = await current(page).getAttribute("data-group");
  do {
    await page.keyboard.press("j");
    await expect(current(page)).not.toHaveAttribute("data-group", snoozed ?? "");
    snoozed = await current(page).getAttribute("data-group");
  } while (snoozed === incident);
  await page.keyboard.press("h");
  await page.getByRole("dialog").getByRole("radio").first().press("Enter");
  await expect(page.locator(`[data-group="${snoozed}"]`)).toHaveCount(0);
  await page.getByRole("link", { name: /^Snoozed/ }).click();
  await expect(page.locator(`[data-group="${snoozed}"]`)).toBeVisible();
});

test("a viewer reads every cause and can touch none", async ({ pageOf }) => {
  const page = await pageOf("viewer");
  await page.goto(ERRORS);
  await expect(incidentOf(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Dismiss|Merge|Snooze|Re-send/ })).toHaveCount(0);
  await page.keyboard.press("3");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("evidence is one press away and its link opens for a colleague", async ({ page, pageOf }) => {
  await page.goto(ERRORS);
  await page.getByRole("button", { name: "Copy the evidence", exact: true }).click();
  const text = page.getByRole("textbox", { name: "Text" });
  await expect(text).toHaveValue(/Hello Lengow support/);
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(text).toHaveValue(/Guten Tag/);
  const { accountId, id } = await page.evaluate(async () => {
    const [first] = (await (await fetch("/api/accounts/1/triage/groups")).json()).results;
    const group = await (await fetch(`/api/accounts/1/triage/groups/${encodeURIComponent(first.id)}`)).json();
    return { accountId: 1, id: group.failures[0].id as string };
  });
  const colleague = await pageOf("merchant");
  await colleague.goto(`/accounts/${accountId}/evidence/${id}`);
  await expect(colleague.getByRole("textbox", { name: "Text" })).toHaveValue(/Order/);
  await colleague.setViewportSize({ width: 390, height: 844 });
  const overhang = () => colleague.locator("[data-evidence]").evaluate((pack) => pack.scrollWidth - pack.clientWidth);
  await expect.poll(overhang).toBe(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`the inbox, the evidence and the notifications have no accessibility fault in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    for (const path of [ERRORS, "/accounts/1/settings/notifications"]) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.goto(ERRORS);
    await page.getByRole("button", { name: "Copy the evidence", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Text" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
    expect(violations.map(({ id, nodes }) => `evidence ${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test("on a phone the causes come first, then one cause with its correction below, and nothing hangs out", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(ERRORS);
  await incidentOf(page).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "All causes" }).click();
  await expect(incidentOf(page)).toBeVisible();
});

test("a support agent clears an incident of 200 failures by keyboard alone, and nothing is sent twice", async ({
  page,
}) => {
  test.setTimeout(150_000);
  await page.goto(ERRORS);
  const incident = await incidentOf(page).getAttribute("data-group");
  for (let step = 0; step < 40 && (await current(page).getAttribute("data-group")) !== incident; step += 1) {
    const before = await current(page).getAttribute("data-group");
    await page.keyboard.press("j");
    await expect(current(page)).not.toHaveAttribute("data-group", before ?? "");
  }
  await expect(page.locator("[data-fix]")).toContainText(`Re-send ${COUNT}`, { timeout: 30_000 });
  await expect(page.locator("[data-fix]")).toContainText("La Poste Colissimo");
  await page.keyboard.press("1");
  await expect(page.locator("[data-sent]")).toHaveAttribute("data-sent", String(COUNT));
  await expect(incidentOf(page)).toHaveCount(0, { timeout: 60_000 });
  await expect.poll(async () => (await accepted()).length, { timeout: 90_000, intervals: [1_000] }).toBe(COUNT);
  const orders = (await accepted()).map((action) => action.marketplace_order_id);
  expect(new Set(orders).size).toBe(COUNT);
  await page.goto(`${ERRORS}?tab=resolved`);
  await expect(page.locator(`[data-group="${incident}"]`)).toBeVisible({ timeout: 30_000 });
});
