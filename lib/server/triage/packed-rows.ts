import "server-only";
import type { Queryable, SqlValue } from "../db/database";

/**
 * Many rows as one text, each row a list of `columns`: ten thousand rows of fifteen values are read value by value, which takes three times as
 * long as the statement itself; one text is parsed at once. Moments are to be asked for as {@link momentOf}. The order of `sql` is kept.
 */
export async function packedRows<Row extends readonly unknown[]>(
  db: Queryable,
  sql: string,
  columns: readonly string[],
  params: readonly SqlValue[],
): Promise<Row[]> {
  const [found] = await db.query<{ rows: string }>(
    `select coalesce(json_agg(json_build_array(${columns.join(", ")})), '[]')::text as rows from (${sql}) packed`,
    params,
  );
  return JSON.parse(found?.rows ?? "[]") as Row[];
}

/** A column of moments in whole milliseconds since 1970, as a Date has them. */
export const momentOf = (column: string): string => `floor(extract(epoch from ${column}) * 1000)`;
