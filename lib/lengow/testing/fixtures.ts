import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Real answers of Lengow, kept outside this repository because of their licences; `LENGOW_FIXTURES` says where. */
const folder = resolve(root, process.env.LENGOW_FIXTURES ?? "../shared/lengow/fixtures");

export const hasFixtures = existsSync(folder);
export const whyNoFixtures = hasFixtures ? "" : ` (skipped: no real data at LENGOW_FIXTURES, looked in ${folder})`;

/** The JSON files of one kind, name and text. */
export function fixtures(
  kind: "orders" | "actions" | "marketplaces" | "auth" | "partials",
): { name: string; text: string }[] {
  if (!hasFixtures) return [];
  const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => ({ name, text: readFileSync(join(folder, kind, name), "utf8") }));
}
