import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { findOrder, ORDERS, plantFault } from "./sandbox";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What another theme can break: the page's structure is the same in both. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const LANGUAGES = ["en", "fr", "de"] as const;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Widths at which nothing may hang out: the smallest phone, a usual one, a tablet, a desk. */
const ALL_WIDTHS = [320, 390, 768, 1440];

interface Screen {
  name: string;
  person?: "admin" | null;
  open: (page: Page, freshGrid: (filters?: string) => string) => Promise<void>;
}

/** A screen by its address, once it has its heading and waits for nothing. */
const at =
  (path: string): Screen["open"] =>
  async (page) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  };

const SCREENS: Screen[] = [
  { name: "the sign-in page", person: null, open: at("/sign-in?error=invalid:2") },
  { name: "home", open: at("/accounts/1/home") },
  {
    name: "the grid with rows",
    open: async (page) => {
      await page.goto("/accounts/1/orders?size=25&ordered=1d&marketplace=amazon_fr,amazon_uk,zalando");
      await expect(rowsOf(page).first()).toBeVisible();
    },
  },
  {
    name: "the grid with an order beside it",
    open: async (page) => {
      await page.goto("/accounts/1/orders?size=25");
      await rowsOf(page).first().focus();
      await page.keyboard.press("Space");
      await expect(page.locator("aside.peek").getByRole("heading").nth(1)).toBeVisible();
    },
  },
  {
    name: "the grid without a match",
    open: async (page) => {
      await page.goto("/accounts/1/orders?ordered=1d&status=pickup_completed");
      await page.getByRole("heading", { level: 2 }).waitFor();
    },
  },
  {
    name: "the grid while Lengow is down",
    open: async (page, freshGrid) => {
      await plantFault({ route: ORDERS, kind: "500" });
      // Another currency is Lengow's to convert, whatever our copy holds.
      await page.goto(freshGrid("currency=USD"));
      await page.getByRole("alert").getByRole("heading").waitFor();
    },
  },
  {
    name: "an order",
    open: async (page, freshGrid) => {
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await at(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`)(page, freshGrid);
    },
  },
  { name: "activity", open: at("/accounts/1/activity") },
  { name: "errors", open: at("/accounts/1/errors") },
  { name: "invoices", open: at("/accounts/1/invoices") },
  { name: "marketplaces", open: at("/accounts/1/marketplaces") },
  { name: "one marketplace", open: at("/accounts/1/marketplaces/amazon_fr") },
  { name: "a file of actions", open: at("/accounts/1/bulk") },
  { name: "batches", open: at("/accounts/1/batches") },
  { name: "settings", open: at("/accounts/1/settings/connection") },
  {
    name: "a page that does not exist",
    open: async (page) => {
      await page.goto("/nowhere");
    },
  },
];

async function speak(page: Page, language: string) {
  await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
}

/** Puts the theme on the page that is open, as the switch does. */
async function show(page: Page, theme: "light" | "dark") {
  await page.evaluate((value) => {
    document.documentElement.dataset.switching = "";
    document.documentElement.dataset.theme = value;
  }, theme);
}

async function expectNoFault(builder: AxeBuilder, where: string) {
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join("\n")}`);
  expect.soft(found, where).toEqual([]);
}

for (const { name, person, open } of SCREENS) {
  test.describe(name, () => {
    if (person !== undefined) test.use({ person });

    test(`${name}: no rule of WCAG 2.2 AA is broken in three languages and both themes, and nothing hangs out from 320 px`, async ({
      page,
      freshGrid,
    }) => {
      test.slow();
      for (const language of LANGUAGES) {
        await speak(page, language);
        await open(page, freshGrid);
        expect(await page.getAttribute("html", "lang")).toBe(language);
        await show(page, "light");
        await expectNoFault(new AxeBuilder({ page }).withTags(STANDARDS), `${language} light`);
        await show(page, "dark");
        await expectNoFault(new AxeBuilder({ page }).withRules(COLOURS), `${language} dark`);
      }
      // The longest words are on screen now.
      await page.setViewportSize(PHONE);
      await expectNoFault(new AxeBuilder({ page }).withTags(STANDARDS), "a phone");
      for (const width of ALL_WIDTHS) {
        await page.setViewportSize({ ...DESK, width });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(wide, `${width} px`).toBeLessThanOrEqual(width);
      }
    });
  });
}
