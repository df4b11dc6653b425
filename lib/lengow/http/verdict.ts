import type { LengowErrorKind, Outcome } from "../errors";
import { asksForToken, kindOfStatus } from "./answer";

/** What is decisive about a whole answer to a write that is no success. */
export interface RefusalFacts {
  status: number;
  /** The body is JSON in one of the known error shapes (API.md §3.2). */
  knownShape: boolean;
  /** The body is JSON of any shape. */
  json: boolean;
}

/** Statuses that say, with JSON, "I have read this and refuse it". 530 is Lengow's "logical error" (API.md §3.1). */
const REFUSALS = new Set([400, 404, 405, 409, 410, 411, 413, 414, 415, 422, 431, 530]);

export interface VerdictRules {
  /** Document uploads answer business errors with 502 and JSON (API.md §19.2). */
  badGatewayIsRefusal?: boolean;
  /** 2xx without content is a success: what an upload answers is not documented. Its `json` is then null. */
  emptySuccess?: boolean;
}

/**
 * What an answer other than 2xx says about a write. `rejected` only on a status that refuses and JSON that explains;
 * `not-sent` where a layer in front of the work answers (401, 403, 429); whatever is unclear is `unknown`.
 * The table in README.md is this function.
 */
export function writeVerdict(
  facts: RefusalFacts,
  rules: VerdictRules = {},
): { kind: LengowErrorKind; outcome: Outcome } {
  const { status } = facts;
  const kind = kindOfStatus(status);
  // Given before the work is begun (RELIABILITY U8, assumption H2).
  if (asksForToken(status) || status === 429) return { kind, outcome: "not-sent" };
  if (rules.badGatewayIsRefusal && status === 502 && facts.knownShape) return { kind: "rejected", outcome: "rejected" };
  if (REFUSALS.has(status) && facts.json) return { kind: "rejected", outcome: "rejected" };
  // A page or nothing at all may come from any machine in between, before or after Lengow did the work.
  return { kind: kind === "rejected" ? "contract" : kind, outcome: "unknown" };
}
