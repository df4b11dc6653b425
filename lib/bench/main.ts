import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { browserFigures, coalescing, proxyFigures, startFigures, tokenRenewal } from "./figures";
import { largeGridFigures } from "./large-grid";
import { ROOT, signIn, startApp, startSandboxProcess, stopAll } from "./servers";
import { markdown, type Row } from "./table";
import { documentFigures } from "./vcs";

function version(name: string): string {
  const file = path.join(ROOT, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function build(folder: string, ...flags: string[]): void {
  const args = ["node_modules/next/dist/bin/next", "build", folder, ...flags];
  const built = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (built.status !== 0) throw new Error(`next build ${folder} failed`);
}

/** The copy of the orders, measured in a process of its own: it needs the server's side of the modules. */
function orderIndexFigures(): Row[] {
  const args = ["--import", "tsx", "--conditions=react-server", "lib/bench/order-index.ts"];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  if (run.status !== 0) throw new Error("lib/bench/order-index.ts failed");
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "[]") as Row[];
}

/** Triage over ten thousand failures, in a process of its own for the same reason. */
function triageFigures(): Row[] {
  const args = ["--import", "tsx", "--conditions=react-server", "lib/bench/triage.ts"];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  if (run.status !== 0) throw new Error("lib/bench/triage.ts failed");
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "[]") as Row[];
}

/** Recording, sending and checking of actions, in a process of its own as well. */
function actionFigures(): Row[] {
  const args = ["--import", "tsx", "--conditions=react-server", "lib/bench/actions.ts"];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  if (run.status !== 0) throw new Error("lib/bench/actions.ts failed");
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "[]") as Row[];
}

/** Orders taken away as CSV, in a process of its own too; with `gc`, so that memory is held against an idle server. */
function exportFigures(): Row[] {
  const args = ["--import", "tsx", "--conditions=react-server", "--expose-gc", "lib/bench/export.ts"];
  const run = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });
  if (run.status !== 0) throw new Error("lib/bench/export.ts failed");
  return JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "[]") as Row[];
}

/** `--no-build` takes the build that is there; `--browser` measures what a person feels and nothing else. */
async function bench(): Promise<void> {
  const browserOnly = process.argv.includes("--browser");
  if (!process.argv.includes("--no-build")) build(".");
  const data = mkdtempSync(path.join(os.tmpdir(), "orderdeck-bench-"));
  const rows: Row[] = [];
  const tell = (more: Row[]) => {
    rows.push(...more);
    for (const row of more) process.stderr.write(`  ${row.figure}: ${row.value}\n`);
  };
  try {
    const sandbox = await startSandboxProcess();
    // The peer's rewrites are written down when it is built. With Turbopack it would also find our own proxy.ts above it, and pay for it.
    process.env.PEER_UPSTREAM = sandbox.url;
    if (!browserOnly) build("lib/bench/peers/next-app", "--webpack");
    const app = await startApp(sandbox.url, { DATA_DIR: path.join(data, "main") });
    const subject = { sandbox, app, cookie: await signIn(app.url) };
    tell(await tokenRenewal(subject));
    tell(await browserFigures(subject));
    const postgres = process.env.TEST_DATABASE_URL;
    if (postgres) tell(await largeGridFigures(sandbox, postgres));
    if (browserOnly) return;
    tell(await proxyFigures(subject));
    tell(await coalescing(subject));
    await app.stop();
    tell(await startFigures(sandbox, "embedded", { DATA_DIR: path.join(data, "fresh") }));
    tell(orderIndexFigures());
    tell(triageFigures());
    tell(actionFigures());
    tell(exportFigures());
    tell(await documentFigures(path.join(data, "invoices")));
    if (postgres) tell(await startFigures(sandbox, "PostgreSQL", { DATABASE_URL: postgres }));
    else process.stderr.write("  PostgreSQL left out: TEST_DATABASE_URL is not set\n");
  } finally {
    await stopAll();
    rmSync(data, { recursive: true, force: true });
  }
  const machine = `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const parts = ["next", "react", "undici", "@electric-sql/pglite"]
    .map((name) => `${name} ${version(name)}`)
    .join(", ");
  process.stdout.write(
    `\n${new Date().toISOString().slice(0, 10)}, ${machine}; ${parts}; sandbox seed 7, 5,000 orders.\n\n${markdown(rows)}\n`,
  );
}

await bench();
