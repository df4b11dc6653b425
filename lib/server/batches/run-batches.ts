import "server-only";
import { timingsFor } from "../outbox/timings";
import type { BatchContainer } from "./acting-context";
import { WITHDRAW_HELD } from "./change-batch";
import { purgeDrafts } from "./purge-drafts";
import { recordRows } from "./record-rows";
import { takeRows } from "./take-rows";

/** Rows whose orders are read together. */
const ROWS_A_TURN = 100;
/** How many actions of one batch may stand recorded and unsent: two minutes of Lengow's usual limit. */
const AHEAD = 1_000;
const LEASE_MS = 30_000;
const LEAST_LEASE_MS = 5_000;
/** Among so many turns what batches were made from is thrown away once. */
const PURGE_TURNS = 2_000;
const REST_AFTER_ERROR_MS = 1_000;

const DONE = `
update batches b set recorded_at = clock_timestamp()
where b.recorded_at is null and not exists (select 1 from batch_rows r where r.batch_id = b.id and r.state = 'waiting')`;

/** What was just being sent when its batch was stopped, and came back unsent. */
const CAME_BACK = `
select distinct o.batch_id as id from outbox o join batches b on b.id = o.batch_id where b.state = 'stopped' and o.state = 'ready'`;

/** One step: records the next rows of one batch. True when there was something to do. */
export async function batchTurn(container: BatchContainer): Promise<boolean> {
  const leaseMs = Math.max(LEAST_LEASE_MS, LEASE_MS / container.env.timeScale);
  const rows = await takeRows(container.db, { ahead: AHEAD, most: ROWS_A_TURN, leaseMs });
  await recordRows(container, rows);
  if (rows.length > 0) await container.db.query(DONE);
  return rows.length > 0;
}

/** Whoever alone may write finds only leases of a process that died: what it had begun goes on at once. */
async function freeLeases({ db }: BatchContainer): Promise<void> {
  if (db.soleWriter)
    await db.query("update batch_rows set lease_until = null where state = 'waiting' and lease_until is not null");
}

/** Takes back what returned to the outbox after its batch was stopped. */
export async function tidyStopped(container: BatchContainer): Promise<void> {
  const stopped = await container.db.query<{ id: string }>(CAME_BACK);
  for (const { id } of stopped) await container.db.query(WITHDRAW_HELD, [id]);
}

export interface BatchWorker {
  /** Takes nothing new and waits for the turn under way, at most `graceMs`; its lease settles the rest. */
  stop(graceMs?: number): Promise<void>;
}

/** Records the rows of all batches, as long as the process lives; several processes share the work by leases. */
export function runBatches(container: BatchContainer): BatchWorker {
  const { idleMs } = timingsFor(container.env.timeScale);
  const stopping = new AbortController();
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        stopping.signal.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      stopping.signal.addEventListener("abort", wake);
      if (stopping.signal.aborted) wake();
    });
  const loop = async (): Promise<void> => {
    await freeLeases(container).catch((error) => container.logger.error({ err: error }, "leases could not be freed"));
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      try {
        if (turn % 20 === 0) await tidyStopped(container);
        if (turn % PURGE_TURNS === 0) await purgeDrafts(container.db);
        if (!(await batchTurn(container))) await rest(idleMs);
      } catch (error) {
        container.logger.error({ err: error }, "a turn of the batches failed; it goes on");
        await rest(REST_AFTER_ERROR_MS);
      }
    }
  };
  const running = loop();
  return {
    stop: async (graceMs = 20_000) => {
      stopping.abort();
      await Promise.race([running, new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
}
