import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { de } from "@/lib/messages/de";
import { en } from "@/lib/messages/en";
import { fr } from "@/lib/messages/fr";
import { expect, rowsOf, test } from "./fixtures";
import { clearFaults, findOrder, ORDERS, plantFault } from "./sandbox";
import { APP_URL } from "./stage";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What another theme can break: the page's structure is the same in both. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const LANGUAGES = ["en", "fr", "de"] as const;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Widths at which nothing may hang out: the smallest phone, a usual one, a tablet, a desk, a wide one. */
const ALL_WIDTHS = [320, 390, 768, 1440, 2560];

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
  {
    name: "an order while Lengow is down",
    open: async (page) => {
      // The language before has left Lengow down.
      await clearFaults();
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await plantFault({ route: ORDERS, kind: "500" });
      await page.goto(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`);
      await page.locator("main [role=status][data-tone=warn] button").waitFor();
    },
  },
  {
    name: "an order's raw data",
    open: async (page, freshGrid) => {
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await at(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}?view=raw`)(page, freshGrid);
    },
  },
  {
    name: "a packing slip",
    open: async (page, freshGrid) => {
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await at(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}/packing-slip`)(page, freshGrid);
    },
  },
  { name: "activity", open: at("/accounts/1/activity") },
  { name: "errors", open: at("/accounts/1/errors") },
  { name: "invoices", open: at("/accounts/1/invoices") },
  { name: "marketplaces", open: at("/accounts/1/marketplaces") },
  { name: "one marketplace", open: at("/accounts/1/marketplaces/amazon_fr") },
  { name: "a file of actions", open: at("/accounts/1/bulk") },
  { name: "batches", open: at("/accounts/1/batches") },
  ...["connection", "sending", "team", "data", "audit", "links", "invoices", "notifications"].map(
    (tab): Screen => ({ name: `settings, ${tab}`, person: "admin", open: at(`/accounts/1/settings/${tab}`) }),
  ),
  {
    name: "the evidence of a failure",
    open: async (page, freshGrid) => {
      const { results } = await (await page.request.get("/api/accounts/1/actions?state=refused&page_size=1")).json();
      await at(`/accounts/1/evidence/${results[0].id}`)(page, freshGrid);
    },
  },
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

type Words = Pick<typeof de, "orders" | "views" | "order" | "explorer" | "triage">;
const WORDS: Record<(typeof LANGUAGES)[number], Words> = { en, fr, de };

/** What opens over a page, or in it, by a press; it is looked at alone, for the page behind it is looked at above. */
interface Part {
  name: string;
  open: (page: Page, words: Words) => Promise<Locator>;
}

const dialog = (page: Page) => page.getByRole("dialog");
const popover = (page: Page) => page.locator("[popover]:popover-open");

/** Opened by keys alone, so that no language has to be read for it. */
function byKeys(name: string, keys: readonly string[], part: (page: Page) => Locator): Part {
  return {
    name,
    open: async (page) => {
      for (const key of keys) await page.keyboard.press(key);
      return part(page);
    },
  };
}

function byButton(name: string, label: (words: Words) => string, part: (page: Page) => Locator): Part {
  return {
    name,
    open: async (page, words) => {
      await page
        .getByRole("main")
        .getByRole("button", { name: new RegExp(`^${label(words)}`), expanded: false })
        .or(page.getByRole("main").getByRole("button", { name: label(words), exact: true }))
        .first()
        .click();
      return part(page);
    },
  };
}

const OF_THE_GRID = [
  byKeys("the palette", ["Control+k"], dialog),
  byKeys("the sheet of shortcuts", ["?"], dialog),
  byKeys("the export", ["e"], dialog),
  byButton("keeping a view", ({ views }) => views.saveNew, dialog),
  byButton("columns and amounts", ({ orders }) => orders.chooseColumns, popover),
  byKeys("+ Filter", ["f"], popover),
  byButton("a filter", ({ orders }) => orders.filters.status, popover),
  byButton("the window of days", ({ orders }) => orders.filters.ordered, popover),
  byKeys("a row's menu", ["j", "Shift+F10"], (page) => page.getByRole("menu")),
];

const TRY_THE_FORM: Part = {
  name: "an action's form, to try",
  open: async (page, { explorer }) => {
    await page.getByRole("main").getByRole("button", { name: explorer.actions.tryIt }).first().click();
    return dialog(page);
  },
};

const REFERENCE_EDITOR: Part = {
  name: "the editor of references",
  open: async (page, words) => {
    const panel = page.locator("section", {
      has: page.getByRole("heading", { name: words.order.references, exact: true }),
    });
    await panel.getByRole("button", { name: words.order.editReference }).click();
    await expect(panel.getByRole("textbox").first()).toBeVisible();
    return panel;
  },
};

/** Looks at one part in the theme that is on. */
async function look(page: Page, part: Locator, rules: "all" | "colours", where: string) {
  await expect(part).toBeVisible();
  await part.evaluate((node) => node.setAttribute("data-looked-at", ""));
  const builder = new AxeBuilder({ page }).include("[data-looked-at]");
  await expectNoFault(rules === "all" ? builder.withTags(STANDARDS) : builder.withRules(COLOURS), where);
  await part.evaluate((node) => node.removeAttribute("data-looked-at"));
}

async function close(page: Page, part: Locator) {
  await page.keyboard.press("Escape");
  await expect(dialog(page).or(popover(page)).or(part.getByRole("textbox"))).toHaveCount(0);
}

const OF_A_CAUSE = [
  byKeys("merging a cause", ["2"], dialog),
  byKeys("dismissing a cause", ["3"], dialog),
  byKeys("snoozing a cause", ["h"], dialog),
  byKeys("giving a cause to somebody", ["a"], dialog),
  byButton(
    "the other moves",
    ({ triage }) => triage.moves.more,
    (page) => page.getByRole("menu"),
  ),
  byButton("the evidence", ({ triage }) => triage.moves.evidence, dialog),
];

const PLACES: { name: string; open: Screen["open"]; parts: readonly Part[] }[] = [
  {
    name: "the grid",
    open: async (page) => {
      // One row behind what opens: the rule book reads the whole page each time.
      const { marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await page.goto(`/accounts/1/orders?ordered=365d&id=${encodeURIComponent(id)}`);
      await expect(rowsOf(page).first()).toBeVisible();
    },
    parts: OF_THE_GRID,
  },
  { name: "a marketplace", open: at("/accounts/1/marketplaces/amazon_fr"), parts: [TRY_THE_FORM] },
  {
    name: "a cause",
    open: async (page, freshGrid) => {
      // By its address: on a phone the list comes first, and there is nothing to press.
      const { results } = await (await page.request.get("/api/accounts/1/triage/groups?tab=new")).json();
      await at(`/accounts/1/errors?group=${encodeURIComponent(results[0].id)}`)(page, freshGrid);
      await expect(page.locator("[data-group-pane] footer")).toBeVisible();
    },
    parts: OF_A_CAUSE,
  },
  {
    name: "an order",
    open: async (page, freshGrid) => {
      const { marketplace, marketplace_order_id: id } = await findOrder(({ packages }) => packages.length > 1);
      await at(`/accounts/1/orders/${marketplace}/${encodeURIComponent(id)}`)(page, freshGrid);
    },
    parts: [REFERENCE_EDITOR],
  },
];

for (const { name, open, parts } of PLACES) {
  test(`what opens over ${name}: no rule of WCAG 2.2 AA is broken in three languages and both themes, and nothing hangs out of a phone`, async ({
    page,
    freshGrid,
  }) => {
    test.slow();
    for (const language of LANGUAGES) {
      await speak(page, language);
      await open(page, freshGrid);
      for (const part of parts) {
        const opened = await part.open(page, WORDS[language]);
        await show(page, "light");
        await look(page, opened, "all", `${part.name}, ${language} light`);
        await show(page, "dark");
        await look(page, opened, "colours", `${part.name}, ${language} dark`);
        await close(page, opened);
      }
    }
    // The longest words are on screen now.
    await page.setViewportSize(PHONE);
    for (const part of parts) {
      const opened = await part.open(page, WORDS.de);
      await expect(opened).toBeVisible();
      const { x = -1, width = Number.POSITIVE_INFINITY } = (await opened.boundingBox()) ?? {};
      expect.soft(x, part.name).toBeGreaterThanOrEqual(0);
      expect.soft(Math.floor(x + width), part.name).toBeLessThanOrEqual(PHONE.width);
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await close(page, opened);
    }
  });
}

test("at 2560 px the grid, home and an order fill the window from the navigation to its edge", async ({
  page,
  freshGrid,
}) => {
  await page.setViewportSize({ width: 2560, height: 1300 });
  const edges = (part: Locator) => part.evaluate((node) => node.getBoundingClientRect().toJSON());
  const nav = async () => (await edges(page.getByRole("complementary", { name: "Main" }))).right;
  const placeOf = (name: string) => PLACES.find((place) => place.name === name);
  const [grid, order] = [placeOf("the grid"), placeOf("an order")];
  await grid?.open(page, freshGrid);
  const table = await edges(page.getByRole("table"));
  expect([table.left, table.right]).toEqual([await nav(), 2560]);
  await at("/accounts/1/home")(page, freshGrid);
  const sections = await page
    .getByRole("main")
    .locator("section")
    .evaluateAll((all) => all.map((node) => node.getBoundingClientRect()).map(({ left, right }) => ({ left, right })));
  // A margin is air, more of it would be a page that stops somewhere.
  expect(Math.min(...sections.map(({ left }) => left))).toBeLessThanOrEqual((await nav()) + 32);
  expect(Math.max(...sections.map(({ right }) => right))).toBeGreaterThanOrEqual(2560 - 32);
  await order?.open(page, freshGrid);
  const facts = await edges(page.getByRole("complementary", { name: "Facts of the order" }));
  const lines = await edges(page.getByRole("region", { name: /^Package 1/ }));
  expect(facts.right).toBe(2560);
  expect(lines.left).toBeLessThanOrEqual((await nav()) + 32);
  expect(facts.left - lines.right).toBeLessThanOrEqual(32);
});
