// Finds a Chromium for the browser tests, or brings one: the system's, Playwright's own, the package manager's.
import { existsSync } from "node:fs";
import { isWindows, run, Told } from "./processes.mjs";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

function systemBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Told(`CHROMIUM_PATH="${named}" does not exist.`);
  return named ?? SYSTEM.find((file) => existsSync(file));
}

async function playwrightBrowser() {
  const { chromium } = await import("playwright");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/** The path of a Chromium that can be started. @throws Told when there is none and none can be brought. */
export async function findBrowser() {
  const found = systemBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  process.stdout.write("No Chromium found; asking Playwright for its own…\n");
  if ((await run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"])) === 0) {
    const own = await playwrightBrowser();
    if (own) return own;
  }
  if (!isWindows && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Not to be had; asking the system's package manager…\n");
    await run("apt-get", ["update", "-qq"]);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    const installed = systemBrowser();
    if (installed) return installed;
  }
  throw new Told(
    "The browser tests need a Chromium and none could be found or installed.\n" +
      "Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) or name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}
