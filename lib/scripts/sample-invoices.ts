/**
 * Makes a folder of invoices as a merchant's own software would: for what Amazon waits for in a sandbox, with all the noise of real life.
 *
 *   npx tsx lib/scripts/sample-invoices.ts --sandbox http://127.0.0.1:4010 --out sample-invoices [--count 40] [--account 1] [--seed 7]
 *
 * Beside those that fit there are: amounts off by a cent, a file that is no PDF, an empty one, one file twice, an order of somebody else,
 * and three that Amazon will refuse (79503, 79531 and a code nobody has words for).
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createLengowClient } from "../lengow/index";
import { groupReport } from "../vcs/group-report";
import { type Candidate, candidateOf } from "../vcs/matching/candidate";
import { type NoisyInvoice, noisyInvoices } from "../vcs/matching/testing/noisy-invoices";
import { drawSample } from "./draw-sample";

const REFUSALS = ["79503", "79531", "79599"];

/** Documents that Amazon waits for in the account's stores. */
async function waitingDocuments(sandbox: string, account: number, now: number): Promise<Candidate[]> {
  const client = createLengowClient({
    baseUrl: sandbox,
    accessToken: `demo-${account}`,
    secret: `demo-secret-${account}`,
  });
  const call = { lane: "screen" } as const;
  try {
    const stores = (await client.marketplaces.list(call)).filter(({ code }) => code.startsWith("amazon_"));
    const documents: Candidate[] = [];
    for (const { code } of stores) {
      const { rows } = await client.vidr.list(code, {}, call);
      const open = groupReport(code, rows, { now }).filter(
        ({ document }) => ["to_invoice", "to_credit"].includes(document.state) && !document.is_amazon_invoiced,
      );
      documents.push(...open.map(({ document }) => candidateOf(document)));
    }
    return documents.sort((a, b) => a.key.localeCompare(b.key));
  } finally {
    await client.close();
  }
}

async function clockOf(sandbox: string): Promise<number> {
  const answer = (await (await fetch(`${sandbox}/__sandbox/clock`)).json()) as { now: string };
  return Date.parse(answer.now);
}

/** Moves the total that stands in the text by one cent. */
function offByACent({ lines, ...rest }: NoisyInvoice): NoisyInvoice {
  const last = lines.findLastIndex((line) => /\d[.,]\d{2}/.test(line));
  const moved = lines.map((line, at) =>
    at === last ? line.replace(/(\d)(?=\D*$)/, (digit) => String(digit === "9" ? 8 : Number(digit) + 1)) : line,
  );
  return { ...rest, lines: moved, noise: "off by a cent" };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sandbox: { type: "string", default: "http://127.0.0.1:4010" },
      out: { type: "string", default: "sample-invoices" },
      count: { type: "string", default: "40" },
      account: { type: "string", default: "1" },
      seed: { type: "string", default: "7" },
    },
  });
  const candidates = await waitingDocuments(values.sandbox, Number(values.account), await clockOf(values.sandbox));
  const files = noisyInvoices(candidates, Number(values.count), Number(values.seed));
  await mkdir(values.out, { recursive: true });
  const write = (name: string, bytes: Uint8Array | string) => writeFile(path.join(values.out, name), bytes);
  const fitting = files.filter(({ doubtful }) => !doubtful);
  const special = new Map<NoisyInvoice, { invoice: NoisyInvoice; keywords: string }>();
  fitting.slice(0, REFUSALS.length).forEach((invoice, at) => {
    special.set(invoice, { invoice, keywords: `sandbox-refuses-${REFUSALS[at]}` });
  });
  for (const invoice of fitting.slice(REFUSALS.length, REFUSALS.length + 2))
    special.set(invoice, { invoice: offByACent(invoice), keywords: "" });
  for (const [at, file] of files.entries()) {
    const { invoice, keywords } = special.get(file) ?? { invoice: file, keywords: "" };
    await write(invoice.name, await drawSample(invoice.lines, { variant: at, keywords }));
  }
  const [twice] = fitting.slice(-1);
  if (twice) await write(`copy of ${twice.name}`, await drawSample(twice.lines, { variant: files.indexOf(twice) }));
  await write("contract.docx.pdf", Buffer.from("504b0304140006000800", "hex"));
  await write("empty.pdf", "");
  const told = `${files.length + 3} files in ${values.out}, for ${candidates.length} documents that Amazon waits for.\n`;
  process.stdout.write(told);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
