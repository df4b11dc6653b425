import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** `"G01..11"` is every row from the first to the last. */
function rowsOf(list: string): string[] {
  return list.split(/\s+/).flatMap((part) => {
    const [, name = part, from, to] = /^([A-Z]+-?)(\d+)\.\.(\d+)$/.exec(part) ?? [];
    if (from === undefined || to === undefined) return [part];
    const rows = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
    return rows.map((row) => `${name}${String(row).padStart(from.length, "0")}`);
  });
}

/** The rows of the product list that must and should be there for finding and reading orders and for triage, by number alone. */
const KEPT = rowsOf(
  `
  G01..11 G13..19 C01..13 C15..18 D01..13 M01..03 M06..08 U1..25
  LA-06 LA-10..24 LA-30..44 LA-50..51 LA-55 LA-80..83 LA-90 LA-96..101
  SC-02..06 SC-08..11 SC-18..22 SC-25 SC-27
  MA-01..08 MA-10..27 MA-29
  E01..15 idea-3 idea-13 5.7.1 5.7.2 5.7.3 5.7.4 5.7.5 5.7.6 5.7.7 5.7.8
  5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 5.2.6 5.3.1 5.3.2 5.3.3 5.3.4 5.3.5 5.3.6 5.3.7 5.3.8 5.3.9 5.3.10 5.4.1 5.4.2 5.4.3 5.4.4 5.4.5 5.4.6 5.4.7 5.9.1 5.9.2 5.9.3 5.9.4 5.9.5
`.trim(),
);

const TITLE = /\b(?:test|it|describe)(?:\.(?!skip|todo|fixme)\w+)*\(\s*(["`])(.*?)\1/g;
/** `it.each(table)("title"`: the title stands in a call of its own. */
const EACH = /\)\(\s*(["`])(.*?)\1/g;

function titles(): string[] {
  const files = ["lib", "components", "app", "e2e"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:test|spec)\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(room, file), "utf8")),
  );
  return files.flatMap((text) => [...text.matchAll(TITLE), ...text.matchAll(EACH)].map(([, , title = ""]) => title));
}

/** What the README says is not possible over Lengow's API, with the rows in brackets. */
function impossible(): string[] {
  const [, part = ""] = readFileSync("README.md", "utf8").split("## Not possible over this API");
  return part.split("\n## ")[0]?.match(/\[[^\]]+\]/g) ?? [];
}

const ROW = /\b(?:[A-Z]{1,2}-?\d{1,3}|5\.\d{1,2}\.\d{1,2}|idea-\d{1,2})\b/g;

function named(text: string): string[] {
  const ranges = [...text.matchAll(/\b([A-Z]+-?)(\d+) to \1(\d+)\b/g)];
  const rows = text.replace(/\bidea (\d)/g, "idea-$1");
  return [...(rows.match(ROW) ?? []), ...ranges.flatMap(([, name, from, to]) => rowsOf(`${name}${from}..${to}`))];
}

it("every row for finding and reading orders, and for triage, has a test that names it, or the README says that it is not possible", () => {
  const told = new Set([...titles(), ...impossible()].flatMap(named));
  expect(KEPT.filter((row) => !told.has(row))).toEqual([]);
});
