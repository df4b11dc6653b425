import "server-only";
import type { AuditVerb } from "@/lib/contract/audit";
import type { Queryable } from "../db/database";
import { uuidV7 } from "../db/uuid-v7";
import { currentRequest } from "../http/request-scope";

export interface AuditEntry {
  verb: AuditVerb;
  /** To what: kind and id, `intent:018f…`. Never a name or an address of a person. */
  subject: string;
  details?: Record<string, unknown>;
  accountId?: number;
  personId?: string;
  /** Defaults to the request being answered. */
  requestId?: string;
}

/** Adds one line to the audit log. Takes the transaction of the change it records: both are kept, or neither. */
export async function emitAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  await tx.query(
    `insert into audit (id, account_id, person_id, request_id, verb, subject, details) values ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
    [
      uuidV7(),
      entry.accountId,
      entry.personId,
      entry.requestId ?? currentRequest()?.requestId,
      entry.verb,
      entry.subject,
      JSON.stringify(entry.details ?? {}),
    ],
  );
}
