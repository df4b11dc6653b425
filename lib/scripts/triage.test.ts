import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { triageLines } from "./triage";

const line = (id: string, text: string, group?: string): string =>
  JSON.stringify({ id, text, marketplace: "amazon_fr", action_type: "ship", group });
const parsed = (input: string): Record<string, unknown>[] =>
  triageLines(input).map((text) => JSON.parse(text) as Record<string, unknown>);

describe("triage of a file", () => {
  it("answers every line in its order with exactly id, group_key, family and mask", () => {
    const [first, second, ...rest] = parsed(
      `${line("a", "Carrier missing")}\n${line("b", "Order 12345678 not found")}\n`,
    );
    expect(Object.keys(first ?? {})).toEqual(["id", "group_key", "family", "mask"]);
    expect(first).toMatchObject({ id: "a", family: "carrier_or_tracking", mask: "Carrier missing" });
    expect(second).toMatchObject({ id: "b", family: "input_wrong", mask: "Order <order> not found" });
    expect(rest).toEqual([]);
  });

  it("ends with the score when there are labels", () => {
    const lines = parsed(
      [line("a", "Carrier missing", "x"), line("b", "Carrier missing", "x"), line("c", "Down")].join("\n"),
    );
    expect(lines.at(-1)).toEqual({ pairs: 1, precision: 1, recall: 1, f1: 1 });
    expect(lines).toHaveLength(4);
  });

  it("reports a line it cannot read and goes on", () => {
    const lines = parsed(`not json\n{"id":7,"text":1}\n[]\n\n${line("d", "Carrier missing")}`);
    expect(lines.map(({ id, error }) => ({ id, failed: typeof error === "string" }))).toEqual([
      { id: null, failed: true },
      { id: 7, failed: true },
      { id: null, failed: true },
      { id: "d", failed: false },
    ]);
  });

  it("runs from the command line, status 0 in spite of bad lines", () => {
    const folder = mkdtempSync(join(tmpdir(), "triage-"));
    try {
      const file = join(folder, "in.jsonl");
      writeFileSync(file, `\ufeff${line("a", "Carrier missing")}\r\n{\n`);
      const out = execFileSync(process.execPath, ["--import", "tsx", "lib/scripts/triage.ts", file], {
        encoding: "utf8",
        timeout: 50_000,
      });
      expect(out.trim().split("\n")).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
