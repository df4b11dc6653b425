import "server-only";
import type { LastChange } from "@/lib/contract/settings";
import type { Queryable } from "../db/database";

interface Row {
  subject: string;
  at: Date;
  name: string | null;
}

/** Who touched each of these subjects of the audit log last. The log is the only place where that is kept. */
export async function lastChanges(
  db: Queryable,
  accountId: number,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, LastChange>> {
  const rows = await db.query<Row>(
    `select distinct on (a.subject) a.subject, a.at, p.name from audit a left join people p on p.id = a.person_id
     where a.account_id = $1 and a.subject = any($2::text[]) order by a.subject, a.at desc`,
    [accountId, subjects],
  );
  return new Map(rows.map(({ subject, at, name }) => [subject, { at: at.toISOString(), by: name }]));
}
