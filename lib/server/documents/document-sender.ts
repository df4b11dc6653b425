import "server-only";
import { discoverStores } from "../vcs/discover-stores";
import { readReport } from "../vcs/read-report";
import { dropOldDocuments, takeDueReading } from "../vcs/report-store";
import { dropOldBlobs } from "./blobs";
import { giveUpLate } from "./custody";
import { deliverDocument } from "./deliver-document";
import type { DocumentParts } from "./document-parts";

/** One turn of a loop: true when there was something to do, so that the next may follow at once. */
type Turn = () => Promise<boolean>;

export interface DocumentTurns {
  /** Sends one upload. */
  deliver: Turn;
  /** Reads one store's report and settles its uploads. */
  read: Turn;
  /** Finds the Amazon stores of one account. */
  discover: Turn;
  /** Takes uploads from workers that died, gives late ones back, drops what need not be kept. */
  reap: Turn;
}

/** What the loops do, one step at a time; tests drive these without any loop. */
export function documentTurns(parts: DocumentParts): DocumentTurns {
  const { db, timings, protocol, owner } = parts;
  const firstLookMs = timings.verdictAfterMs[0] ?? 0;
  return {
    deliver: async () => {
      const row = await protocol.claimDocument(db, owner, timings.leaseMs);
      if (row) await deliverDocument(parts, row);
      return row !== null;
    },
    read: async () => {
      const turn = await takeDueReading(db, { limitMs: timings.readLimitMs, leastGapMs: firstLookMs / 4 });
      if (turn) await readReport(parts, turn, "background");
      return turn !== null;
    },
    discover: () => discoverStores(parts),
    reap: async () => (await protocol.reapLeases(db, firstLookMs)) + (await giveUpLate(db)) > 0,
  };
}

export interface DocumentSender {
  /** Takes nothing new and waits for what is under way, at most `graceMs`; leases settle the rest. */
  stop(graceMs?: number): Promise<void>;
}

/** Stores that are sent to at the same time, and read at the same time, by one process. */
const DELIVERIES = 3;
const READINGS = 2;
const REST_AFTER_ERROR_MS = 1_000;
const HOUSEKEEPING_MS = 600_000;

/** Runs the loops until stopped. A turn that fails is logged and the loop goes on. */
export function runDocumentSender(parts: DocumentParts): DocumentSender {
  const { timings, logger, db } = parts;
  const turns = documentTurns(parts);
  const stopping = new AbortController();
  const resting = new Set<() => void>();
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      resting.add(wake);
      if (stopping.signal.aborted) wake();
    });
  const loop = async (name: string, turn: Turn, idleMs: number): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if (!(await turn())) await rest(idleMs);
      } catch (error) {
        logger.error({ loop: name, err: error }, "a turn of the sender of documents failed; it goes on");
        await rest(REST_AFTER_ERROR_MS);
      }
    }
  };
  const clean: Turn = async () => {
    await dropOldBlobs(db);
    await dropOldDocuments(db);
    return false;
  };
  const running = [
    ...Array.from({ length: DELIVERIES }, (_, index) => loop("deliver", turns.deliver, timings.idleMs * (index + 1))),
    ...Array.from({ length: READINGS }, (_, index) => loop("read", turns.read, timings.idleMs * 4 * (index + 1))),
    loop("discover", turns.discover, timings.idleMs * 10),
    loop("reap", turns.reap, timings.reapMs),
    loop("clean", clean, HOUSEKEEPING_MS),
  ];
  return {
    stop: async (graceMs = 20_000) => {
      stopping.abort();
      for (const wake of [...resting]) wake();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(running), grace]);
      clearTimeout(timer);
    },
  };
}
