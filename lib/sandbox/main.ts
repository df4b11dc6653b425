import { readFlags } from "./flags";
import { startSandbox } from "./server";

async function main(): Promise<void> {
  const options = readFlags(process.argv.slice(2), process.env);
  const sandbox = await startSandbox({ ...options, eager: true });
  // A terminal and a wrapper may both pass on the same Ctrl-C: every signal has a listener, and closing twice is harmless.
  const stop = () => {
    sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.stdout.write(`Lengow sandbox on ${sandbox.url} (${options.orders} orders, seed ${options.seed})\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE";
  process.stderr.write(
    taken ? "The sandbox's port is taken: choose another with --port or SANDBOX_PORT.\n" : `${error.message}\n`,
  );
  process.exit(1);
});
