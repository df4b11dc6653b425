import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { findOrder, ORDERS, plantFault } from "./sandbox";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LANGUAGES = ["en", "fr", "de"] as const;
const THEMES = ["light", "dark"] as const;
const WIDTHS = [1440, 390];
/** Widths at which nothing may hang out: the smallest phone, a usual one, a tablet, a desk. */
const ALL_WIDTHS = [320, 390, 768, 1440];

interface Screen {
  name: string;
  person: "merchant" | null;
  open: (page: Page, freshGrid: (filters?: string) => string) => Promise<void>;
}

const SCREENS: Screen[] = [
  {
    name: "the sign-in page",
    person: null,
    open: async (page) => {
      await page.goto("/sign-in?error=invalid:2");
    },
  },
  {
    name: "the grid with rows",
    person: "merchant",
    open: async (page) => {
      await page.goto("/accounts/1/orders?size=25&ordered=1d&marketplace=amazon_fr,amazon_uk,zalando");
      await expect(rowsOf(page).first()).toBeVisible();
    },
  },
  {
    name: "the grid without a match",
    person: "merchant",
    open: async (page) => {
      await page.goto("/accounts/1/orders?ordered=1d&status=pickup_completed");
      await page.getByRole("heading", { level: 2 }).waitFor();
    },
  },
  {
    name: "the grid while Lengow is down",
    person: "merchant",
    open: async (page, freshGrid) => {
      await plantFault({ route: ORDERS, kind: "500" });
      await page.goto(freshGrid());
      await page.getByRole("alert").getByRole("heading").waitFor();
    },
  },
  {
    name: "an order",
    person: "merchant",
    open: async (page) => {
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await page.goto(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`);
    },
  },
  {
    name: "a page that does not exist",
    person: "merchant",
    open: async (page) => {
      await page.goto("/nowhere");
    },
  },
];

async function speak(page: Page, language: string) {
  await page.context().addCookies([{ name: "locale", value: language, url: APP_URL }]);
}

/** Puts the theme on the page that is open, as the switch does. */
async function show(page: Page, theme: string) {
  await page.evaluate((value) => {
    document.documentElement.dataset.switching = "";
    document.documentElement.dataset.theme = value;
  }, theme);
}

for (const { name, person, open } of SCREENS) {
  test.describe(name, () => {
    test.use({ person });

    test(`${name} breaks no rule of WCAG 2.2 AA, in three languages, light and dark, desk and phone`, async ({
      page,
      freshGrid,
    }) => {
      test.slow();
      for (const [at, language] of LANGUAGES.entries()) {
        await speak(page, language);
        await open(page, freshGrid);
        expect(await page.getAttribute("html", "lang")).toBe(language);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          // Colours do not depend on the language: dark is looked at once, light in the others.
          const theme = THEMES[at === 1 ? 1 : 0];
          await show(page, theme ?? "light");
          const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
          expect(found, `${language} ${theme} ${width}`).toEqual([]);
        }
      }
    });

    test(`${name} needs no sideways scrolling from 320 to 1440 px`, async ({ page, freshGrid }) => {
      await speak(page, "de");
      await open(page, freshGrid);
      for (const width of ALL_WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${width} px`).toBeLessThanOrEqual(width);
      }
    });
  });
}
