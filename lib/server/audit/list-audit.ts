import "server-only";
import type { AuditLine, AuditPage, AuditQuery } from "@/lib/contract/audit";
import { requireScope, type ServiceContext } from "../context";

interface Row {
  id: string;
  at: Date;
  person_id: string | null;
  name: string | null;
  verb: string;
  subject: string;
  about: string | null;
  details: Record<string, unknown>;
  request_id: string | null;
}

const WHERE = `a.account_id = $1 and ($2::uuid is null or a.person_id = $2::uuid) and ($3::text is null or a.verb like $3::text)`;

function asLine(row: Row): AuditLine {
  const { id, at, person_id: personId, name, verb, subject, about, details, request_id } = row;
  const by = personId === null ? null : { id: personId, name: name ?? "" };
  return { id, at: at.toISOString(), by, verb, subject, about, details, request_id };
}

/** The audit log of one account, newest first (PRODUCT M09). */
export async function listAudit(ctx: ServiceContext, query: AuditQuery): Promise<AuditPage> {
  requireScope(ctx, "audit:read");
  const { db, accountId } = ctx;
  const { page, page_size: size, person, kind } = query;
  const filter = [accountId, person ?? null, kind === undefined ? null : `${kind.replaceAll("_", "\\_")}.%`];
  const [[total], rows, kinds, people] = await Promise.all([
    db.query<{ n: number }>(`select count(*)::int as n from audit a where ${WHERE}`, filter),
    db.query<Row>(
      `select a.id, a.at, a.person_id, p.name, a.verb, a.subject, a.details, a.request_id, (
         select o.name from people o where a.subject = 'person:' || o.id or o.id::text = a.details->>'person_id' limit 1
       ) as about
       from audit a left join people p on p.id = a.person_id where ${WHERE}
       order by a.at desc, a.id desc limit $4 offset $5`,
      [...filter, size, (page - 1) * size],
    ),
    db.query<{ kind: string }>(
      "select distinct split_part(verb, '.', 1) as kind from audit where account_id = $1 order by kind",
      [accountId],
    ),
    db.query<{ id: string; name: string }>(
      `select p.id, p.name from people p
       where p.id in (select person_id from audit where account_id = $1) order by lower(p.name), p.id`,
      [accountId],
    ),
  ]);
  return {
    count: total?.n ?? 0,
    page,
    page_size: size,
    kinds: kinds.map((row) => row.kind),
    people,
    results: rows.map(asLine),
  };
}
