import { parseArgs } from "node:util";
import type { SandboxOptions } from "./server";

const HELP =
  "Usage: npm run sandbox -- [--port N] [--host H] [--orders N] [--seed N] [--latency MS] [--rate-limit N|off] [--token-life S]";

/** Reads the command line. Throws with a sentence for people when a value is wrong. */
export function readFlags(argv: string[], environment: Record<string, string | undefined>): SandboxOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      port: text,
      host: text,
      orders: text,
      seed: text,
      latency: text,
      "rate-limit": text,
      "token-life": text,
    },
  });
  return {
    port: whole("--port", values.port ?? environment.SANDBOX_PORT ?? "4010", 0, 65_535),
    host: values.host ?? "127.0.0.1",
    orders: whole("--orders", values.orders ?? "5000", 0, 100_000),
    seed: whole("--seed", values.seed ?? "7", 0, 2 ** 31),
    latencyMs: whole("--latency", values.latency ?? "0", 0, 600_000),
    rateLimit:
      values["rate-limit"] === "off" ? null : whole("--rate-limit", values["rate-limit"] ?? "500", 1, 1_000_000),
    tokenLifeSeconds: whole("--token-life", values["token-life"] ?? "3600", 1, 86_400),
  };
}

function whole(name: string, value: string, low: number, high: number): number {
  const number = Number(value);
  if (value.trim() !== "" && Number.isInteger(number) && number >= low && number <= high) return number;
  throw new Error(`${name} must be a whole number from ${low} to ${high}, not "${value}".\n${HELP}`);
}
