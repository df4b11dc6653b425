// Brings a checkout to the point where it can run: the locked dependencies, then the build. Both are skipped when nothing changed.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOf, readStamp, root, run, Told, writeStamp } from "./processes.mjs";

const INSTALL_STAMP = "node_modules/.orderdeck-installed";
const BUILD_STAMP = ".next/orderdeck-built";
const BUILD_INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 9);
}

/** Installs exactly what the lock file names, unless it is there already. */
export async function installDependencies() {
  if (!nodeIsNewEnough()) throw new Told(`Orderdeck needs Node 20.9 or newer; this is ${process.version}.`);
  const wanted = digestOf(["package-lock.json"]);
  if (existsSync(path.join(root, "node_modules/next")) && readStamp(INSTALL_STAMP) === wanted) return;
  process.stdout.write("Installing the locked dependencies (about a minute the first time)…\n");
  const code = await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) throw new Told("npm ci failed; its own words stand above. Is the package registry within reach?");
  writeStamp(INSTALL_STAMP, wanted);
}

/** Builds for production, unless the last build was made from the very same files. */
export async function buildApp() {
  const wanted = digestOf(BUILD_INPUTS);
  if (existsSync(path.join(root, ".next/BUILD_ID")) && readStamp(BUILD_STAMP) === wanted) return;
  process.stdout.write("Building (a minute or two)…\n");
  rmSync(path.join(root, BUILD_STAMP), { force: true });
  const code = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"]);
  if (code !== 0) throw new Told("The build failed; its own words stand above.");
  writeStamp(BUILD_STAMP, wanted);
}
