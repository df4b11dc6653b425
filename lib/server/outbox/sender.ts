import "server-only";
import { deliver } from "./deliver";
import { giveUpLate } from "./give-up";
import { reconcile } from "./reconcile";
import type { SendingParts } from "./sending-parts";
import { sweep } from "./sweep";
import { takeLook } from "./take-look";
import { takeSweep } from "./take-sweep";

/**
 * One turn of a loop: true when there was something to do, so that the next turn may follow at once. `taken` is called as soon as that is
 * known, before the work begins.
 */
type Turn = (taken?: () => void) => Promise<boolean>;

export interface Turns {
  deliver: Turn;
  look: Turn;
  sweep: Turn;
  reap: Turn;
}

/** What the loops do, one step at a time; tests drive these without any loop. */
export function turnsOf(parts: SendingParts): Turns {
  const { db, timings, protocol, owner } = parts;
  return {
    deliver: async (taken) => {
      const row = await protocol.claimNext(db, owner, timings.leaseMs);
      if (row) taken?.();
      if (row) await deliver(parts, row);
      return row !== null;
    },
    look: async (taken) => {
      const row = await takeLook(db, timings);
      if (row) taken?.();
      if (row) await reconcile(parts, row);
      return row !== null;
    },
    sweep: async () => {
      const due = await takeSweep(db, timings);
      if (due) await sweep(parts, due);
      return due !== null;
    },
    reap: async () => {
      const reaped = await protocol.reapLeases(db, timings.lookAfterMs[0] ?? 0);
      return reaped + (await giveUpLate(db)) > 0;
    },
  };
}

export interface Sender {
  /** Takes nothing new and waits for what is under way, at most `graceMs`; leases settle the rest. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * How many intents one process sends at once. One takes the better part of a second at Lengow, so that fewer could not use what its limit allows
 * (500 a minute); of each that is in hand when the process is killed nobody knows whether it left, so that more would ask people for nothing.
 */
export const IN_HAND = 8;
const LOOKS = 2;
const REST_AFTER_ERROR_MS = 1_000;

/** Runs the loops until stopped. A turn that fails is logged and the loop goes on: a loop that ends in silence would be the worst fault. */
export function runSender(parts: SendingParts): Sender {
  const { timings, logger } = parts;
  const turns = turnsOf(parts);
  const stopping = new AbortController();
  const resting = new Map<() => void, keyof Turns>();
  const rest = (name: keyof Turns, ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        resting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms).unref();
      resting.set(wake, name);
      if (stopping.signal.aborted) wake();
    });
  const wakeOthers = (name?: keyof Turns): void => {
    for (const [wake, theirs] of [...resting]) if (name === undefined || theirs === name) wake();
  };
  const loop = async (name: keyof Turns, idleMs: number): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if (!(await turns[name](() => wakeOthers(name)))) await rest(name, idleMs);
      } catch (error) {
        logger.error({ loop: name, err: error }, "a turn of the sender failed; it goes on");
        await rest(name, REST_AFTER_ERROR_MS);
      }
    }
  };
  /** The first asks whether there is work and wakes the others when there is; these ask rarely by themselves. */
  const crew = (name: keyof Turns, size: number): Promise<void>[] =>
    Array.from({ length: size }, (_, index) => loop(name, index === 0 ? timings.idleMs : timings.idleMs * 20));
  const running = [
    ...crew("deliver", IN_HAND),
    ...crew("look", LOOKS),
    loop("sweep", Math.max(timings.idleMs, timings.watchedSweepMs / 5)),
    loop("reap", timings.reapMs),
  ];
  return {
    stop: async (graceMs = 20_000) => {
      stopping.abort();
      wakeOthers();
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(running), grace]);
      clearTimeout(timer);
    },
  };
}
