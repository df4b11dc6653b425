import "server-only";
import pg from "pg";
import { StartError } from "../errors";
import { type Database, insideTransaction, type Queryable, refuseInsideTransaction, type SqlValue } from "./database";
import { integerFromText } from "./integer-from-text.mjs";

const OID = { bytea: 17, int8: 20, date: 1082, timestamp: 1114, int8Array: 1016, numericArray: 1231 } as const;
const asText = (value: string): string => value;
const bytea: (value: string) => Buffer = pg.types.getTypeParser(OID.bytea);

/** `{1,2,NULL}`: a flat array of numbers, which needs no quoting. */
function numbers<T>(value: string, read: (entry: string) => T): (T | null)[] {
  const inner = value.slice(1, -1);
  return inner === "" ? [] : inner.split(",").map((entry) => (entry === "NULL" ? null : read(entry)));
}

/** The driver's own readings, except where the embedded engine reads differently. */
const PARSERS: Record<number, (value: string) => unknown> = {
  [OID.int8]: integerFromText,
  [OID.int8Array]: (value) => numbers(value, integerFromText),
  [OID.numericArray]: (value) => numbers(value, asText),
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.bytea]: (value) => new Uint8Array(bytea(value)),
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : PARSERS[oid]) ?? pg.types.getTypeParser(oid, format),
};

function queryable(client: pg.Pool | pg.PoolClient): Queryable {
  return {
    query: async <T extends object>(sql: string, params: readonly SqlValue[] = []) =>
      (await client.query<T & pg.QueryResultRow>(sql, [...params])).rows,
    exec: async (sql) => {
      await client.query(sql);
    },
  };
}

function labelOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `PostgreSQL at ${hostname}${port ? `:${port}` : ""}${pathname}`;
  } catch {
    return "PostgreSQL";
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection may die while nothing is asked of it; unheard, that would end the process. The next statement on it fails.
  const died = (error: Error): void => {
    broken = error;
  };
  client.on("error", died);
  try {
    await client.query("begin");
    const result = await insideTransaction(() => work(queryable(client)));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(died);
    throw error;
  } finally {
    client.off("error", died);
    // A connection that could not roll back is thrown away instead of being handed to the next caller.
    client.release(broken);
  }
}

/**
 * Connects to PostgreSQL and asks it one question, so that a wrong address is known now.
 * @throws StartError when it cannot be reached.
 */
export async function openPostgres(url: string, onIdleError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, types });
  pool.on("error", onIdleError);
  const label = labelOf(url);
  try {
    await pool.query("select 1");
  } catch (cause) {
    await pool.end();
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new StartError(`${label} (DATABASE_URL) could not be reached: ${reason}`, { cause });
  }
  const outer = queryable(pool);
  return {
    soleWriter: false,
    label,
    query: async (sql, params) => {
      refuseInsideTransaction();
      return outer.query(sql, params);
    },
    exec: async (sql) => {
      refuseInsideTransaction();
      return outer.exec(sql);
    },
    tx: async (work) => {
      refuseInsideTransaction();
      return inTransaction(pool, work);
    },
    close: () => pool.end(),
  };
}
