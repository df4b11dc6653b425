import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createLengowClient } from "@/lib/lengow";
import { smallPdf } from "@/lib/sandbox/routes/get-document";
import { startSandbox } from "@/lib/sandbox/server";
import type { Database } from "@/lib/server/db/database";
import { storeBytes } from "@/lib/server/documents/blobs";
import { invoiceMetadata } from "@/lib/server/documents/document-metadata";
import type { DocumentRow } from "@/lib/server/documents/document-row";
import { submitDocument } from "@/lib/server/documents/submit-document";
import { listVcsDocuments } from "@/lib/server/vcs/list-documents";
import { testContext } from "@/lib/testing/context";
import { Workers } from "./workers";

const ACCOUNT = 501;
const FREEZE_MS = 7_000;
/** A small account of the sandbox has most of its invoices open; a larger one has settled nearly all. */
const MOST_ORDERS = 1_900;
const SENDING: readonly string[] = ["ready", "claimed", "sending", "unconfirmed", "accepted"];
const NOTHING_LEFT: readonly string[] = ["ready", "claimed", "withdrawn", "rejected"];
const IT_EXISTS: readonly string[] = ["accepted", "refused"];
const POST_FAULTS: Record<string, unknown>[] = [
  { kind: "500" },
  { kind: "502", shape: "E5" },
  { kind: "503" },
  { kind: "html" },
  { kind: "status", status: 400 },
  { kind: "429", retryAfter: 0 },
  { kind: "401" },
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "truncated" },
  { kind: "timeout-after-commit", milliseconds: 10_000 },
  { kind: "stall", milliseconds: 10_000 },
];
const READ_FAULTS = ["500", "reset-before", "truncated", "html", "401"];

export interface DocumentLoopOptions {
  db: Database;
  uploads: number;
  workers: number;
  kills: number;
  deathChance: number;
  freezes: number;
  faultShare: number;
  seed: number;
  limitMs: number;
}

/** What a run found. The four that must be zero come first. */
export interface DocumentLoopReport {
  lost: number;
  twice: number;
  falseWords: number;
  stuck: number;
  findings: string[];
  uploads: number;
  states: Record<string, number>;
  kills: number;
  freezes: number;
  seconds: number;
}

type Row = Pick<DocumentRow, "id" | "state" | "reason" | "sha256" | "attempt">;

class Upstream {
  constructor(private readonly url: string) {}

