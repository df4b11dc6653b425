import "server-only";
import type { TriageFamily } from "@/lib/contract/triage";
import type { ActionState } from "@/lib/domain/status";
import { familyOf } from "@/lib/triage";
import type { EvidenceWords } from "./evidence-words";

/** What can be said truly of an action to somebody else, by its state. */
export type Outcome =
  | "refused"
  /** Given back as an error, though nobody judged the action: the marketplace was not there, or took no more calls, or did not let Lengow in. */
  | "unreached"
  | "throttled"
  | "shut_out"
  | "rejected"
  | "warned"
  | "waiting"
  | "unknown"
  | "stopped"
  | "done"
  | "before"
  | "ended";

const OUTCOMES: Record<ActionState, Outcome> = {
  ready: "before",
  claimed: "before",
  sending: "unknown",
  unconfirmed: "unknown",
  accepted: "waiting",
  done: "done",
  done_with_warning: "warned",
  refused: "refused",
  rejected: "rejected",
  needs_person: "stopped",
  withdrawn: "ended",
  closed: "ended",
};

const NOT_JUDGED: Partial<Record<TriageFamily, Outcome>> = {
  marketplace_down: "unreached",
  throttled: "throttled",
  rights_or_connection: "shut_out",
};

/** What can be said of an action in this state that came back with these words: not every error is a refusal. */
export function outcomeOf(state: ActionState, answer: string | null): Outcome {
  const outcome = OUTCOMES[state];
  if (outcome !== "refused" || answer === null) return outcome;
  return NOT_JUDGED[familyOf(answer)] ?? outcome;
}

/** The state in one word: where nobody judged the action, it failed and was not refused. */
export function stateWord(
  state: ActionState,
  outcome: Outcome,
  words: Pick<EvidenceWords, "states" | "failed">,
): string {
  return outcome !== OUTCOMES[state] ? words.failed : (words.states[state] ?? state);
}

/** How far a step is, as a buyer is told. */
export type BuyerOutcome = "failed" | "open" | "done" | "ended";

export const BUYER_OUTCOMES: Record<Outcome, BuyerOutcome> = {
  refused: "failed",
  unreached: "failed",
  throttled: "failed",
  shut_out: "failed",
  rejected: "failed",
  warned: "done",
  done: "done",
  waiting: "open",
  unknown: "open",
  stopped: "open",
  before: "open",
  ended: "ended",
};
