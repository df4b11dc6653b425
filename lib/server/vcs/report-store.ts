import "server-only";
import { createHash } from "node:crypto";
import type { VidrDocument } from "@/lib/vcs/document";
import type { AppState } from "@/lib/vcs/document-state";
import type { GroupedDocument } from "@/lib/vcs/group-report";
import type { Database, Queryable } from "../db/database";
import { nowPlusMs } from "../outbox/interval";

/** The right to read one store's report now, and what was known of it. */
export interface ReadingTurn {
  accountId: number;
  marketplace: string;
  /** By the database's clock: what was sent before is told by the report, what was sent later is not. */
  beganAt: Date;
  readNo: number;
  hadRows: boolean;
  emptyReads: number;
  /** Until when the reading is ours, as the database wrote it: who comes back after that finds another's mark, and stores nothing. */
  mark: string;
}

interface TurnRow {
  account_id: number;
  marketplace: string;
  began_at: Date;
  read_no: number;
  had_rows: boolean;
  empty_reads: number;
  mark: string;
}

const RETURNING = `returning s.account_id, s.marketplace, clock_timestamp() as began_at, s.read_no, s.had_rows, s.empty_reads,
  s.reading_until::text as mark`;

function turnOf(row: TurnRow | undefined): ReadingTurn | null {
  if (!row) return null;
  return {
    accountId: row.account_id,
    marketplace: row.marketplace,
    beganAt: row.began_at,
    readNo: Number(row.read_no),
    hadRows: row.had_rows,
    emptyReads: row.empty_reads,
    mark: row.mark,
  };
}

/** Makes a store known, so that it is read from now on. */
export async function knowStores(db: Queryable, accountId: number, marketplaces: readonly string[]): Promise<void> {
  if (marketplaces.length === 0) return;
  await db.query(
    `insert into vidr_stores (account_id, marketplace) select $1, unnest($2::text[])
     on conflict (account_id, marketplace) do nothing`,
    [accountId, marketplaces],
  );
}

/** Takes the reading of one store; null when somebody is at it, or it is no older than `freshMs`. */
export async function takeReading(
  db: Queryable,
  about: { accountId: number; marketplace: string; limitMs: number; freshMs: number },
): Promise<ReadingTurn | null> {
  const [row] = await db.query<TurnRow>(
    `update vidr_stores s set reading_until = ${nowPlusMs("$3")}
     where s.account_id = $1 and s.marketplace = $2 and s.reading_until < clock_timestamp()
       and greatest(coalesce(s.as_of, '-infinity'), coalesce(s.failed_at, '-infinity'))
         <= clock_timestamp() - $4::double precision * interval '1 millisecond'
     ${RETURNING}`,
    [about.accountId, about.marketplace, about.limitMs, about.freshMs],
  );
  return turnOf(row);
}

/** Takes the reading of a store that is due by itself, or because an upload of it waits for a look. Null when there is none. */
export async function takeDueReading(
  db: Queryable,
  { limitMs, leastGapMs }: { limitMs: number; leastGapMs: number },
): Promise<ReadingTurn | null> {
  const [row] = await db.query<TurnRow>(
    `with due as (
       select s.account_id, s.marketplace from vidr_stores s
       left join outbox_accounts a on a.account_id = s.account_id
       where s.reading_until < clock_timestamp() and coalesce(a.paused_until, '-infinity') <= clock_timestamp()
         and (s.next_read_at <= clock_timestamp() or (exists (
           select 1 from documents d where d.account_id = s.account_id and d.marketplace = s.marketplace
             and d.document_key is not null and d.state in ('unconfirmed', 'accepted') and d.next_at <= clock_timestamp())
           and greatest(coalesce(s.as_of, '-infinity'), coalesce(s.failed_at, '-infinity'))
             < clock_timestamp() - $2::double precision * interval '1 millisecond'))
       order by s.next_read_at limit 1 for update of s skip locked
     )
     update vidr_stores s set reading_until = ${nowPlusMs("$1")} from due
     where s.account_id = due.account_id and s.marketplace = due.marketplace ${RETURNING}`,
    [limitMs, leastGapMs],
  );
  return turnOf(row);
}

interface WrittenDocument {
  document_key: string;
  order_id: string;
  digest: string;
  shown: VidrDocument;
  rows: unknown;
}

function written({ document, rows }: GroupedDocument): WrittenDocument {
  const digest = createHash("sha256")
    .update(JSON.stringify([document, rows]))
    .digest("base64url");
  return { document_key: document.key, order_id: document.order_id, digest, shown: document, rows };
}

/**
 * `held_from` is written when a document first becomes done and stays, whatever else of it changes: the last sight of it before, or the beginning
 * of time when it was done at first sight, since nobody saw it missing.
 */
const UPSERT = `
insert into vidr_documents (account_id, document_key, marketplace, order_id, digest, shown, rows, held_from)
select $1, d.document_key, $2, d.order_id, d.digest, d.shown, d.rows,
  case when d.shown->>'state' = 'done' then 'epoch'::timestamptz end
from jsonb_to_recordset($3::jsonb) as d(document_key text, order_id text, digest text, shown jsonb, rows jsonb)
on conflict (account_id, document_key) do update set marketplace = excluded.marketplace, order_id = excluded.order_id,
  digest = excluded.digest, shown = excluded.shown, rows = excluded.rows, changed_at = clock_timestamp(),
  last_seen_at = clock_timestamp(), gone_at = null, gone_read = null,
  held_from = coalesce(vidr_documents.held_from, case when excluded.held_from is not null then vidr_documents.last_seen_at end)`;