  async control<T>(name: string, method = "GET", body?: unknown): Promise<T> {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(`${this.url}/__sandbox/${name}`, { method, ...init });
    if (!response.ok) throw new Error(`${method} ${name}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** How often each file was truly received. */
  async truth(): Promise<Map<string, number>> {
    const { documents } = await this.control<{ documents: { sha256: string }[] }>(`truth?account=${ACCOUNT}`);
    const counts = new Map<string, number>();
    for (const { sha256 } of documents) counts.set(sha256, (counts.get(sha256) ?? 0) + 1);
    return counts;
  }

  async spoil(share: number): Promise<void> {
    for (const fault of POST_FAULTS) {
      const probability = share / POST_FAULTS.length;
      await this.control("faults", "POST", { account: ACCOUNT, route: "POST /v3.0/document/", probability, ...fault });
    }
    for (const kind of READ_FAULTS) {
      await this.control("faults", "POST", {
        account: ACCOUNT,
        route: "GET *",
        kind,
        probability: share / 3 / READ_FAULTS.length,
      });
    }
  }
}

/** Records uploads for documents that Amazon truly asks for. Returns how many. @throws Error when Amazon asks for fewer than that */
async function recordUploads(db: Database, sandboxUrl: string, uploads: number): Promise<number> {
  const client = createLengowClient({
    baseUrl: sandboxUrl,
    accessToken: `test-${ACCOUNT}`,
    secret: `test-secret-${ACCOUNT}`,
  });
  const ctx = testContext({ db, accountId: ACCOUNT, lengow: client, clock: { now: () => new Date() } });
  const { results } = await listVcsDocuments(ctx, { detail: "full", page: 1, page_size: 5_000 });
  const wanted = results.filter(({ blocked, total }) => blocked === null && total !== null).slice(0, uploads);
  if (wanted.length < uploads) throw new Error(`Amazon asks for ${wanted.length} documents, not for ${uploads}`);
  for (const [index, document] of wanted.entries()) {
    const { kind, order_id: orderId, shipping_id: shippingId, transaction_ids: ids, total } = document;
    const facts = {
      kind,
      number: `F-${index}`,
      orderId,
      shippingId,
      transactionId: ids[0] ?? "",
      total: total?.gross ?? "",
      vat: total?.vat ?? "",
    };
    await submitDocument(ctx, {
      marketplace: document.marketplace,
      orderId,
      kind,
      documentKey: document.key,
      number: facts.number,
      total: facts.total,
      vat: facts.vat,
      metadata: invoiceMetadata(facts, "both"),
      file: await storeBytes(db, ACCOUNT, smallPdf(`${document.key} ${randomUUID()}`)),
      originalName: `${index}.pdf`,
      clientKey: randomUUID(),
    });
  }
  await client.close();
  return wanted.length;
}

/** Compares every word on record with what the sandbox truly received: truth only grows, so an older one denies and a newer one confirms. */
class Watch {
  readonly findings = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly upstream: Upstream,
  ) {}

  async snapshot(): Promise<{ rows: Row[]; truth: Map<string, number> }> {
    const before = await this.upstream.truth();
    const rows = await this.db.query<Row>("select id, state, reason, sha256, attempt from documents");
    const truth = await this.upstream.truth();
    for (const { id, state, sha256 } of rows) {
      if (NOTHING_LEFT.includes(state) && before.has(sha256))
        this.findings.add(`${id} says ${state}, and it was received`);
      if (IT_EXISTS.includes(state) && !truth.has(sha256))
        this.findings.add(`${id} says ${state}, and nothing was received`);
    }
    for (const [sha256, times] of truth)
      if (times > 1) this.findings.add(`${sha256.slice(0, 8)} was received ${times} times`);
    return { rows, truth };
  }
}

/**
 * Sends real documents with real worker processes that are killed, frozen and lied to, while Amazon's clock runs on, and compares what is said
 * with what was received, during the run and after it.
 */
export async function runDocumentLoop(options: DocumentLoopOptions): Promise<DocumentLoopReport> {
  const { db, seed, deathChance, limitMs } = options;
  const began = Date.now();
  const sandbox = await startSandbox({ rateLimit: null, seed });
  const upstream = new Upstream(sandbox.url);
  const orders = { sandboxUrl: sandbox.url, account: ACCOUNT, mutant: null, deathChance, seed };
  const workers = new Workers({ kind: "here", db }, orders, path.resolve("lib/faults/document-worker.ts"));
  const watch = new Watch(db, upstream);
  try {
    await upstream.control("settings", "POST", { documentPaceMs: 0 });
    const seeded = Math.min(options.uploads * 30, MOST_ORDERS);
    await upstream.control("seed", "POST", { account: ACCOUNT, orders: seeded, seed });
    const uploads = await recordUploads(db, sandbox.url, options.uploads);
    await upstream.spoil(options.faultShare);
    for (let count = 0; count < options.workers; count += 1) workers.start();
    let frozen: Promise<void>[] = [];
    for (let turn = 1; Date.now() - began < limitMs; turn += 1) {
      const { rows } = await watch.snapshot();
      if (!rows.some(({ state }) => SENDING.includes(state))) break;
      if (workers.kills < options.kills && turn % 4 === 0) workers.kill(turn + seed);
      if (frozen.length < options.freezes && turn % 7 === 0) frozen = [...frozen, workers.freeze(turn, FREEZE_MS)];
      await upstream.control("clock", "POST", { advanceSeconds: 60 });
      await sleep(400);
    }
    await Promise.all(frozen);
    await upstream.control("faults", "DELETE");
    await workers.replaceAll();
    const { rows, truth } = await settled(watch, upstream, Date.now() + limitMs);
    return reportOf({ rows, truth, uploads, watch, workers, seconds: (Date.now() - began) / 1_000 });
  } finally {
    await workers.close();
    await sandbox.close();
  }
}

/** With everything healthy again, whatever was received must be found and every upload must end. */
async function settled(watch: Watch, upstream: Upstream, until: number): ReturnType<Watch["snapshot"]> {
  for (;;) {
    const { rows, truth } = await watch.snapshot();
    const open = rows.filter(
      (row) => SENDING.includes(row.state) || (row.state === "needs_person" && truth.has(row.sha256)),
    );
    if (open.length === 0 || Date.now() > until) return { rows, truth };
    await upstream.control("clock", "POST", { advanceSeconds: 60 });
    await sleep(400);
  }
}

function reportOf(run: {
  rows: readonly Row[];
  truth: ReadonlyMap<string, number>;
  uploads: number;
  watch: Watch;
  workers: Workers;
  seconds: number;
}): DocumentLoopReport {
  const { rows, truth, uploads, watch, workers } = run;
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  const stuck = rows.filter(
    (row) => SENDING.includes(row.state) || (row.state === "needs_person" && truth.has(row.sha256)),
  );
  const unsent = rows.filter((row) => row.state === "done" && !truth.has(row.sha256));
  return {
    lost: uploads - rows.length,
    twice: [...truth.values()].filter((times) => times > 1).length,
    falseWords: watch.findings.size + unsent.length,
    stuck: stuck.length,
    findings: [...watch.findings, ...unsent.map(({ id }) => `${id} says done, and nothing was received`)].slice(0, 20),
    uploads,
    states,
    kills: workers.kills,
    freezes: workers.freezes,
    seconds: Math.round(run.seconds),
  };
}
