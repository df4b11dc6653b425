import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { drawSample } from "@/lib/scripts/draw-sample";
import { matchFiles, type ReadFile } from "./match-files";
import { pageText, type TextPiece } from "./page-text";
import { sampleCandidates } from "./testing/candidates";
import { type NoisyInvoice, noisyInvoices } from "./testing/noisy-invoices";

/** The text of a real PDF, put together as the browser does it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: bytes, isEvalSupported: false, verbosity: VerbosityLevel.ERRORS });
  const page = await (await loading.promise).getPage(1);
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): TextPiece[] =>
    "str" in item
      ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width, height: item.height }]
      : [],
  );
  await loading.destroy();
  return pageText(pieces);
}

it("matches real PDFs as it matches their text: none wrong, 95 of 100 found, traps asked", async () => {
  const candidates = sampleCandidates(200, 5);
  const files = noisyInvoices(candidates, 100, 6);
  const read = await Promise.all(
    files.map(async ({ name, lines }: NoisyInvoice, at): Promise<ReadFile> => {
      const text = await textOf(new Uint8Array(await drawSample(lines, { variant: at })));
      return { id: String(at), name, sha256: `hash-${at}`, text: text || null };
    }),
  );
  const matches = matchFiles(read, candidates);
  const judged = files.map((file, at) => ({ file, outcome: matches[at]?.outcome, facts: matches[at]?.facts }));
  const wrong = judged.filter(({ file, outcome }) => outcome?.kind === "matched" && outcome.key !== file.truth);
  const clear = judged.filter(({ file }) => !file.doubtful);
  const found = clear.filter(({ outcome }) => outcome?.kind === "matched");
  const misread = judged.filter(({ file, facts }) => facts?.total != null && facts.total !== file.total);
  expect(wrong).toEqual([]);
  expect(misread).toEqual([]);
  expect(found.length / clear.length).toBeGreaterThanOrEqual(0.95);
}, 60_000);
