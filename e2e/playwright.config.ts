import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { APP_LOG, APP_PORT, APP_URL, AUTH_SECRET, LENGOW_PORT, SANDBOX_PORT, SANDBOX_URL, WATCH_URL } from "./stage";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Chromium as root in a container; the rest keeps it from calling home, and pictures of the sandbox's shops from being looked for. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** A server of the stage: started before the first test, ended after the last one. With E2E_REUSE=1 one that runs already is taken. */
function server(command: string, url: string, env: Record<string, string> = {}) {
  return { command, url, env, cwd: root, reuseExistingServer: process.env.E2E_REUSE === "1", timeout: 120_000 };
}

export default defineConfig({
  testDir: ".",
  outputDir: path.join(root, ".tmp/e2e-results"),
  globalSetup: "./prepare-stage.ts",
  // The tests share one sandbox and plant faults in it, so they run one after the other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: path.join(root, ".tmp/reports/playwright.json") }]],
  use: {
    baseURL: APP_URL,
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: flags },
  },
  webServer: [
    server(
      `node --import tsx lib/sandbox/main.ts --port ${SANDBOX_PORT} --orders 5000 --seed 7`,
      `${SANDBOX_URL}/__sandbox/clock`,
    ),
    server(`node e2e/leak-watch.mjs ${APP_PORT} ${new URL(APP_URL).port} ${SANDBOX_PORT} ${LENGOW_PORT}`, WATCH_URL, {
      E2E_SECRETS: `demo-secret-1 demo-secret-2 ${AUTH_SECRET}`,
    }),
    server("node e2e/start-app.mjs", `${APP_URL}/api/health`, {
      DEMO: "1",
      LENGOW_API_URL: `http://127.0.0.1:${LENGOW_PORT}`,
      PORT: String(APP_PORT),
      NEXTAUTH_URL: APP_URL,
      NEXTAUTH_SECRET: AUTH_SECRET,
      DATA_DIR: ".tmp/e2e-data",
      LOG_LEVEL: "info",
      E2E_APP_LOG: APP_LOG,
    }),
  ],
});
