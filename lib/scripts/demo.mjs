// npm run demo: from a fresh clone to orders on screen, with nothing but Node and npm (DESIGN §4).
import { demoEnvironment } from "./demo-environment.mjs";
import { buildApp, installDependencies } from "./prepare.mjs";
import { orchestrate, portFrom, portIsFree, startService, Told } from "./processes.mjs";

const PEOPLE = [
  ["merchant@demo.test", "ships, accepts, refunds (account 1)"],
  ["support@demo.test", "finds out why it failed (account 1)"],
  ["viewer@demo.test", "reads only (account 1)"],
  ["admin@demo.test", "both accounts"],
  ["outsider@demo.test", "account 2 only"],
];

async function requireFree(port, variable, who) {
  if (await portIsFree(port)) return;
  throw new Told(`Port ${port} is taken, and ${who} needs it. Choose another: ${variable}=${port + 1} npm run demo`);
}

/** A morning's work for support: a marketplace renamed a carrier, and shipments with the old name were refused. */
const FAILED = 200;

async function plantIncident(sandboxUrl) {
  const response = await fetch(`${sandboxUrl}/__sandbox/incident`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ account: 1, count: FAILED }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Told(`The Lengow sandbox would not plant the failures of the demo (${response.status}).`);
}

function tell(address) {
  const people = PEOPLE.map(([email, what]) => `    ${email.padEnd(22)} ${what}`).join("\n");
  process.stdout.write(`
  Orderdeck is ready:  ${address}

  Sign in as one of these; the password is  demo-orderdeck
${people}

  Under Errors, Cdiscount has just refused ${FAILED} shipments for one cause: it renamed a carrier.

  Everything here is invented and nothing reaches a marketplace. Ctrl-C stops it.

`);
}

await orchestrate(async () => {
  const port = portFrom("PORT", 3000);
  const sandboxPort = portFrom("SANDBOX_PORT", 4010);
  if (port === sandboxPort) throw new Told("PORT and SANDBOX_PORT must differ.");
  await requireFree(port, "PORT", "the app");
  await requireFree(sandboxPort, "SANDBOX_PORT", "the Lengow sandbox");
  await installDependencies();
  await buildApp();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const address = `http://localhost:${port}`;
  process.stdout.write("Starting the Lengow sandbox with 5,000 orders…\n");
  const sandbox = await startService(
    "The Lengow sandbox",
    ["--import", "tsx", "lib/sandbox/main.ts", "--port", String(sandboxPort), "--orders", "5000", "--seed", "7"],
    { readyUrl: `${sandboxUrl}/__sandbox/clock` },
  );
  await plantIncident(sandboxUrl);
  process.stdout.write("Starting the app (the first start prepares its database)…\n");
  const app = await startService("The app", ["lib/scripts/start.mjs"], {
    env: {
      ...demoEnvironment({ port, sandboxUrl, dataDir: ".data/demo" }),
      LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    },
    readyUrl: `${address}/api/health`,
    timeoutMs: 120_000,
  });
  tell(address);
  const ended = (name, child) =>
    new Promise((_, reject) => {
      const tellEnd = () => reject(new Told(`${name} stopped by itself.`));
      if (child.exitCode !== null || child.signalCode) tellEnd();
      else child.on("exit", tellEnd);
    });
  await Promise.race([ended("The Lengow sandbox", sandbox), ended("The app", app)]);
});
