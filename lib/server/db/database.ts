import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Values a statement may take. JSON columns take text (`JSON.stringify(value)` with `$1::jsonb`), because an array would otherwise mean
 * a JSON array on one engine and a SQL array on the other.
 */
export type SqlValue = string | number | bigint | boolean | null | undefined | Date | Uint8Array | readonly SqlValue[];

/** What can be asked inside a transaction and outside of one. */
export interface Queryable {
  /** One statement with `$1` parameters. int8 comes back as a number while that is exact, numeric and date as text, timestamptz as Date, jsonb parsed. */
  query<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** Several statements without parameters: migrations and nothing else. */
  exec(sql: string): Promise<void>;
}

/** PGlite or PostgreSQL; nobody outside this folder knows which (DESIGN D3). */
export interface Database extends Queryable {
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Only the handle given to `work` may be used inside,
   * and no network call: the embedded engine is one connection, and everybody else waits for it.
   */
  tx<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** True when no other process can write: what was read may then be remembered until this process changes it. */
  readonly soleWriter: boolean;
  /** For people: which database this is, without credentials. */
  readonly label: string;
  close(): Promise<void>;
}

const openTransaction = new AsyncLocalStorage<{ open: boolean }>();

/**
 * A query on the outer handle inside a transaction never returns on the embedded engine (it waits for its own transaction).
 * It fails at once instead, on both engines, so that the mistake is seen in the first test.
 */
export function refuseInsideTransaction(): void {
  if (openTransaction.getStore()?.open) {
    throw new Error(
      "The outer database handle was used inside a transaction; use the handle the transaction was given.",
    );
  }
}

/** Marks the time in which `work` runs as inside a transaction. */
export async function insideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await openTransaction.run(mark, work);
  } finally {
    mark.open = false;
  }
}

/** PostgreSQL's code for a row that breaks a unique index; both engines report it the same way. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
