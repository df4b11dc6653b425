import { type Browser, type BrowserContext, chromium } from "playwright";
import { percentile } from "./load";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A browser window that is signed in; the time zone is known from the start, as it is on every visit but the first. */
export async function signedIn(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "Europe/Paris" });
  // The loader that runs this file wraps named functions in a helper, which a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await context.addCookies([...cookies, { name: "tz", value: "Europe%2FParis", url }]);
  return context;
}

export interface FirstLoad {
  scriptKb: number;
  lcpMs: number;
  cls: number;
}

/** Gzip bytes of all scripts' bodies, largest contentful paint and layout shift of one cold visit. */
export async function firstLoad(context: BrowserContext, address: string): Promise<FirstLoad> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on("Network.responseReceived", ({ type, requestId }) => {
    if (type === "Script") scripts.add(requestId);
  });
  // What came of the body, as it came: the answer's headers, some 860 bytes each, are no script.
  cdp.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) seen.cls += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const seen = await page.evaluate(() => (window as unknown as { seen: { lcp: number; cls: number } }).seen);
  await page.close();
  return { scriptKb: bytes / 1000, lcpMs: seen.lcp, cls: seen.cls };
}

/** Slowest answers to presses of keys and buttons on a page of 100 rows, as the browser itself reports them (INP, p95). */
export async function interactionP95(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
        if (entry.interactionId) durations.push(entry.duration);
      }
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.goto(`${url}/accounts/1/orders?size=100&ordered=30d`, { waitUntil: "networkidle" });
  await page.locator("tbody tr").first().focus();
  let presses = 0;
  for (let step = 0; step < 60; step++, presses++) await page.keyboard.press("j");
  for (let step = 0; step < 5; step++, presses += 2) {
    await page.getByRole("button", { name: "Status", exact: true }).first().click();
    await page.keyboard.press("Escape");
  }
  const durations = await page.evaluate(() => (window as unknown as { durations: number[] }).durations);
  await page.close();
  // What took less than the observer's floor of 16 ms is not reported; it counts as 16.
  const all = [...durations, ...Array.from({ length: Math.max(0, presses - durations.length) }, () => 16)];
  return percentile(all, 0.95);
}
