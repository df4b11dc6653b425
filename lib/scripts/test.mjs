// npm test: verify, then unit and service tests, then the browser, on a fresh clone; closes with "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { buildApp, installDependencies } from "./prepare.mjs";
import { orchestrate, portIsFree, root, run, Told } from "./processes.mjs";
import { verify } from "./verify.mjs";

const REPORTS = path.join(root, ".tmp/reports");

function readReport(name) {
  const file = path.join(REPORTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A runner that died without a report is one failure, never nothing. */
function counted(code, { passed, failed, skipped, failures = [] }) {
  return { passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), skipped, failures };
}

async function unitAndService() {
  const report = path.join(REPORTS, "vitest.json");
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
  ];
  const code = await run(process.execPath, args);
  const result = readReport("vitest.json");
  const failed = (result?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({
        name: `${path.relative(root, file.name)} › ${fullName}`,
        why: String(failureMessages?.[0] ?? "").split("\n", 3),
      })),
  );
  return counted(code, {
    failures: failed,
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  });
}

/** The first of two free ports in a row, from `start` on: another run on this machine must not take this one down. */
async function freePair(start) {
  for (let port = start; port < start + 200; port += 2) {
    if ((await portIsFree(port)) && (await portIsFree(port + 1))) return String(port);
  }
  throw new Told(`No two free ports in a row between ${start} and ${start + 200}.`);
}

async function browser() {
  const chromium = await findBrowser();
  await buildApp();
  const args = ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts"];
  const env = {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(REPORTS, "playwright.json"),
    E2E_PORT: process.env.E2E_PORT ?? (await freePair(3199)),
    E2E_SANDBOX_PORT: process.env.E2E_SANDBOX_PORT ?? (await freePair(4199)),
  };
  const code = await run(process.execPath, args, { env });
  const stats = readReport("playwright.json")?.stats;
  return counted(code, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  });
}

await orchestrate(async () => {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  await installDependencies();
  if (!process.env.TEST_DATABASE_URL) {
    process.stdout.write(
      "TEST_DATABASE_URL is not set: the database tests run on the embedded store alone; those on PostgreSQL are left out.\n",
    );
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const [name, part] of [
    ["Verify", verify],
    ["Unit and service tests", unitAndService],
    ["Browser tests", browser],
  ]) {
    process.stdout.write(`\n${name}\n`);
    const result = await part();
    for (const key of Object.keys(total)) total[key] += result[key] ?? 0;
    failures.push(...(result.failures ?? []));
  }
  // The browser's runner has just named its own; those before it scrolled away long ago.
  for (const { name, why } of failures) process.stdout.write(`\nFailed: ${name}\n  ${why.join("\n  ")}\n`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
