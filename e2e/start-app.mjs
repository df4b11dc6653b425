// Starts the built app for the browser tests: an empty database, and a log that a test can read when everything is over.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, rmSync } from "node:fs";

const { DATA_DIR, E2E_APP_LOG } = process.env;
rmSync(DATA_DIR, { recursive: true, force: true });
mkdirSync(".tmp", { recursive: true });
const log = openSync(E2E_APP_LOG, "w");
const app = spawn(process.execPath, ["lib/scripts/start.mjs"], { stdio: ["ignore", log, log] });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => app.kill(signal));
app.on("exit", (code) => process.exit(code ?? 1));