/** How many changed documents go to the database at once: the embedded engine holds everybody up meanwhile. */
const BATCH = 200;

/** What of a report is new or changed since it was last stored; unchanged documents cost nothing. */
async function changedDocuments(
  db: Queryable,
  turn: ReadingTurn,
  grouped: readonly GroupedDocument[],
): Promise<WrittenDocument[]> {
  const known = await db.query<{ document_key: string; digest: string }>(
    "select document_key, digest from vidr_documents where account_id = $1 and marketplace = $2 and gone_at is null",
    [turn.accountId, turn.marketplace],
  );
  const digests = new Map(known.map((row) => [row.document_key, row.digest]));
  return grouped.map(written).filter((row) => digests.get(row.document_key) !== row.digest);
}

/** What a reading changes of the store and of the documents it names no more, in one statement: all of it, or none. */
const CLOSE_READING = `
with ours as (
  select 1 from vidr_stores where account_id = $1 and marketplace = $2 and reading_until = $9::timestamptz for update
), gone as (
  update vidr_documents set gone_at = clock_timestamp(), gone_read = $6::bigint
  where exists (select 1 from ours) and $4::boolean and account_id = $1 and marketplace = $2 and gone_at is null and not (document_key = any($3::text[]))
), seen as (
  update vidr_documents set last_seen_at = clock_timestamp()
  where exists (select 1 from ours) and $4::boolean and account_id = $1 and marketplace = $2 and gone_at is null and document_key = any($3::text[])
)
update vidr_stores set app = $5, as_of = clock_timestamp(), read_no = case when $4::boolean then $6::bigint else read_no end,
  had_rows = had_rows or not $7::boolean, empty_reads = case when $7::boolean then empty_reads + 1 else 0 end,
  failure_code = null, failure_message = null, failed_at = null, reading_until = '-infinity', next_read_at = ${nowPlusMs("$8")}
where exists (select 1 from ours) and account_id = $1 and marketplace = $2
returning read_no`;

async function isStillOurs(db: Queryable, { accountId, marketplace, mark }: ReadingTurn): Promise<boolean> {
  const rows = await db.query(
    "select 1 from vidr_stores where account_id = $1 and marketplace = $2 and reading_until = $3::timestamptz",
    [accountId, marketplace, mark],
  );
  return rows.length === 1;
}

export interface WholeReport {
  grouped: readonly GroupedDocument[];
  app: AppState;
  readEveryMs: number;
  /** Rows of the report that could not be kept: then nothing is concluded from what is missing. */
  isWhole: boolean;
}

/**
 * Stores a report that was read whole. Documents it no longer names are marked as gone, with the number of the reading that missed them first.
 * A report that is suddenly empty is asked for once more before that is believed: `false`. So is one that came back after another reading of the
 * store was given out: that one knows more.
 */
export async function storeReport(db: Database, turn: ReadingTurn, report: WholeReport): Promise<boolean> {
  const { accountId, marketplace } = turn;
  const isEmpty = report.grouped.length === 0;
  const isBelieved = report.isWhole && !(isEmpty && turn.hadRows && turn.emptyReads === 0);
  if (!(await isStillOurs(db, turn))) return false;
  const changed = await changedDocuments(db, turn, report.grouped);
  for (let from = 0; from < changed.length; from += BATCH) {
    await db.query(UPSERT, [accountId, marketplace, JSON.stringify(changed.slice(from, from + BATCH))]);
  }
  const closed = await db.query(CLOSE_READING, [
    accountId,
    marketplace,
    report.grouped.map(({ document }) => document.key),
    isBelieved,
    report.app,
    turn.readNo + 1,
    isEmpty,
    isBelieved ? report.readEveryMs : Math.min(report.readEveryMs, 120_000),
    turn.mark,
  ]);
  return isBelieved && closed.length === 1;
}

/** The report could not be read: what is stored stays, with the reason beside it. `app` when the refusal tells about the app. */
export async function noteFailure(
  db: Queryable,
  turn: ReadingTurn,
  failure: { app: AppState | null; code: string; message: string; againMs: number },
): Promise<void> {
  await db.query(
    `update vidr_stores set reading_until = '-infinity', next_read_at = ${nowPlusMs("$7")}, failed_at = clock_timestamp(),
       app = coalesce($3, app), as_of = case when $3::text is null then as_of else clock_timestamp() end,
       failure_code = case when $3::text is null then $4 end, failure_message = case when $3::text is null then $5::text end
     where account_id = $1 and marketplace = $2 and reading_until = $6::timestamptz`,
    [turn.accountId, turn.marketplace, failure.app, failure.code, failure.message, turn.mark, failure.againMs],
  );
}

/** Ninety days after a document left the report nobody asks for it any more; it holds personal data and goes. */
export async function dropOldDocuments(db: Queryable): Promise<number> {
  const rows = await db.query(
    "delete from vidr_documents where gone_at < clock_timestamp() - interval '90 days' returning document_key",
  );
  return rows.length;
}
