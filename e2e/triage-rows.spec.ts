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

const ACCOUNT = 2;
const ERRORS = `/accounts/${ACCOUNT}/errors`;
const COUNT = 30;
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.describe.configure({ mode: "serial", timeout: 90_000 });
test.use({ person: "admin" });

let group = "";
/** The orders of the incident as its cause lists them. */
let orders: string[] = [];

test.beforeAll(() => tell("incident", { account: ACCOUNT, count: COUNT }));

async function readIncident(page: Page): Promise<void> {
  const list = `/api/accounts/${ACCOUNT}/triage/groups`;
  const found = async () => {
    const { results } = await (await page.request.get(list)).json();
    return results.find((one: { count: number; marketplace: string }) => one.count >= COUNT)?.id ?? "";
  };
  await expect.poll(found, { timeout: 60_000, intervals: [1_000] }).not.toBe("");
  group = await found();
  const { failures } = await (await page.request.get(`${list}/${encodeURIComponent(group)}`)).json();
  orders = failures.map((one: { marketplace_order_id: string }) => one.marketplace_order_id);
}

const search = (page: Page) => page.getByRole("searchbox", { name: /^Search the causes/ });
const cause = (page: Page) => page.locator(`[data-group="${group}"]`);
const fix = (page: Page) => page.locator("[data-fix]");
const cell = (page: Page, at: number) => page.getByLabel(`New value for ${orders[at]}`);

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test("an order id leads to the cause that holds it, by keys alone, and stands in no address", async ({ page }) => {
  await readIncident(page);
  await page.goto(ERRORS);
  await expect(cause(page)).toBeVisible();
  const wanted = orders[COUNT - 3] ?? "";
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(wanted);
  await page.keyboard.press("Enter");
  await expect(cause(page)).toBeFocused();
  await expect(page.locator(`[data-group-pane="${group}"]`)).toBeVisible();
  await expect(page.getByRole("search").getByRole("status")).toHaveText(
    new RegExp(`^1 of \\d+ causes, order ${wanted} first$`),
  );
  await expect(page.locator("[data-failure] a").first()).toHaveText(wanted);
  expect([page.url(), ...asked].filter((address) => address.includes(wanted))).toEqual([]);
  expect(await faults(page)).toEqual([]);
});

test("what is not there is said, with the way back to all causes", async ({ page }) => {
  await page.goto(ERRORS);
  const causes = page.getByRole("list", { name: "Causes" }).getByRole("link");
  await expect(cause(page)).toBeVisible();
  const all = await causes.count();
  await search(page).fill("no cause says this");
  await expect(page.getByText("No cause here fits “no cause says this”")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await search(page).press("Escape");
  await expect(causes).toHaveCount(all);
});

test("a column from a spreadsheet goes down the orders, one value fills the empty ones, and each is taken back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${ERRORS}?group=${encodeURIComponent(group)}`);
  await fix(page).getByRole("button", { name: "Per row" }).click();
  await cell(page, 0).focus();
  await page.evaluate(() => navigator.clipboard.writeText("La Poste Colissimo\r\nChronopost\r\n"));
  await page.keyboard.press("ControlOrMeta+v");
  const told = fix(page).locator("[data-many-told]").getByRole("status");
  await expect(told).toHaveText(`2 values were pasted, the last for ${orders[1]}.`);
  await expect(cell(page, 0)).toBeFocused();
  await expect(cell(page, 1)).toHaveValue("Chronopost");
  await expect(fix(page)).toContainText("Re-send 2");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(told).toHaveText(`${COUNT - 2} orders were filled in. 1 keeps its own value.`);
  await expect(cell(page, 2)).toHaveValue("La Poste Colissimo");
  expect(await faults(page)).toEqual([]);
  await fix(page).getByRole("button", { name: "Undo" }).click();
  await expect(cell(page, 2)).toHaveValue("");
  await expect(cell(page, 1)).toHaveValue("Chronopost");
});

test("a correction goes to three first; the others stay open with it, and the next press sends them", async ({
  page,
}) => {
  await page.goto(`${ERRORS}?group=${encodeURIComponent(group)}`);
  await expect(fix(page)).toContainText(`Re-send ${COUNT}`, { timeout: 30_000 });
  await fix(page).getByRole("button", { name: "Try the first 3 only" }).click();
  await expect(fix(page).locator("[data-sent]")).toHaveAttribute("data-sent", "3");
  const accepted = async (): Promise<number> => {
    const { actions } = await (await fetch(`${SANDBOX_URL}/__sandbox/truth?account=${ACCOUNT}`)).json();
    return actions.filter(
      ({ args, marketplace_order_id: id }: Accepted) => args.carrier === "LAPOSTE_COLISSIMO" && orders.includes(id),
    ).length;
  };
  await expect.poll(accepted, { timeout: 60_000 }).toBe(3);
  await fix(page)
    .getByRole("button", { name: `On to the other ${COUNT - 3}` })
    .click();
  await fix(page)
    .getByRole("button", { name: new RegExp(`^Re-send ${COUNT - 3}`) })
    .click();
  await expect(fix(page).locator("[data-sent]")).toHaveAttribute("data-sent", String(COUNT - 3));
});
