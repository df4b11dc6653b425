import "server-only";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { FACTS_VERSION, type MetadataFacts, metadataChanges, metadataFacts } from "@/lib/grammar";
import type { Marketplace } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import type { Queryable } from "@/lib/server/db/database";
import { inBackground } from "@/lib/server/db/turns";
import { once } from "@/lib/server/once";

type Recording = Pick<ServiceContext, "accountId" | "db" | "logger">;

/** Changes are kept this long. */
export const HISTORY_DAYS = 365;
/** First readings go into the database in portions, so that people's questions find a turn between them. */
const PORTION = 20;

interface Reading {
  marketplace: string;
  hash: string;
  facts: MetadataFacts;
}

interface KnownRow {
  text_hash: string;
  facts: MetadataFacts;
  facts_version: number;
  read_at: Date;
}

const hashOf = ({ rawText }: Marketplace): string =>
  createHash("sha256").update(`${FACTS_VERSION} ${rawText}`).digest("base64");

const BEGIN = `
insert into metadata_readings (account_id, marketplace, text_hash, facts, facts_version, since, read_at)
select $1, r.marketplace, r.hash, r.facts, $3, $4, $4
  from jsonb_to_recordset($2::jsonb) as r (marketplace text, hash text, facts jsonb)
on conflict do nothing`;

async function begin({ db, accountId }: Recording, readings: readonly Reading[], at: Date): Promise<void> {
  for (let from = 0; from < readings.length; from += PORTION) {
    const portion = JSON.stringify(readings.slice(from, from + PORTION));
    await db.query(BEGIN, [accountId, portion, FACTS_VERSION, at]);
  }
}

/** Its row is locked first: of several that read the same change one records it, and the others find it recorded. */
async function compare(tx: Queryable, accountId: number, reading: Reading, at: Date): Promise<void> {
  const key = [accountId, reading.marketplace] as const;
  const [known] = await tx.query<KnownRow>(
    `select text_hash, facts, facts_version, read_at from metadata_readings
      where account_id = $1 and marketplace = $2 for update`,
    key,
  );
  // An answer that was asked for before the last recorded one is old news, however late it comes.
  if (!known || known.text_hash === reading.hash || known.read_at > at) return;
  const changes = known.facts_version === FACTS_VERSION ? metadataChanges(known.facts, reading.facts) : [];
  if (changes.length > 0)
    await tx.query(
      `insert into metadata_changes (account_id, marketplace, at, after_reading, changes) values ($1, $2, $3, $4, $5::jsonb)
       on conflict (account_id, marketplace, at) do update set changes = metadata_changes.changes || excluded.changes`,
      [...key, at, known.read_at, JSON.stringify(changes)],
    );
  await tx.query(
    `update metadata_readings set text_hash = $3, facts = $4::jsonb, facts_version = $5, read_at = $6
      where account_id = $1 and marketplace = $2`,
    [...key, reading.hash, JSON.stringify(reading.facts), FACTS_VERSION, at],
  );
}

async function knownHashes({ db, accountId }: Recording): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ marketplace: string; text_hash: string }>(
    "select marketplace, text_hash from metadata_readings where account_id = $1",
    [accountId],
  );
  return new Map(rows.map(({ marketplace, text_hash }) => [marketplace, text_hash]));
}

/** Only what is new or written otherwise is compiled; a marketplace that says nothing or cannot be read is no news. */
async function unlike(list: readonly Marketplace[], known: ReadonlyMap<string, string>): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const marketplace of list) {
    const hash = hashOf(marketplace);
    if (known.get(marketplace.code) === hash) continue;
    await setImmediate();
    const facts = metadataFacts(marketplace.raw);
    if (facts) readings.push({ marketplace: marketplace.code, hash, facts });
  }
  return readings;
}

async function record(recording: Recording, list: readonly Marketplace[], at: Date): Promise<void> {
  const { db, accountId } = recording;
  const known = await knownHashes(recording);
  const readings = await unlike(list, known);
  const other = new Set(readings.map(({ marketplace }) => marketplace));
  const same = list.flatMap(({ code }) => (known.has(code) && !other.has(code) ? [code] : []));
  const first = readings.filter(({ marketplace }) => !known.has(marketplace));
  await begin(recording, first, at);
  for (const reading of readings)
    if (known.has(reading.marketplace)) await db.tx((tx) => compare(tx, accountId, reading, at));
  await db.query(
    "update metadata_readings set read_at = $3 where account_id = $1 and marketplace = any($2) and read_at < $3",
    [accountId, same, at],
  );
  await db.query(
    "delete from metadata_changes where account_id = $1 and at < $2::timestamptz - $3::int * interval '1 day'",
    [accountId, at, HISTORY_DAYS],
  );
}

const underWay = () => once("metadata-recordings", () => new Map<number, Promise<void>>());

/**
 * Holds a fresh reading of an account's metadata against the last one and keeps what changed. Nobody waits for it, and its failure is a
 * line in the log: the next reading finds the same difference.
 * @param askedAt when Lengow was asked
 */
export function noteReading(ctx: Recording, list: readonly Marketplace[], askedAt: Date): void {
  const { accountId, db, logger } = ctx;
  const before = underWay().get(accountId) ?? Promise.resolve();
  const work = before
    .then(() => inBackground(() => record({ accountId, db, logger }, list, askedAt)))
    .catch((err: unknown) => logger.warn({ err, accountId }, "a reading of marketplace metadata was not recorded"))
    .finally(() => {
      if (underWay().get(accountId) === work) underWay().delete(accountId);
    });
  underWay().set(accountId, work);
}

/** Ends when every reading of the account so far has been recorded. */
export async function readingsNoted(accountId: number): Promise<void> {
  await underWay().get(accountId);
}
