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

test("E08 · 5.7.5: a snoozed cause leaves the inbox by one key and stands among the snoozed", async ({ page }) => {
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
  await expect(page.getByRole("status").filter({ hasText: "Snoozed" })).toBeVisible();
  await expect(page.locator(`[data-group="${snoozed}"]`)).toHaveCount(0);
  await page.getByRole("link", { name: /^Snoozed/ }).click();
  await expect(page.locator(`[data-group="${snoozed}"]`)).toBeVisible();
});

test("E09: a cause is not put away with a failure that its person had not seen, and the screen says so", async ({
  page,
}) => {
  await page.goto(ERRORS);
  await expect(page.locator("[data-group-pane]")).toBeVisible();
  const id = await current(page).getAttribute("data-group");
  // What was on screen is older than what is there now: as if the newest failure had come in after the last look.
  await page.route(/\/move$/, async (route) => {
    const body = route.request().postDataJSON();
    await route.continue({ postData: JSON.stringify({ ...body, seen: "2020-01-01T00:00:00.000000Z" }) });
  });
  await page.getByRole("button", { name: "Other moves" }).click();
  await page.getByRole("menuitem", { name: "Resolve" }).click();
  await expect(page.getByRole("status").filter({ hasText: "more failed for this cause meanwhile" })).toBeVisible();
  await expect(page.locator(`[data-group-pane="${id}"]`)).toBeVisible();
  await page.reload();
  await expect(page.locator(`[data-group="${id}"]`)).toBeVisible();
});

test("a viewer reads every cause and can touch none", async ({ pageOf }) => {
  const page = await pageOf("viewer");
  await page.goto(ERRORS);
  await expect(incidentOf(page)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  // Nothing to correct: no empty place beside the cause, and its orders begin where its heading does.
  const edges = await page.locator("[data-group-pane]").evaluate((pane) => {
    const range = document.createRange();
    range.selectNodeContents(pane.querySelector("[data-failure] a") as HTMLElement);
    const heading = (pane.querySelector("h2") as HTMLElement).getBoundingClientRect().left;
    const free = window.innerWidth - pane.getBoundingClientRect().right;
    return { indent: Math.round(range.getBoundingClientRect().left - heading), free: Math.round(free) };
  });
  expect(edges).toEqual({ indent: 0, free: 0 });
  await expect(page.getByRole("button", { name: /Dismiss|Merge|Snooze|Re-send/ })).toHaveCount(0);
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(new URL(request.url()).pathname));
  for (const key of ["1", "2", "3", "h", "a"]) await page.keyboard.press(key);
  // The sheet of shortcuts opens by the same listener as the rest, after them.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  expect(sent.filter((path) => path.includes("/triage/"))).toEqual([]);
});

test("a press with Shift ticks every row in between, by mouse and by key", async ({ page }) => {
  await page.goto(ERRORS);
  await incidentOf(page).click();
  await expect(page.locator("[data-fix] h2")).toHaveText(`Fix for all ${COUNT}`);
  const boxes = page.locator("[data-failure]").getByRole("checkbox");
  await boxes.nth(1).click();
  await boxes.nth(5).click({ modifiers: ["Shift"] });
  await expect(page.locator("[data-fix] h2")).toHaveText(`Fix for ${COUNT - 5} of ${COUNT}`);
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe("");
  // What is not sent is in neither number.
  const sent = page.locator("[data-fix] ul", { hasText: "La Poste Colissimo" });
  await expect(sent.getByText(`${COUNT - 5} orders`)).toHaveCount(2);
  await boxes.nth(3).focus();
  await page.keyboard.press("Shift+Space");
  await expect(page.locator("[data-fix] h2")).toHaveText(`Fix for ${COUNT - 2} of ${COUNT}`);
  await expect(boxes.nth(5)).toBeChecked();
  await expect(boxes.nth(2)).not.toBeChecked();
});

