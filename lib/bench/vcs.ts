/**
 * Figures of Amazon's invoices, in a real browser and against a real server with the embedded store: run by `lib/bench/main.ts`, or alone with
 * `npx tsx lib/bench/vcs.ts` on the build that is there. The sandbox's account has thousands of documents open.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { VcsDocument, VcsDocumentList } from "@/lib/contract/vcs";
import { pdfOf } from "@/lib/server/documents/testing/hostile-pdfs";
import { openBrowser, signedIn } from "./browser";
import { percentile } from "./load";
import { type Running, residentMb, signIn, startApp, startSandboxProcess, stopAll } from "./servers";
import { markdown, type Row, whole } from "./table";
import { dropTimes, sampleFiles, tabTimes } from "./vcs-browser";

const ORDERS = 12_000;
const DOCUMENTS = 2_000;
const PDFS = 500;
const UPLOADS = 20;
const MB = 2 ** 20;
/** A little under the limit of 10 MB: the form and the page itself stand around it. */
const PADDING = 10 * MB - 4_096;

interface Subject {
  app: Running;
  cookie: string;
}

async function ask({ app, cookie }: Subject, query: string): Promise<VcsDocumentList> {
  const answer = await fetch(`${app.url}/api/accounts/1/vcs/documents?${query}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as VcsDocumentList;
}

/** Waits until the reports and the copy of the orders are read, so that nothing else is measured with what is meant. */
async function calm(subject: Subject): Promise<VcsDocumentList> {
  for (const until = Date.now() + 300_000; Date.now() < until; ) {
    const list = await ask(subject, "page_size=1&detail=short");
    const isRead = list.stores.every(({ app, idr }) => app !== "ready" || idr?.is_whole);
    if (list.stores.length > 0 && isRead) return list;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error("the copy of the orders was not complete within five minutes");
}

async function upload(subject: Subject, document: VcsDocument, padding: number): Promise<void> {
  const form = new FormData();
  const fields = {
    document: document.key,
    client_key: randomUUID(),
    invoice_number: `B-${randomUUID().slice(0, 8)}`,
    doc_type: document.kind,
    total_amount: document.total?.gross ?? "",
    total_vat_amount: document.total?.vat ?? "",
  };
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  // No two alike: the same file twice is refused.
  const bytes = pdfOf({ padding, trailer: `/ID (${randomUUID()})` });
  form.set("file", new Blob([new Uint8Array(bytes)], { type: "application/pdf" }), "invoice.pdf");
  const headers = { cookie: subject.cookie, origin: subject.app.url };
  const answer = await fetch(`${subject.app.url}/api/accounts/1/vcs/uploads`, { method: "POST", body: form, headers });
  if (answer.status !== 202) throw new Error(`an upload was answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** Memory of the server at rest, and the most it holds while files come in at once. */
async function uploadMemory(subject: Subject): Promise<Row> {
  const { results } = await ask(subject, "state=to_invoice,to_credit&page_size=500");
  const open = results.filter(({ blocked, total }) => blocked === null && total !== null);
  const [warmUp, measured] = [open.slice(0, UPLOADS), open.slice(UPLOADS, UPLOADS * 2)];
  await Promise.all(warmUp.map((document) => upload(subject, document, 10_000)));
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const idle = residentMb(subject.app.pid) ?? Number.NaN;
  let peak = idle;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb(subject.app.pid) ?? peak);
  }, 20);
  await Promise.all(measured.map((document) => upload(subject, document, PADDING)));
  clearInterval(timer);
  return {
    figure: `memory of the server while ${UPLOADS} PDFs of 10 MB come in at once`,
    value: `${idle} MB at rest, ${peak} MB at most: +${peak - idle} MB`,
    goal: "less than 100 MB above idle",
    met: peak - idle < 100,
  };
}

async function answerTimes(subject: Subject): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    const began = performance.now();
    await ask(subject, `page_size=${DOCUMENTS}&detail=short`);
    times.push(performance.now() - began);
  }
  return times.slice(2);
}

async function inBrowser(subject: Subject): Promise<Row[]> {
  const browser = await openBrowser();
  const folder = mkdtempSync(path.join(os.tmpdir(), "orderdeck-pdfs-"));
  try {
    const context = await signedIn(browser, subject.app.url, subject.cookie);
    const paints = await tabTimes(context, subject.app.url);
    const { results } = await ask(subject, `page_size=${DOCUMENTS}`);
    const files = await sampleFiles(folder, results, PDFS);
    const drop = await dropTimes(context, subject.app.url, files);
    const p95 = percentile(paints, 0.95);
    return [
      {
        figure: `press on a tab of ${whole(DOCUMENTS)} documents to its rows painted`,
        value: `p50 ${whole(percentile(paints, 0.5))} ms, p95 ${whole(p95)} ms`,
        goal: "p95 under 300 ms",
        met: p95 < 300,
      },
      {
        figure: `${PDFS} PDFs dropped, read and matched`,
        value: `${(drop.ms / 1_000).toFixed(1)} s, ${drop.matched} fit at once`,
        goal: "under 20 s",
        met: drop.ms < 20_000,
      },
      {
        figure: "longest frame meanwhile",
        value: `${whole(drop.longest)} ms, ${drop.over} of ${drop.frames} over 100 ms`,
        goal: "none over 100 ms",
        met: drop.over === 0,
      },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All figures of invoices; starts a sandbox and a server of its own. */
export async function documentFigures(data: string): Promise<Row[]> {
  const sandbox = await startSandboxProcess();
  const body = JSON.stringify({ account: 1, orders: ORDERS, seed: 7, crowded: true });
  const headers = { "content-type": "application/json" };
  const seeded = await fetch(`${sandbox.url}/__sandbox/seed`, { method: "POST", body, headers });
  if (!seeded.ok) throw new Error(await seeded.text());
  const app = await startApp(sandbox.url, { DATA_DIR: data });
  const subject = { app, cookie: await signIn(app.url) };
  const { count } = await calm(subject);
  if (count < DOCUMENTS) throw new Error(`the reports name ${count} documents, not ${DOCUMENTS}`);
  const answers = await answerTimes(subject);
  const rows = [
    {
      figure: `${whole(DOCUMENTS)} documents answered from our store`,
      value: `p50 ${whole(percentile(answers, 0.5))} ms, p95 ${whole(percentile(answers, 0.95))} ms`,
    },
    ...(await inBrowser(subject)),
    await uploadMemory(subject),
  ];
  await app.stop();
  await sandbox.stop();
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const data = mkdtempSync(path.join(os.tmpdir(), "orderdeck-bench-"));
  try {
    process.stdout.write(`${markdown(await documentFigures(data))}\n`);
  } finally {
    await stopAll();
    rmSync(data, { recursive: true, force: true });
  }
}
