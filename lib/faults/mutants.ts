import type { Database } from "@/lib/server/db/database";
import { beginSending } from "@/lib/server/outbox/begin-sending";
import { recordOutcome } from "@/lib/server/outbox/record-outcome";
import { PROTOCOL, type Protocol } from "@/lib/server/outbox/sending-parts";

/**
 * The protocol with one rule taken away each (RELIABILITY.md §0.3). A fault loop that calls one of these clean has gone blind.
 * `lane` and `horizon` are not statements of the sender: the loops take the lane's index or the database's law away for them.
 */
export const MUTANTS = [
  "requeue-expired",
  "retry-on-error",
  "write-before-commit",
  "no-fence",
  "no-lane",
  "send-again-when-absent",
  "late-writer",
] as const;
export type Mutant = (typeof MUTANTS)[number];

const REQUEUE = `
update outbox set state = 'ready', fence = fence + 1, lease_until = null, next_at = clock_timestamp()
where state in ('claimed', 'sending') and lease_until < clock_timestamp() returning id`;

const BEGIN_FOR_ANYONE = `
update outbox set state = 'sending', attempt = attempt + 1, known_ids = $2::bigint[], maybe_sent_until = clock_timestamp()
where id = $1 and state in ('ready', 'claimed', 'sending', 'unconfirmed') returning id`;

async function requeue(db: Database): Promise<number> {
  return (await db.query(REQUEUE)).length;
}

const retryOnError: Protocol["recordOutcome"] = (db, custody, outcome) =>
  recordOutcome(
    db,
    custody,
    outcome.state === "unconfirmed" ? { state: "ready", reason: "unreachable", message: null, afterMs: 0 } : outcome,
  );

/** Says that `sending` is committed, and commits it only once the answer is there. */
function writeBeforeCommit(): Pick<Protocol, "beginSending" | "recordOutcome"> {
  const late = new Map<string, () => Promise<boolean>>();
  return {
    beginSending: async (db, custody, about) => {
      late.set(custody.id, () => beginSending(db, custody, about));
      return true;
    },
    recordOutcome: async (db, custody, outcome) => {
      await late.get(custody.id)?.();
      late.delete(custody.id);
      return recordOutcome(db, custody, outcome);
    },
  };
}

const beginForAnyone: Protocol["beginSending"] = async (db, { id }, { knownIds }) =>
  (await db.query(BEGIN_FOR_ANYONE, [id, knownIds])).length === 1;

/** The protocol as `mutant` has it. */
export function protocolOf(mutant: Mutant | null): Protocol {
  switch (mutant) {
    case "requeue-expired":
      return { ...PROTOCOL, reapLeases: requeue };
    case "retry-on-error":
      return { ...PROTOCOL, recordOutcome: retryOnError };
    case "write-before-commit":
      return { ...PROTOCOL, ...writeBeforeCommit() };
    case "no-fence":
      return { ...PROTOCOL, beginSending: beginForAnyone };
    default:
      return PROTOCOL;
  }
}
