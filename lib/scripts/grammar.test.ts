import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

const root = resolve(import.meta.dirname, "../..");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "grammar-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  status: number | null;
  out: string;
  err: string;
}

function run(input: string | null, file = "lines.jsonl"): Promise<Run> {
  const path = join(folder, file);
  if (input !== null) writeFileSync(path, input);
  const child = spawn(process.execPath, ["--import", "tsx", "lib/scripts/grammar.ts", path], {
    cwd: root,
    timeout: 100_000,
  });
  const chunks = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    chunks.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    chunks.err += chunk;
  });
  return new Promise((done) => child.on("close", (status) => done({ status, ...chunks })));
}

const METADATA = `{"orders":{"carriers":{},"shipping_methods":{},"actions":{"refund":{"status":["shipped"],"args":["line","reason"],"optional_args":["refund_price","quantity","gift","sent_at"],"args_description":{"line":{"type":"line_number","depends_on":null,"valid_values":{},"default_value":null,"accept_free_values":true},"reason":{"type":"list","valid_values":{"10":{"label":"Ten"},"9":{"label":"Nine"}},"default_value":"9","accept_free_values":false},"refund_price":{"type":"price","depends_on":{"operator":"allOf","conditions":[{"key_path":{"root":"action_data","path":"reason"},"function":"equals","value":10}]}},"quantity":{"type":"quantity"},"gift":{"type":"boolean"},"sent_at":{"type":"date"}}}}}}`;
const ORDER = `{"lengow_status":"shipped","packages":[{"cart":[{"marketplace_order_line_id":"L1","lengow_status":null,"quantity":2}]}]}`;
const line = (id: string, values: string, action = "refund") =>
  `{"id":${id},"metadata":${METADATA},"order":${ORDER},"action":"${action}","values":${values}}`;
const FIELDS = (priceShown: boolean) =>
  `[{"name":"line","kind":"line","required":true,"visible":true},{"name":"reason","kind":"choice","required":true,"visible":true},{"name":"refund_price","kind":"money","required":false,"visible":${priceShown}},{"name":"quantity","kind":"quantity","required":false,"visible":true},{"name":"gift","kind":"boolean","required":false,"visible":true},{"name":"sent_at","kind":"date","required":false,"visible":true}]`;

test("prints for each line what the form shows and sends, in the documented format, and goes on after bad lines", async () => {
  const input = [
    line(
      "1",
      `{"line":"L1","reason":10,"refund_price":12.5,"quantity":"2","gift":"true","sent_at":"2026-11-21T10:00:00+01:00"}`,
    ),
    line(`"two"`, `{"line":"L9","reason":"9","refund_price":"nonsense, but hidden","quantity":0}`),
    "this is not JSON",
    `{"id":4,"metadata":[]}`,
    line("5", "{}", "ship"),
    "",
    line("12345678901234567890", "{}"),
  ].join("\r\n");
  const { status, out, err } = await run(input);
  expect(out.trimEnd().split("\n")).toEqual([
    `{"id":1,"offered":true,"fields":${FIELDS(true)},"valid":true,"errors":[],"payload":{"line":"L1","reason":"10","refund_price":"12.50","quantity":2,"gift":true,"sent_at":"2026-11-21T10:00:00+01:00"}}`,
    `{"id":"two","offered":true,"fields":${FIELDS(false)},"valid":false,"errors":[{"name":"line","code":"not_a_line"},{"name":"quantity","code":"bad_number"}],"payload":null}`,
    `{"id":null,"error":"the line is not readable JSON"}`,
    `{"id":4,"error":"metadata must be an object"}`,
    `{"id":5,"offered":false,"fields":[],"valid":false,"errors":[],"payload":null}`,
    `{"id":12345678901234567890,"offered":true,"fields":${FIELDS(false)},"valid":false,"errors":[{"name":"line","code":"required"},{"name":"reason","code":"required"}],"payload":null}`,
  ]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
});

test("streams 10,000 lines with hundreds of carriers each in seconds", async () => {
  const carriers = Object.fromEntries(
    Array.from({ length: 250 }, (_, i) => [`${i}`, { label: `Carrier number ${i}` }]),
  );
  const big = METADATA.replace('"carriers":{}', `"carriers":${JSON.stringify(carriers)}`);
  const one = line("7", `{"line":"L1","reason":"10"}`).replace(METADATA, () => big);
  const started = performance.now();
  const { status, out } = await run(`${one}\n`.repeat(10_000));
  expect(status).toBe(0);
  expect(out.split("\n")).toHaveLength(10_001);
  // About 90 MB. The bound is wide for a busy machine; alone it takes a few seconds.
  expect(performance.now() - started).toBeLessThan(60_000);
});

test("a file that is not there is told on stderr, with an exit status", async () => {
  const { status, out, err } = await run(null, "absent.jsonl");
  expect({ status, out }).toEqual({ status: 1, out: "" });
  expect(err).toContain("ENOENT");
});
