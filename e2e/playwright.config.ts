import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const port = Number(process.env.E2E_PORT ?? 3199);
const sandboxPort = Number(process.env.E2E_SANDBOX_PORT ?? 4199);
export const appUrl = `http://localhost:${port}`;
export const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

/** Chromium as root in a container; the rest keeps it from calling home. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  outputDir: path.join(root, ".tmp/e2e-results"),
  // The tests share one sandbox and plant faults in it, so they run one after the other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: path.join(root, ".tmp/reports/playwright.json") }]],
  use: {
    baseURL: appUrl,
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: flags },
  },
  webServer: [
    {
      command: `node --import tsx lib/sandbox/main.ts --port ${sandboxPort} --orders 5000 --seed 7`,
      cwd: root,
      url: `${sandboxUrl}/__sandbox/clock`,
      reuseExistingServer: false,
      timeout: 60_000,
    },
    {
      command: "node lib/scripts/start-fresh.mjs",
      cwd: root,
      url: `${appUrl}/api/health`,
      reuseExistingServer: false,
      timeout: 120_000,
      stdout: "pipe",
      env: {
        DEMO: "1",
        LENGOW_API_URL: sandboxUrl,
        PORT: String(port),
        NEXTAUTH_URL: appUrl,
        DATA_DIR: ".tmp/e2e-data",
        LOG_LEVEL: "info",
        LOG_FILE_FOR_TESTS: ".tmp/e2e-app.log",
      },
    },
  ],
});