test("idea 13 · 5.7.7: evidence is one press away and its link opens for a colleague", async ({ page, pageOf }) => {
  await page.goto(ERRORS);
  await page.getByRole("button", { name: "Show the evidence", exact: true }).click();
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
    await page.getByRole("button", { name: "Show the evidence", exact: true }).click();
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

test("idea 3 · E06 · 5.7.3: a support agent clears an incident of 200 failures by keyboard alone, and nothing is sent twice", async ({
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
  await expect(page.locator("[data-leaves-in]")).toBeVisible();
  // Held before they leave: Z takes all of them back, and the cause and its form are whole from the first moment.
  await page.keyboard.press("z");
  await expect(page.locator("[data-undone]")).toHaveAttribute("data-undone", String(COUNT));
  await expect(page.locator("[data-fix] h2")).toHaveText(`Fix for all ${COUNT}`, { timeout: 1 });
  await expect(page.locator("[data-fix]")).toContainText(`Re-send ${COUNT}`, { timeout: 30_000 });
  await expect(page.locator("[data-fix]")).toContainText("La Poste Colissimo");
  expect(await accepted()).toEqual([]);
  await page.keyboard.press("1");
  await expect(page.locator("[data-sent]")).toHaveAttribute("data-sent", String(COUNT));
  // The same key again: what was sent is not sent again.
  await page.keyboard.press("1");
  await expect(incidentOf(page)).toHaveCount(0, { timeout: 60_000 });
  await expect.poll(async () => (await accepted()).length, { timeout: 90_000, intervals: [1_000] }).toBe(COUNT);
  const orders = (await accepted()).map((action) => action.marketplace_order_id);
  expect(new Set(orders).size).toBe(COUNT);
  await page.goto(`${ERRORS}?tab=resolved`);
  await expect(page.locator(`[data-group="${incident}"]`)).toBeVisible({ timeout: 30_000 });
  // Nothing is left to decide: no move is offered, by button or by key, and what was settled is all there when asked for.
  await page.locator(`[data-group="${incident}"]`).click();
  const pane = page.locator(`[data-group-pane="${incident}"]`);
  await expect(pane).toContainText("It comes back by itself when it fails again.");
  await expect(pane.getByRole("button", { name: /^(Merge|Dismiss|Snooze|Assign|Re-send|Reopen)/ })).toHaveCount(0);
  for (const key of ["2", "3", "h", "a"]) await page.keyboard.press(key);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  const settled = pane.getByRole("region", { name: "No longer open" });
  await expect(settled).toContainText(`10 of ${COUNT} shown`);
  await settled.getByRole("button", { name: "Show all" }).click();
  await expect(settled.getByRole("listitem")).toHaveCount(COUNT);
});

test("1 pressed while the next cause is still being read sends nothing of the cause before", async ({ page }) => {
  await page.goto(ERRORS);
  await expect(page.locator("[data-group-pane]")).toBeVisible();
  const before = await current(page).getAttribute("data-group");
  const posts: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === "POST" && pathname.endsWith("/fix")) posts.push(pathname);
  });
  await expect(page.locator("[data-fix]")).toBeVisible();
  let release = () => undefined as unknown;
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(/\/triage\/groups\/[^/]+$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("j");
  await expect(current(page)).not.toHaveAttribute("data-group", before ?? "");
  await expect(page.locator("[data-group-pane]")).toHaveCount(0);
  await page.keyboard.press("1");
  release();
  await expect(page.locator("[data-group-pane]")).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.locator(`[data-group-pane="${before}"]`)).toBeVisible();
  expect(posts).toEqual([]);
});

test("E12 · 5.7.4: A, 2, 3 and ? do what the sheet of shortcuts says, on the cause that is named", async ({ page }) => {
  await page.goto(ERRORS);
  await expect(page.locator("[data-group-pane]")).toBeVisible();
  const cause = (await page.locator("[data-group-pane] h2").textContent()) ?? "";
  const id = await current(page).getAttribute("data-group");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Next, previous cause");
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  const merge = page.getByRole("dialog", { name: "Merge into another cause" });
  await expect(merge).toContainText(cause);
  await page.keyboard.press("Escape");
  await expect(merge).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog", { name: "Assign to" })).toContainText(cause);
  await page.getByRole("button", { name: "Me", exact: true }).press("Enter");
  await page.getByRole("link", { name: /^Mine/ }).click();
  await expect(page.locator(`[data-group="${id}"]`)).toBeVisible();
  await page.getByRole("button", { name: "Other moves" }).click();
  await page.getByRole("menuitem", { name: "Note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Asked the carrier on Friday.");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.locator("[data-group-pane]")).toContainText("Asked the carrier on Friday.");
  await page.keyboard.press("3");
  const dismiss = page.getByRole("dialog", { name: "Dismiss this cause" });
  await expect(dismiss).toContainText(cause);
  await page.keyboard.press("Enter");
  await expect(dismiss).toBeVisible();
  await page.keyboard.type("The shop closed this line.");
  // Closed without it, what was typed is there again.
  await page.keyboard.press("Escape");
  await expect(dismiss).toHaveCount(0);
  await page.keyboard.press("3");
  await expect(dismiss.getByRole("textbox")).toHaveValue("The shop closed this line.");
  await page.keyboard.press("Enter");
  await expect(dismiss).toHaveCount(0);
  await expect(page.locator(`[data-group="${id}"]`)).toHaveCount(0);
  // Z takes it back as it stood, in its queue and open; a colleague sees both.
  await expect(page.getByRole("status").filter({ hasText: "can be undone for" })).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByRole("status").filter({ hasText: "Back where it was" })).toBeVisible();
  const pane = page.locator(`[data-group-pane="${id}"]`);
  await expect(pane.getByRole("region", { name: "What happened" })).toContainText("Taken back");
  await expect(page.locator(`[data-group="${id}"]`)).toBeVisible();
  await page.keyboard.press("3");
  await page.keyboard.type("The shop closed this line.");
  await page.keyboard.press("Enter");
  await expect(dismiss).toHaveCount(0);
  await page.goto(`${ERRORS}?tab=resolved&group=${encodeURIComponent(id ?? "")}`);
  await expect(page.locator("[data-group-pane]")).toContainText("Dismissed: The shop closed this line.");
  await expect(page.getByRole("button", { name: /^(Merge|Dismiss|Snooze|Assign)/ })).toHaveCount(0);
  await page.locator("[data-group-pane]").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Reopened" })).toBeVisible();
});
