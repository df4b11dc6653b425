import type { Database, Queryable } from "@/lib/server/db/database";

/** What a process that was killed says to whoever still waits for it. */
export class Dead extends Error {}

/**
 * A database as a process sees it that is killed before its n-th statement: the open transaction is lost, and nothing it tries after
 * that reaches the database.
 */
export function mortal(db: Database, statements: number): Database {
  let left = statements;
  const live = () => {
    if (left <= 0) throw new Dead("killed");
    left -= 1;
  };
  const wrap = (inner: Queryable): Queryable => ({
    query: async (sql, params) => {
      live();
      return inner.query(sql, params);
    },
    exec: async (sql) => {
      live();
      return inner.exec(sql);
    },
  });
  return {
    ...wrap(db),
    tx: async (work) => {
      live();
      return db.tx(async (tx) => {
        const result = await work(wrap(tx));
        // The commit is a statement too.
        live();
        return result;
      });
    },
    soleWriter: db.soleWriter,
    label: db.label,
    close: async () => undefined,
  };
}
