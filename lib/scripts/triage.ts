/**
 * `npm run --silent triage -- FILE`: groups messages of failed actions and prints one JSON line for each (DESIGN.md, section 4).
 * With labels in the file, a last line says how well the groups agree with them. A line that cannot be read is reported and passed over.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type GroupedFailure, groupMessages, scorePairs } from "../triage/index";

const inputLine = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  marketplace: z.string(),
  action_type: z.string(),
  group: z.union([z.string(), z.number()]).nullish(),
});

type Input = z.infer<typeof inputLine>;
type Line = { ok: true; input: Input } | { ok: false; id: string | number | null; error: string };

const idOf = (value: unknown): string | number | null => {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" ? id : null;
};

const readLine = (text: string): Line => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, id: null, error: "not JSON" };
  }
  const parsed = inputLine.safeParse(value);
  if (parsed.success) return { ok: true, input: parsed.data };
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || "line").join(", ");
  return { ok: false, id: idOf(value), error: `missing or of the wrong type: ${fields}` };
};

/** The output lines for a whole input, in its order. */
export const triageLines = (input: string): string[] => {
  const lines = input
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(readLine);
  const inputs = lines.flatMap((line) => (line.ok ? [line.input] : []));
  const grouped = groupMessages(inputs);
  const found = new Map<Input, GroupedFailure>(inputs.map((one, at) => [one, grouped[at]!]));
  const out = lines.map((line) =>
    JSON.stringify(line.ok ? { id: line.input.id, ...found.get(line.input) } : { id: line.id, error: line.error }),
  );
  const labelled = inputs.flatMap((one) =>
    one.group === undefined || one.group === null
      ? []
      : [{ label: String(one.group), found: found.get(one)?.group_key ?? "" }],
  );
  return labelled.length > 0 ? [...out, JSON.stringify(scorePairs(labelled))] : out;
};

const main = (file: string | undefined): number => {
  if (!file) {
    console.error("usage: npm run --silent triage -- FILE");
    return 2;
  }
  try {
    const lines = triageLines(readFileSync(file === "-" ? 0 : file, "utf8"));
    if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  } catch (error) {
    console.error(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
};

if (process.argv[1]?.endsWith("triage.ts")) process.exitCode = main(process.argv[2]);
