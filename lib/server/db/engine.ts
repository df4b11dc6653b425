import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { SqlValue } from "./database";

/** Where the engine's data is: in files, or in memory, empty or from a dump. */
export type EngineSource = { files: string } | { dump?: Uint8Array };

type Question =
  | { kind: "query"; sql: string; params: readonly SqlValue[] }
  | { kind: "exec"; sql: string }
  | { kind: "dump" }
  | { kind: "close" };

interface Answer {
  id: number;
  value?: unknown;
  failure?: { message: string; fields: Record<string, unknown> };
}

/** By path and not by import: bundlers rewrite what they can see, and Node must find this file as it stands. */
const threadFile = (): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), "lib/server/db/engine-thread.mjs");

/**
 * The embedded engine (PGlite) in a thread of its own, which computes beside the server and not instead of it. Questions are answered one after
 * the other, in the order in which they were asked. The thread keeps the process alive only while it owes an answer.
 */
export class Engine {
  readonly #worker: Worker;
  readonly #owed = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #asked = 0;
  #gone: Error | null = null;

  private constructor(source: EngineSource) {
    // The thread is plain JavaScript: loaders that the process was started with would only make it start later.
    this.#worker = new Worker(threadFile(), { workerData: source, execArgv: [] });
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on("exit", () => this.#end(new Error("The embedded database has ended.")));
  }

  /** @throws Error when the engine cannot start on its files */
  static async start(source: EngineSource): Promise<Engine> {
    const engine = new Engine(source);
    await engine.exec("select 1");
    return engine;
  }

  /** One statement with `$1` parameters. @throws Error with PostgreSQL's `code` */
  async query<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#ask({ kind: "query", sql, params: [...params] })) as T[];
  }

  /** Several statements without parameters. */
  async exec(sql: string): Promise<void> {
    await this.#ask({ kind: "exec", sql });
  }

  /** All its data as one archive, for `start`. */
  async dump(): Promise<Uint8Array> {
    return (await this.#ask({ kind: "dump" })) as Uint8Array;
  }

  /** Answers what was asked before, and ends. */
  async close(): Promise<void> {
    if (this.#gone) return;
    const closing = this.#ask({ kind: "close" });
    this.#gone = new Error("The embedded database is closed.");
    await closing.finally(() => this.#worker.terminate());
  }

  async #ask(question: Question): Promise<unknown> {
    if (this.#gone) throw this.#gone;
    const id = ++this.#asked;
    const answered = new Promise<Answer>((resolve, reject) => this.#owed.set(id, { resolve, reject }));
    this.#worker.ref();
    try {
      this.#worker.postMessage({ id, ...question });
    } catch (error) {
      this.#forget(id);
      throw error;
    }
    const { value, failure } = await answered;
    // Made here and not in the thread, so that its stack says who asked.
    if (failure) throw Object.assign(new Error(failure.message), failure.fields);
    return value;
  }

  #settle(answer: Answer): void {
    const waiter = this.#owed.get(answer.id);
    this.#forget(answer.id);
    waiter?.resolve(answer);
  }

  #forget(id: number): void {
    this.#owed.delete(id);
    if (this.#owed.size === 0) this.#worker.unref();
  }

  #end(error: Error): void {
    this.#gone ??= error;
    const waiters = [...this.#owed.values()];
    this.#owed.clear();
    for (const { reject } of waiters) reject(error);
  }
}
