// npm run verify: format, lint, layering and types; no server, no browser, under a minute.
import { fileURLToPath } from "node:url";
import { installDependencies } from "./prepare.mjs";
import { capture, orchestrate } from "./processes.mjs";

const bin = (name) => `node_modules/${name}`;

/** Each check under the name it is reported by. */
export const CHECKS = [
  ["format and lint", [bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "."]],
  ["route types", [bin("next/dist/bin/next"), "typegen"]],
  ["types", [bin("typescript/bin/tsc"), "--noEmit"]],
  ["layering", [bin("vitest/vitest.mjs"), "run", "--project", "node", "lib/testing/architecture.test.ts"]],
];

/** Runs every check and answers how many passed and failed; what a failed one printed is shown whole. */
export async function verify() {
  let passed = 0;
  let failed = 0;
  for (const [name, args] of CHECKS) {
    const { code, output } = await capture(process.execPath, args);
    if (code === 0) passed += 1;
    else failed += 1;
    process.stdout.write(code === 0 ? `  ok      ${name}\n` : `  FAILED  ${name}\n${output}\n`);
  }
  return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await orchestrate(async () => {
    await installDependencies();
    const { failed } = await verify();
    return failed === 0 ? 0 : 1;
  });
}
