import "server-only";
import type { VidrDocument } from "@/lib/vcs/document";
import type { Queryable } from "../db/database";
import { once } from "../once";

/** A document as it is stored, with what the report did to it since. */
export interface StoredDocument {
  shown: VidrDocument;
  held_from: Date | null;
  last_seen_at: Date;
  gone_at: Date | null;
}

type Moments = Omit<StoredDocument, "shown">;
interface Listed extends Moments {
  document_key: string;
  digest: string;
}
type Known = ReadonlyMap<string, { digest: string; shown: VidrDocument }>;

/** Accounts whose documents are held; who looked longest ago goes first. */
const MOST_ACCOUNTS = 20;
const MOMENTS = "held_from, last_seen_at, gone_at";

/** Documents that were read before, by account. A digest names their content, so that one that is known is never stale. */
const held = () => once("vcs-known-documents", () => new Map<number, Known>());

function keep(accountId: number, known: Known): void {
  const accounts = held();
  accounts.delete(accountId);
  accounts.set(accountId, known);
  for (const oldest of accounts.keys()) {
    if (accounts.size <= MOST_ACCOUNTS) break;
    accounts.delete(oldest);
  }
}

/**
 * Every document of an account. The texts of thousands take longer to read than all the rest of a list, so only those that are new or changed
 * since the last look are read from the store.
 */
export async function knownDocuments(db: Queryable, accountId: number): Promise<StoredDocument[]> {
  const before: Known = held().get(accountId) ?? new Map();
  const list = await db.query<Listed>(
    `select document_key, digest, ${MOMENTS} from vidr_documents where account_id = $1`,
    [accountId],
  );
  const unknown = list.filter(({ document_key: key, digest }) => before.get(key)?.digest !== digest);
  const read = new Map<string, { digest: string; shown: VidrDocument }>();
  if (unknown.length > 0) {
    const rows = await db.query<{ document_key: string; digest: string; shown: VidrDocument }>(
      "select document_key, digest, shown from vidr_documents where account_id = $1 and document_key = any($2::text[])",
      [accountId, unknown.map(({ document_key: key }) => key)],
    );
    for (const { document_key: key, digest, shown } of rows) read.set(key, { digest, shown });
  }
  const known = new Map<string, { digest: string; shown: VidrDocument }>();
  const documents: StoredDocument[] = [];
  for (const { document_key: key, digest: _, ...moments } of list) {
    // One that went away between the two questions is none any more.
    const found = read.get(key) ?? before.get(key);
    if (!found) continue;
    known.set(key, found);
    documents.push({ shown: found.shown, ...moments });
  }
  keep(accountId, known);
  return documents;
}

/** One document, or nothing. */
export function storedDocument(db: Queryable, accountId: number, key: string): Promise<StoredDocument[]> {
  return db.query<StoredDocument>(
    `select shown, ${MOMENTS} from vidr_documents where account_id = $1 and document_key = $2`,
    [accountId, key],
  );
}
