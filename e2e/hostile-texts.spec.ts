import type { Page } from "@playwright/test";
import { expect, rowsOf, test } from "./fixtures";
import { ordersAtLengow } from "./sandbox";

test.use({ person: "outsider" });

interface Watched extends Window {
  violations?: string[];
  __xss?: unknown;
}

/** Notes whatever a hostile text could make a page do: a dialog, a script of its own, a breach of the page's policy. */
async function watch(page: Page): Promise<string[]> {
  const incidents: string[] = [];
  page.on("dialog", (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const seen: string[] = [];
    (window as Watched).violations = seen;
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return incidents;
}

async function expectHarmless(page: Page) {
  const state = await page.evaluate(() => ({
    title: document.title,
    xss: (window as Watched).__xss,
    admin: ({} as { admin?: unknown }).admin,
    violations: (window as Watched).violations,
    links: [...document.querySelectorAll("a[href], form[action], [src]")]
      .map((node) => node.getAttribute("href") ?? node.getAttribute("action") ?? node.getAttribute("src") ?? "")
      .filter((address) => /^\s*(javascript|data:text|vbscript)/i.test(address)),
    handlers: document.querySelectorAll("[onerror], [onload], [onclick]").length,
    scripts: [...document.scripts]
      // A part of the app that is fetched later has no nonce of its own: the script that fetches it vouches for it (strict-dynamic).
      .filter((script) => script.nonce === "" && !script.src.startsWith(`${location.origin}/_next/static/`))
      .map((script) => script.outerHTML.slice(0, 80)),
  }));
  expect(state.title).not.toContain("owned");
  expect(state).toMatchObject({
    xss: undefined,
    admin: undefined,
    violations: [],
    links: [],
    handlers: 0,
    scripts: [],
  });
}

async function isNoWiderThan(page: Page, width: number) {
  // What measures itself (filters that fold into a menu) follows the window a frame later.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

test("texts that attack their reader stay texts, in the grid and on every order, at a desk and on a phone", async ({
  page,
}) => {
  test.slow();
  const incidents = await watch(page);
  const shown = async (what: string) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expectHarmless(page);
      await isNoWiderThan(page, width);
    }
    expect(incidents, what).toEqual([]);
  };
  const { results } = await ordersAtLengow(2, { marketplace: "poison_market" });
  expect(results).toHaveLength(13);
  // Another currency is Lengow’s to convert: the copy may be older than these orders.
  await page.goto("/accounts/2/orders?marketplace=poison_market&currency=USD");
  // One has a date that is none: our copy finds it by its id alone, Lengow lists it.
  await expect.poll(() => rowsOf(page).count()).toBeGreaterThanOrEqual(12);
  await shown("the grid");
  for (const { marketplace_order_id: id } of results) {
    const response = await page.goto(`/accounts/2/orders/poison_market/${encodeURIComponent(id)}`);
    expect(response?.status(), id).toBe(200);
    await expect(page.getByRole("complementary", { name: "Facts of the order" }), id).toBeVisible();
    await shown(id);
  }
});

test("LA-41 · LA-81 · what is hidden in a text is spelt out, and markup is shown as it is written", async ({
  page,
}) => {
  await page.goto("/accounts/2/orders/poison_market/P2");
  await expect(page.getByText("[U+202E]").first()).toBeVisible();
  // Another currency is Lengow’s to convert: the copy may be older than these orders.
  await page.goto("/accounts/2/orders?marketplace=poison_market&currency=USD");
  await page.getByRole("link").filter({ hasText: /^P0/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`P0"><b>'/../%2e%2e`);
  await expect(page.getByText("<script>document.title='owned'</script>").first()).toBeVisible();
});
