import "server-only";
import type { Queryable } from "../db/database";
import type { SecretBox } from "./secret-box";

export interface AccountCredentials {
  accessToken: string;
  secret: string;
}

export interface AccountRecord {
  id: number;
  name: string;
  demo: boolean;
  updatedAt: Date;
}

interface Row {
  id: number;
  name: string;
  demo: boolean;
  updated_at: Date;
  access_token_encrypted: string | null;
  secret_encrypted: string | null;
}

function purposeOf(accountId: number, field: "access_token" | "secret"): string {
  return `account:${accountId}:${field}`;
}

/** Records an account with its keys, sealed. A known one keeps its name and gets the new keys. */
export async function saveAccount(
  db: Queryable,
  box: SecretBox,
  account: { id: number; name: string; demo: boolean; credentials: AccountCredentials },
): Promise<void> {
  const { id, name, demo, credentials } = account;
  await db.query(
    `insert into accounts (id, name, demo, access_token_encrypted, secret_encrypted) values ($1, $2, $3, $4, $5)
     on conflict (id) do update set demo = excluded.demo, access_token_encrypted = excluded.access_token_encrypted,
       secret_encrypted = excluded.secret_encrypted, updated_at = now()`,
    [
      id,
      name,
      demo,
      box.seal(credentials.accessToken, purposeOf(id, "access_token")),
      box.seal(credentials.secret, purposeOf(id, "secret")),
    ],
  );
}

/** One account; null when it is not recorded. */
export async function findAccount(db: Queryable, id: number): Promise<AccountRecord | null> {
  const [row] = await db.query<Row>("select id, name, demo, updated_at from accounts where id = $1", [id]);
  return row ? { id: row.id, name: row.name, demo: row.demo, updatedAt: row.updated_at } : null;
}

/** Names of the accounts of `ids` that are recorded. */
export async function accountNames(db: Queryable, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.query<Row>("select id, name from accounts where id = any($1::int[])", [ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The keys of one account; null when it has none, or when they were sealed with another NEXTAUTH_SECRET. */
export async function readCredentials(db: Queryable, box: SecretBox, id: number): Promise<AccountCredentials | null> {
  const [row] = await db.query<Row>("select access_token_encrypted, secret_encrypted from accounts where id = $1", [
    id,
  ]);
  if (!row?.access_token_encrypted || !row.secret_encrypted) return null;
  const accessToken = box.open(row.access_token_encrypted, purposeOf(id, "access_token"));
  const secret = box.open(row.secret_encrypted, purposeOf(id, "secret"));
  return accessToken !== null && secret !== null ? { accessToken, secret } : null;
}
