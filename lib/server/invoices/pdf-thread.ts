import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Sheet } from "./sheet";

interface Drawn {
  pdf: Uint8Array;
  /** Characters the typeface lacks; the PDF is not to be used when there are any. */
  missing: string[];
}

interface Answer extends Partial<Drawn> {
  id: number;
  failure?: string;
}

/** A thread with nothing to do is let go after this long: it holds the typefaces in memory. */
const IDLE_MS = 60_000;
/** No invoice takes this long; a thread that does is stuck. */
const DRAW_MS = 30_000;

/** By path and not by import: bundlers rewrite what they can see, and Node must find this file as it stands. */
const threadFile = (): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), "lib/server/invoices/draw/thread.mjs");

/** Draws sheets one after the other in a thread of its own, started when first needed. */
export class PdfThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, { resolve(drawn: Drawn): void; reject(error: Error): void }>();
  private nextId = 1;
  private idle: NodeJS.Timeout | undefined;

  /** @throws Error when the sheet cannot be drawn; nothing was stored */
  draw(sheet: Sheet): Promise<Drawn> {
    clearTimeout(this.idle);
    const worker = this.worker ?? this.start();
    const id = this.nextId++;
    const timer = setTimeout(() => this.fail(new Error("Drawing took too long.")), DRAW_MS);
    timer.unref();
    const done = new Promise<Drawn>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, sheet });
    return done.finally(() => clearTimeout(timer));
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(threadFile());
    worker.unref();
    worker.on("message", (answer: Answer) => this.settle(answer));
    worker.on("error", (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => {
      if (this.worker === worker) this.fail(new Error("The drawing thread ended."));
    });
    this.worker = worker;
    return worker;
  }

  private settle({ id, pdf, missing = [], failure }: Answer): void {
    const waiter = this.waiting.get(id);
    this.waiting.delete(id);
    if (pdf) waiter?.resolve({ pdf, missing });
    else waiter?.reject(new Error(failure ?? "Nothing was drawn."));
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => void this.close(), IDLE_MS);
    this.idle.unref();
  }

  private fail(error: Error): void {
    const waiters = [...this.waiting.values()];
    this.waiting.clear();
    void this.close();
    for (const { reject } of waiters) reject(error);
  }
}

const KEY = Symbol.for("orderdeck.pdf-thread");

/** The one thread of this process; Next evaluates modules twice, so it lives on `globalThis`. */
export function pdfThread(): PdfThread {
  const shared = globalThis as typeof globalThis & { [KEY]?: PdfThread };
  shared[KEY] ??= new PdfThread();
  return shared[KEY];
}
