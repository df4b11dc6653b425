import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the sprite and its type hold exactly the icons of the list, under an address that changes with them", () => {
  const script = fileURLToPath(new URL("../../lib/scripts/icons.mjs", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8", timeout: 30_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
