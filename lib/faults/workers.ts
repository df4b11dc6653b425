import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Database, SqlValue } from "@/lib/server/db/database";
import { patient } from "./patient-database";
import { BorrowedDatabase, lendDatabase } from "./shared-database";
import type { WorkerConfig } from "./worker-config";

/**
 * Where the rows are. `here`: in a database of this process that workers ask through it. `server`: in a PostgreSQL that everybody connects to, and
 * that `crash` ends and starts again.
 * `files`: in an embedded database that the one worker opens, and that dies with it.
 */
export type Store =
  | { kind: "here"; db: Database }
  | { kind: "server"; db: Database; url: string; crash?(): Promise<void> }
  | { kind: "files"; dataDir: string };

type Orders = Pick<WorkerConfig, "sandboxUrl" | "account" | "mutant" | "deathChance" | "seed">;

const WORKER = path.resolve("lib/faults/worker.ts");

/** Asks whoever has the database at the moment, and asks again when that one died over the question. */
class LastingDatabase extends BorrowedDatabase {
  private holder: Promise<BorrowedDatabase>;
  private handOn: (db: BorrowedDatabase) => void = () => undefined;
  private isHeld = false;

  constructor() {
    super({ on: () => undefined });
    this.holder = this.nextHolder();
  }

  private nextHolder(): Promise<BorrowedDatabase> {
    return new Promise((resolve) => {
      this.handOn = resolve;
    });
  }

  opened(db: BorrowedDatabase): void {
    this.isHeld = true;
    this.handOn(db);
  }

  /** Who waits for a holder that never opened goes on waiting for the next. */
  died(): void {
    if (this.isHeld) this.holder = this.nextHolder();
    this.isHeld = false;
  }

  override async query<T extends object>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    for (;;) {
      const holder = await this.holder;
      try {
        return await holder.query<T>(sql, params);
      } catch (error) {
        if (
          error instanceof Error &&
          "code" in error &&
          error.code !== undefined &&
          error.code !== "ERR_IPC_CHANNEL_CLOSED"
        )
          throw error;
      }
    }
  }
}

/** Keeps workers alive, whoever kills them. */
export class Workers {
  /** The rows, as the watcher reads them. */
  readonly db: Database;
  kills = 0;
  freezes = 0;
  crashes = 0;
  private readonly lasting = new LastingDatabase();
  private readonly children = new Set<ChildProcess>();
  private closing = false;
  private started = 0;

  constructor(
    private readonly store: Store,
    private readonly orders: Orders,
    /** What each worker runs. */
    private readonly script = WORKER,
  ) {
    if (store.kind === "files") this.db = this.lasting;
    else this.db = store.kind === "server" ? patient(store.db) : store.db;
  }

  start(deathChance = this.orders.deathChance): void {
    const { store, orders } = this;
    this.started += 1;
    const config: WorkerConfig = {
      ...orders,
      databaseUrl: store.kind === "server" ? store.url : null,
      dataDir: store.kind === "files" ? store.dataDir : null,
      deathChance,
      seed: orders.seed * 10_007 + this.started,
    };
    const child = fork(this.script, [JSON.stringify(config)], {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.children.add(child);
    const borrowed = this.connect(child);
    child.on("exit", (_code, signal) => {
      this.children.delete(child);
      if (borrowed) this.lasting.died();
      borrowed?.abandon();
      if (signal === "SIGKILL" && !this.closing) this.kills += 1;
      if (!this.closing) this.start(this.orders.deathChance);
    });
  }

  private connect(child: ChildProcess): BorrowedDatabase | null {
    const { store } = this;
    if (store.kind === "here") lendDatabase(child, store.db);
    if (store.kind !== "files") return null;
    const borrowed = new BorrowedDatabase(child);
    child.on("message", (message) => {
      if (typeof message === "object" && message !== null && "started" in message) this.lasting.opened(borrowed);
    });
    return borrowed;
  }

  private any(pick: number): ChildProcess | undefined {
    return [...this.children][pick % Math.max(1, this.children.size)];
  }

  /** The database's server dies and comes back; nothing happens where it is no server of the loop's own. */
  async crashDatabase(): Promise<void> {
    const { store } = this;
    if (store.kind !== "server" || !store.crash) return;
    await store.crash();
    this.crashes += 1;
  }

  kill(pick: number): void {
    this.any(pick)?.kill("SIGKILL");
  }

  async freeze(pick: number, ms: number): Promise<void> {
    const child = this.any(pick);
    if (!child) return;
    this.freezes += 1;
    child.kill("SIGSTOP");
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill("SIGCONT");
  }

  /** Ends every worker; one that does not die by itself takes over. */
  async replaceAll(): Promise<void> {
    await this.close();
    this.closing = false;
    this.orders.deathChance = 0;
    this.start();
  }

  async close(): Promise<void> {
    this.closing = true;
    await Promise.all([...this.children].map((child) => this.end(child)));
  }

  private async end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
