import type { BrowserContext, Locator, Page } from "playwright";

/** What is on screen, as far as a press changes it: read inside the page, in every frame. */
type Sight = "rows" | "focus" | "peek" | "causes" | "documents";

/** How long a hand rests on what it is about to press. */
const HOVER_MS = 120;

/** How long one looks at an order beside the list before the next. */
const READ_MS = 250;

/**
 * Makes the page take the time from the next press to the frame in which what is on screen has changed and is painted. Both ends are
 * the page's own: the moment the browser gives the press itself, and the first task after the frame's painting.
 */
async function watch(page: Page, press: "click" | "keydown", sight: Sight): Promise<void> {
  await page.evaluate(
    ([press, sight]) => {
      const rows = () => {
        const table = document.querySelector("table.data-table");
        if (!table || table.hasAttribute("data-stale")) return "";
        return [...table.querySelectorAll("tbody tr:not([hidden]) th")]
          .slice(0, 15)
          .map((cell) => cell.textContent)
          .join();
      };
      const focus = () => document.activeElement?.closest("[data-row]")?.getAttribute("data-row") ?? "";
      // The panel has an order in it, not the bones of one.
      const peek = () => document.querySelector(".peek header")?.textContent ?? "";
      const causes = () =>
        [...document.querySelectorAll("main [data-group]")].map((cause) => cause.getAttribute("data-group")).join();
      const documents = () =>
        document.querySelector("table[data-stale]")
          ? ""
          : [...document.querySelectorAll("tr[data-document]")].map((row) => row.getAttribute("data-document")).join();
      const see = { rows, focus, peek, causes, documents }[sight];
      const before = see();
      const taken = new Promise<number>((resolve, reject) => {
        const onPress = ({ timeStamp }: Event) => {
          const look = () => {
            const now = see();
            if (now !== "" && now !== before) {
              const painted = new MessageChannel();
              painted.port1.onmessage = () => resolve(performance.now() - timeStamp);
              painted.port2.postMessage(null);
            } else if (performance.now() - timeStamp > 15_000) reject(new Error("nothing else on screen within 15 s"));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        document.addEventListener(press, onPress, { capture: true, once: true });
      });
      Object.assign(window, { taken });
    },
    [press, sight] as const,
  );
}

const taken = (page: Page) => page.evaluate(() => (window as unknown as { taken: Promise<number> }).taken);

/** Milliseconds from a press on an element to what it shows, `over` being whether the pointer rests on it before, as a hand's does. */
export async function pressed(page: Page, target: Locator, over: boolean, sight: Sight = "rows"): Promise<number> {
  if (over) {
    await target.hover();
    await page.waitForTimeout(HOVER_MS);
  }
  await watch(page, "click", sight);
  // Without the pointer: what a key or a finger presses was not pointed at before.
  if (over) await page.mouse.down().then(() => page.mouse.up());
  else await target.evaluate((element: HTMLElement) => element.click());
  return taken(page);
}

/** Until the page that follows this one has come, which the list asks for by itself. */
async function nextHasCome(page: Page, number: number): Promise<void> {
  await page.waitForFunction(
    (mark) => performance.getEntriesByType("resource").some(({ name }) => new URL(name).search.includes(mark)),
    `page=${number}&`,
  );
}

/** To ship, shipped, to accept. */
const TABS = [3, 7, 2].map((place) => `main nav a:nth-of-type(${place})`);

/** Takes times in rounds; each round is another window of days, so that nobody has the answers yet. */
async function inRounds(
  context: BrowserContext,
  url: string,
  rounds: { count: number; firstWindow: number },
  measure: (page: Page) => Promise<number[]>,
): Promise<number[]> {
  const times: number[] = [];
  const page = await context.newPage();
  for (let round = 0; round < rounds.count; round++) {
    const days = rounds.firstWindow + round;
    await page.goto(`${url}/accounts/1/orders?ordered=${days}d`, { waitUntil: "networkidle" });
    times.push(...(await measure(page)));
  }
  await page.close();
  return times;
}

/** From a press on a tab to its rows, `over` being whether the pointer was on the tab before. */
export function tabTimes(context: BrowserContext, url: string, count: number, firstWindow: number, over: boolean) {
  return inRounds(context, url, { count, firstWindow }, async (page) => {
    const times: number[] = [];
    for (const tab of TABS) times.push(await pressed(page, page.locator(tab), over));
    return times;
  });
}

/** From a press on a header to the rows in its order. */
export function sortTimes(context: BrowserContext, url: string, count: number, firstWindow: number) {
  return inRounds(context, url, { count, firstWindow }, async (page) => {
    const times: number[] = [];
    for (const header of ["Marketplace", "Status", "Total"])
      times.push(await pressed(page, page.locator(`thead th:has-text("${header}") button`), true));
    return times;
  });
}

/** From a press on a choice of a filter to the rows it leaves; the filter is open, and nothing of the choice was fetched. */
export function filterTimes(context: BrowserContext, url: string, count: number, firstWindow: number) {
  return inRounds(context, url, { count, firstWindow }, async (page) => {
    const times: number[] = [];
    await page.getByRole("button", { name: /^Status\b/, expanded: false }).click();
    for (const choice of ["Shipped", "To ship"])
      times.push(await pressed(page, page.getByRole("checkbox", { name: choice, exact: true }), true));
    return times;
  });
}

/** From a press on "next page" to its rows, which came before they were asked for. */
export function nextPageTimes(context: BrowserContext, url: string, count: number, firstWindow: number) {
  return inRounds(context, url, { count, firstWindow }, async (page) => {
    const times: number[] = [];
    for (let number = 2; number <= 4; number++) {
      await nextHasCome(page, number);
      times.push(await pressed(page, page.locator("main footer button:last-of-type"), true));
    }
    return times;
  });
}

async function onFirstRow(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/accounts/1/orders?size=100&ordered=30d`, { waitUntil: "networkidle" });
  await page.locator("tbody tr").first().focus();
  return page;
}

async function keyed(page: Page, key: string, sight: Sight): Promise<number> {
  await watch(page, "keydown", sight);
  await page.keyboard.press(key);
  return taken(page);
}

/** From J to the next of a hundred rows in focus, one after the other. */
export async function nextRowTimes(context: BrowserContext, url: string): Promise<number[]> {
  const page = await onFirstRow(context, url);
  const times: number[] = [];
  for (let step = 0; step < 30; step++) times.push(await keyed(page, "j", "focus"));
  await page.close();
  return times;
}

/** From the space bar to the panel with an order in it, each of them an order nobody has looked at. */
export async function openPanelTimes(context: BrowserContext, url: string): Promise<number[]> {
  const page = await onFirstRow(context, url);
  const times: number[] = [];
  for (let order = 0; order < 15; order++) {
    times.push(await keyed(page, " ", "peek"));
    await page.keyboard.press("Escape");
    await page.locator(".peek").waitFor({ state: "detached" });
    // Beyond what the open panel has fetched of its neighbours.
    for (let step = 0; step < 3; step++) await page.keyboard.press("j");
  }
  await page.close();
  return times;
}

/** From J to the next order in the panel beside the list, once it is open. */
export async function nextOrderTimes(context: BrowserContext, url: string): Promise<number[]> {
  const page = await onFirstRow(context, url);
  await keyed(page, " ", "peek");
  const times: number[] = [];
  for (let step = 0; step < 20; step++) {
    // Nobody reads an order in less; its neighbours are fetched meanwhile.
    await page.waitForTimeout(READ_MS);
    times.push(await keyed(page, "j", "peek"));
  }
  await page.close();
  return times;
}
