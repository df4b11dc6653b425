import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { clearFaults, forgetCalls } from "./sandbox";
import { APP_URL } from "./stage";

export type Person = "merchant" | "support" | "viewer" | "admin" | "outsider";
type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Said outright wherever a context is made: Playwright hands the test's own cookies on to every new one. */
const NOBODY: StorageState = { cookies: [], origins: [] };
export const PASSWORD = "demo-orderdeck";
export const emailOf = (person: Person) => `${person}@demo.test`;

/** Signs in the way the page does, over HTTP: a token against forgery, then the two fields. */
export async function postSignIn(request: APIRequestContext, fields: Record<string, string>) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  return request.post("/api/auth/callback/credentials", {
    form: { ...fields, csrfToken, json: "true" },
    headers: { origin: APP_URL },
  });
}

interface Options {
  /** Who is signed in when the test begins; null for nobody. */
  person: Person | null;
}

interface Fixtures {
  /** A browser of its own for another person, or for the same one elsewhere. */
  pageOf: (person: Person | null, options?: { javaScriptEnabled?: boolean }) => Promise<Page>;
  /** HTTP without a browser, as a person. */
  httpOf: (person: Person | null) => Promise<APIRequestContext>;
  /** Addresses of the orders grid: a window no test used before is a question that nobody answered yet. */
  freshGrid: (filters?: string, account?: number) => string;
  stageIsClean: boolean;
}

interface WorkerFixtures {
  signIn: (person: Person) => Promise<StorageState>;
}

/**
 * React has been through the page and its effects have run; a page without `main` is none of ours. It answers at once: a promise would count
 * as true the moment it is made.
 */
function isAlive(): boolean {
  const main = document.querySelector("main");
  if (main && !Object.keys(main).some((key) => key.startsWith("__react"))) return false;
  return document.querySelector("[data-keys='']") === null;
}

/** A page counts as open once React has taken it over: a person cannot press a key within that blink, a test can. */
function opensAlive(page: Page): Page {
  const { goto, reload } = { goto: page.goto.bind(page), reload: page.reload.bind(page) };
  page.goto = async (...where) => {
    const response = await goto(...where);
    await page.waitForFunction(isAlive);
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload(...how);
    await page.waitForFunction(isAlive);
    return response;
  };
  return page;
}

let days = 100 + Math.floor((Date.now() / 1000) % 700);

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  person: ["merchant", { option: true }],

  /** One real sign-in per person, kept for all tests. The time zone is known, as it is from the second page on. */
  signIn: [
    async ({ playwright }, use) => {
      const known = new Map<Person, StorageState>();
      await use(async (person) => {
        const kept = known.get(person);
        if (kept) return kept;
        const request = await playwright.request.newContext({ baseURL: APP_URL, storageState: NOBODY });
        const answer = await postSignIn(request, { email: emailOf(person), password: PASSWORD });
        expect(answer.ok(), `sign-in of ${person}`).toBe(true);
        const state = await request.storageState();
        const [first] = state.cookies;
        if (first) state.cookies.push({ ...first, name: "tz", value: "Europe%2FParis", httpOnly: false });
        known.set(person, state);
        await request.dispose();
        return state;
      });
    },
    { scope: "worker" },
  ],

  storageState: async ({ person, signIn }, use) => {
    await use(person ? await signIn(person) : NOBODY);
  },

  /** No page may throw, in any story; what React had to mend after the first paint counts as thrown. */
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await use(opensAlive(page));
    expect(errors, "thrown in the page").toEqual([]);
  },

  pageOf: async ({ browser, signIn }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const storageState = person ? await signIn(person) : NOBODY;
      const context = await browser.newContext({ baseURL: APP_URL, storageState, ...options });
      opened.push(context);
      const page = await context.newPage();
      return options.javaScriptEnabled === false ? page : opensAlive(page);
    });
    for (const context of opened) await context.close();
  },

  httpOf: async ({ playwright, signIn }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (person) => {
      const storageState = person ? await signIn(person) : NOBODY;
      const request = await playwright.request.newContext({ baseURL: APP_URL, storageState });
      opened.push(request);
      return request;
    });
    for (const request of opened) await request.dispose();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of this pattern
  freshGrid: async ({}, use) => {
    await use((filters = "", account = 1) => {
      days = days >= 998 ? 100 : days + 1;
      return `/accounts/${account}/orders?ordered=${days}d${filters && `&${filters}`}`;
    });
  },

  stageIsClean: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      await clearFaults();
      await forgetCalls();
      await use(true);
      await clearFaults();
    },
    { auto: true },
  ],
});

export { expect };

/** The rows of the grid, without its header. */
export function rowsOf(page: Page) {
  return page
    .getByRole("table")
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
}

/** What the grid shows, cell by cell, the box and the pinned id left out. */
export function cellsOf(page: Page): Promise<string[][]> {
  return rowsOf(page).evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll<HTMLElement>("td:not(.box)")].map((cell) => cell.innerText)),
  );
}

/** The ids on screen, top to bottom. */
export function idsOf(page: Page): Promise<string[]> {
  return rowsOf(page).getByRole("link").allInnerTexts();
}
