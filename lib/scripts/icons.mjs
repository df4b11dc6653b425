/**
 * Draws `public/icons.svg` (one sprite for the whole app) and `components/ui/icon-sprite.ts` (its address and the type of its names)
 * from the names in `components/ui/icon-names.json`. The shapes are lucide's (ISC).
 *
 *   node lib/scripts/icons.mjs           writes both files
 *   node lib/scripts/icons.mjs --check   exits 1 if they are not what the list asks for
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const icons = join(dirname(createRequire(import.meta.url).resolve("lucide-static/package.json")), "icons");
const names = JSON.parse(readFileSync(join(root, "components/ui/icon-names.json"), "utf8"));

function symbolOf(name) {
  const svg = readFileSync(join(icons, `${name}.svg`), "utf8");
  const shapes = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1]?.replace(/\s*\n\s*/g, "") ?? "";
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

const sorted = [...new Set(names)].sort();
const sprite = [
  '<svg xmlns="http://www.w3.org/2000/svg">',
  "<!-- lucide icons, ISC licence, https://lucide.dev/license -->",
  ...sorted.map(symbolOf),
  "</svg>\n",
].join("\n");
const hash = createHash("sha256").update(sprite).digest("hex").slice(0, 8);
const module = [
  "// Written by `node lib/scripts/icons.mjs` from icon-names.json; do not edit.",
  "",
  "/** The address of the sprite; the query changes with its content, so that it may be cached for ever. */",
  `export const SPRITE = "/icons.svg?v=${hash}";`,
  "",
  "/** Every icon the sprite holds, by lucide's name. */",
  `export type IconName =\n${sorted.map((name) => `  | "${name}"`).join("\n")};\n`,
].join("\n");

const outputs = [
  [join(root, "public/icons.svg"), sprite],
  [join(root, "components/ui/icon-sprite.ts"), module],
];

if (process.argv.includes("--check")) {
  const stale = outputs.filter(([path, text]) => readFileSync(path, "utf8") !== text);
  for (const [path] of stale)
    console.error(`${path} is not what icon-names.json asks for: run node lib/scripts/icons.mjs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of outputs) writeFileSync(path, text);
}
