// npm run dev: the sandbox and the app with hot reload, in demo mode.
import { demoEnvironment } from "./demo-environment.mjs";
import { installDependencies } from "./prepare.mjs";
import { orchestrate, portFrom, portIsFree, run, startService, Told } from "./processes.mjs";

await orchestrate(async () => {
  const port = portFrom("PORT", 3000);
  const sandboxPort = portFrom("SANDBOX_PORT", 4010);
  for (const [name, value] of Object.entries({ PORT: port, SANDBOX_PORT: sandboxPort })) {
    if (!(await portIsFree(value)))
      throw new Told(`Port ${value} is taken. Choose another: ${name}=${value + 1} npm run dev`);
  }
  await installDependencies();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  await startService(
    "The Lengow sandbox",
    ["--import", "tsx", "lib/sandbox/main.ts", "--port", String(sandboxPort), "--orders", "5000", "--seed", "7"],
    { readyUrl: `${sandboxUrl}/__sandbox/clock`, show: true },
  );
  return run(process.execPath, ["node_modules/next/dist/bin/next", "dev", "-H", "localhost", "-p", String(port)], {
    env: demoEnvironment({ port, sandboxUrl, dataDir: ".data/dev" }),
  });
});
