import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "../once";

/** Who waits for the answer. */
export type Rank = "person" | "background";

/** So many turns of people may pass a waiting one of the background; then it is served, so that it never starves. */
export const MOST_PASSED = 8;

/** One for the process: what a page starts is asked of a database that another evaluation of this module opened. */
const background = () => once("database-background", () => new AsyncLocalStorage<true>());

/** Everything `work` asks of the embedded database is asked for nobody who waits: people's questions go first. */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return background().run(true, work);
}

/** Whom the present work is done for. */
export function presentRank(): Rank {
  return background().getStore() ? "background" : "person";
}

/**
 * Turns at something that only one may use at a time: a statement, or a whole transaction. People go before the background, within a rank
 * whoever came first.
 */
export class Turns {
  readonly #waiting: Record<Rank, (() => void)[]> = { person: [], background: [] };
  #taken = false;
  #passed = 0;

  /** Runs `work` when its turn comes; the turn ends when `work` does, however it ends. */
  async take<T>(rank: Rank, work: () => Promise<T>): Promise<T> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting[rank].push(resolve));
    this.#taken = true;
    try {
      return await work();
    } finally {
      this.#pass();
    }
  }

  #pass(): void {
    const next = this.#next();
    // It stays taken on the way to the next, or somebody who comes meanwhile would slip in.
    if (next) next();
    else this.#taken = false;
  }

  #next(): (() => void) | undefined {
    const { person, background } = this.#waiting;
    const overdue = background.length > 0 && this.#passed >= MOST_PASSED;
    if (person.length > 0 && !overdue) {
      this.#passed = background.length > 0 ? this.#passed + 1 : 0;
      return person.shift();
    }
    this.#passed = 0;
    return background.shift();
  }
}
