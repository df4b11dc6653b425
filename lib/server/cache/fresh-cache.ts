import "server-only";
import type { Clock } from "../clock";

/** An answer and when it was true. `failure` is set when a newer one could not be had. */
export interface Kept<T> {
  value: T;
  /** Milliseconds since the epoch at which the upstream gave the answer. */
  at: number;
  failure?: unknown;
}

export interface FreshCacheOptions {
  /** How long an answer may still be shown when no newer one can be had. */
  keepMs: number;
  /** How many answers are kept; the one unread for longest goes first. */
  maxEntries: number;
}

export interface ReadOptions {
  clock: Clock;
  /** How long an answer counts as fresh, in milliseconds. */
  freshMs: number;
  /** Ask now, past what is fresh enough: a person pressed "Refresh". */
  refresh?: boolean;
  /** How long to wait, in milliseconds, when an older answer could be shown instead. */
  patienceMs?: number;
}

interface Entry<T> {
  kept?: { value: T; at: number };
  loading?: Promise<{ value: T; at: number }>;
  failed?: { error: unknown; at: number };
}

/** Nobody may ask for the same thing more often than this, not even by "Refresh". */
const REFRESH_FLOOR_MS = 2_000;
const PATIENCE_MS = 2_500;

/** Thrown inside the cache alone: the upstream takes longer than the reader's patience and an older answer exists. */
export class SlowUpstream extends Error {}

/**
 * Answers of Lengow kept in memory (DESIGN D9): a fresh one is served as it is, the same question asked meanwhile waits for
 * the call already under way, and when the upstream fails or dawdles the last answer is served with the reason. Keys must
 * begin with the account, so that no account can meet another's answer.
 */
export class FreshCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(private readonly options: FreshCacheOptions) {}

  /**
   * @param load asks the upstream; called at most once at a time for a key
   * @throws what `load` threw, when there is no older answer to show
   */
  async read(
    key: string,
    load: () => Promise<T>,
    { clock, freshMs, refresh = false, patienceMs = PATIENCE_MS }: ReadOptions,
  ): Promise<Kept<T>> {
    const entry = this.touch(key);
    const now = clock.now().getTime();
    // What is too old to be shown is no reason to cut the wait short: the reader waits for the upstream as if nothing were here.
    if (entry.kept && now - entry.kept.at > this.options.keepMs) entry.kept = undefined;
    const floorMs = Math.min(REFRESH_FLOOR_MS, freshMs);
    if (entry.kept && now - entry.kept.at < (refresh ? floorMs : freshMs)) return entry.kept;
    if (entry.failed && now - entry.failed.at < floorMs) return this.fallback(entry, entry.failed.error);
    entry.loading ??= this.load(entry, load, clock);
    try {
      return await this.within(entry, entry.loading, patienceMs);
    } catch (error) {
      return this.fallback(entry, error);
    }
  }

  /** Forgets every answer whose key begins with `prefix`: what was written upstream must be read anew. */
  forget(prefix: string): void {
    for (const key of this.entries.keys()) if (key.startsWith(prefix)) this.entries.delete(key);
  }

  private touch(key: string): Entry<T> {
    const entry = this.entries.get(key) ?? {};
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size > this.options.maxEntries) {
      const [oldest] = this.entries.keys();
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    return entry;
  }

  private async load(entry: Entry<T>, load: () => Promise<T>, clock: Clock): Promise<{ value: T; at: number }> {
    try {
      const value = await load();
      entry.kept = { value, at: clock.now().getTime() };
      entry.failed = undefined;
      return entry.kept;
    } catch (error) {
      entry.failed = { error, at: clock.now().getTime() };
      throw error;
    } finally {
      entry.loading = undefined;
    }
  }

  private async within(entry: Entry<T>, loading: Promise<Kept<T>>, patienceMs: number): Promise<Kept<T>> {
    if (!entry.kept) return loading;
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SlowUpstream()), patienceMs);
    });
    try {
      return await Promise.race([loading, slow]);
    } finally {
      clearTimeout(timer);
      loading.catch(() => {});
    }
  }

  private fallback({ kept }: Entry<T>, failure: unknown): Kept<T> {
    if (!kept) throw failure;
    return { ...kept, failure };
  }
}
