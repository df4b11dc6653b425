import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  file: string;
  text: string;
  /** What it imports, re-exports or loads later, as written. */
  imports: string[];
  isTest: boolean;
}

const FOLDERS = ["app", "components", "lib", "e2e"];
const ROOT_FILES = ["instrumentation.ts", "proxy.ts", "next.config.js"];
const SOURCE = /\.(?:ts|tsx|mjs|js)$/;
const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?["']([^"']+)["']/g;

function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

function read(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const isTest = /\.(?:test|spec)\.tsx?$/.test(file) || /(?:^|\/)testing\//.test(file) || file.startsWith("e2e/");
  return { file, text, imports: importsOf(text), isTest };
}

/** Every file of ours that holds code. */
export function sourceFiles(): SourceFile[] {
  const found = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file).split(path.sep).join("/"),
    ),
  );
  const code = [...found, ...ROOT_FILES].filter(
    (file) => SOURCE.test(file) && !file.includes("/node_modules/") && !file.includes("/.next/"),
  );
  return code.sort().map(read);
}

/** The room a file is in: `app`, `components`, `lib/domain` and the like; the root's own files are in "". */
export function roomOf(file: string): string {
  const [first = "", second = "", ...rest] = file.split("/");
  if (first === "lib") return rest.length > 0 ? `lib/${second}` : "lib";
  return FOLDERS.includes(first) ? first : "";
}

/** What an import of ours names, from the project's root and without ending; null for a package. */
export function targetOf(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  return null;
}

/** The package an import names: `@scope/name` or `name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
