import "server-only";
import { isAmazonStore } from "@/lib/vcs/amazon-store";
import type { ServiceContext } from "../context";
import type { Queryable } from "../db/database";
import { DOCUMENT_PROTOCOL, type DocumentParts } from "../documents/document-parts";
import { documentTimingsFor } from "../documents/document-timings";
import { inTime } from "../in-time";
import { marketplaceMetadata } from "../marketplaces/list-marketplaces";
import { once } from "../once";
import { readReport } from "./read-report";
import { knowStores, takeReading } from "./report-store";

/** A report that a person looks at is read again when it is older than this. Amazon itself renews it twice a day. */
const FRESH_MS = 60_000;
/** Nobody asks more often than this, not even by "Refresh". */
const FLOOR_MS = 2_000;
/** How long a screen waits when there is something older to show. */
const PATIENCE_MS = 2_500;
const STORES_AT_ONCE = 3;

/** Readings that are under way, one per account: whoever asks meanwhile waits for the same. */
const underWay = () => once("vcs-readings", () => new Map<number, Promise<void>>());

/** The parts of reading reports for a person who looks: nothing is sent with them. */
export function readingParts(ctx: ServiceContext): DocumentParts {
  return {
    db: ctx.db,
    lengowFor: async () => ctx.lengow(),
    logger: ctx.logger,
    timings: documentTimingsFor(ctx.timeScale),
    owner: "reader",
    now: () => ctx.clock.now().getTime(),
    protocol: DOCUMENT_PROTOCOL,
  };
}

async function knownStores(db: Queryable, accountId: number): Promise<{ marketplace: string; wasRead: boolean }[]> {
  const rows = await db.query<{ marketplace: string; was_read: boolean }>(
    "select marketplace, as_of is not null or failed_at is not null as was_read from vidr_stores where account_id = $1",
    [accountId],
  );
  return rows.map((row) => ({ marketplace: row.marketplace, wasRead: row.was_read }));
}

async function storesOf(ctx: ServiceContext): Promise<string[]> {
  const known = (await knownStores(ctx.db, ctx.accountId)).map(({ marketplace }) => marketplace);
  try {
    const { value } = await marketplaceMetadata(ctx);
    const stores = [...value.keys()].filter(isAmazonStore);
    if (stores.some((store) => !known.includes(store))) await knowStores(ctx.db, ctx.accountId, stores);
    return [...new Set([...known, ...stores])];
  } catch (error) {
    // What is stored can be shown without Lengow; without anything stored there is nothing to show.
    if (known.length === 0) throw error;
    return known;
  }
}

async function readAll(ctx: ServiceContext, freshMs: number): Promise<void> {
  const parts = readingParts(ctx);
  const waiting = await storesOf(ctx);
  const worker = async (): Promise<void> => {
    for (let store = waiting.shift(); store !== undefined; store = waiting.shift()) {
      const about = { accountId: ctx.accountId, marketplace: store, limitMs: parts.timings.readLimitMs, freshMs };
      const turn = await takeReading(ctx.db, about);
      if (turn) await readReport(parts, turn, "screen");
    }
  };
  await Promise.all(Array.from({ length: STORES_AT_ONCE }, worker));
}

/**
 * Reads the reports of all Amazon stores of the account that are not fresh, a few at once; one store failing is noted on that store. Waits no
 * longer than people do when there is something older to show.
 * @throws LengowError when nothing was ever read and the account's marketplaces cannot be had
 */
export async function freshReports(ctx: ServiceContext, { refresh = false } = {}): Promise<void> {
  const flights = underWay();
  let flight = flights.get(ctx.accountId);
  if (!flight) {
    flight = readAll(ctx, refresh ? FLOOR_MS : FRESH_MS).finally(() => flights.delete(ctx.accountId));
    flights.set(ctx.accountId, flight);
  }
  const stores = await knownStores(ctx.db, ctx.accountId);
  const hasOlder = stores.some(({ wasRead }) => wasRead);
  if (!hasOlder) return flight;
  flight.catch((err: unknown) => ctx.logger.warn({ err }, "reports could not be read"));
  await inTime(
    flight.catch(() => undefined),
    PATIENCE_MS,
    undefined,
  );
}
