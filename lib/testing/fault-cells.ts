import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { ActionState } from "@/lib/domain/status";
import { type FaultKind, UPSTREAM_FAULTS, type UpstreamFault } from "./upstream-faults";

/**
 * Every fault of a call, against every call a person can be waiting for: where each ends, as our own API tells it. The matrices of
 * `lib/server` hold what really happens against these cells, and `failure-screens.test.tsx` draws each of their endings: a
 * cell that has no drawing fails there, and one that ends elsewhere fails here.
 */

/** What was asked for when the fault struck: a list, one order, anything at all without a token, recording, sending, an upload. */
export const FAULTY_CALLS = ["list", "open", "token", "form", "send", "upload"] as const;
export type FaultyCall = (typeof FAULTY_CALLS)[number];

/** A refusal of ours, or the state that what was recorded has come to. */
export type Ending = { code: ErrorCode } | { state: ActionState; reason: string };

export interface FaultCell {
  call: FaultyCall;
  fault: UpstreamFault;
  /** Where it ends while the fault lasts; null: it passes, and nothing is told. */
  ending: Ending | null;
  /** Where it may end once the fault is over; empty where the same question is simply answered then. */
  later: readonly Ending[];
}

const READ: Record<FaultKind, ErrorCode | null> = {
  unreachable: "lengow_unavailable",
  down: "lengow_error",
  slow: "lengow_timeout",
  limit: "lengow_rate_limited",
  passing: null,
  keys: "lengow_credentials",
  refusal: "lengow_refused",
  gone: "lengow_refused",
  logical: "lengow_refused",
  unreadable: "lengow_unreadable",
};

/** Without a token there is no second try, a refusal of any kind is one of the keys, and an error says nothing of the question. */
const TOKEN: Record<FaultKind, ErrorCode | null> = {
  ...READ,
  passing: "lengow_credentials",
  refusal: "lengow_credentials",
  gone: "lengow_credentials",
  logical: "lengow_error",
};

const end = (state: ActionState, reason: string): Ending => ({ state, reason });
const ACCEPTED = end("accepted", "answered");
const UNKNOWN = end("unconfirmed", "no_answer");
const UNCLEAR = end("unconfirmed", "unclear_answer");
const REJECTED = end("rejected", "answered");

/** What the one POST comes to: what may have arrived is unconfirmed, and only what was read and refused is rejected. */
const SENT: Record<FaultKind, Ending> = {
  unreachable: UNKNOWN,
  down: UNCLEAR,
  slow: UNKNOWN,
  limit: end("ready", "rate_limited"),
  passing: ACCEPTED,
  keys: end("ready", "credentials"),
  refusal: REJECTED,
  gone: REJECTED,
  logical: end("unconfirmed", "logical_error"),
  unreadable: UNCLEAR,
};

/** An upload differs from an action: Amazon's refusals come as 502 with JSON, and a success may come without anything in it (API.md §19.2). */
const OF_UPLOADS: Record<string, Ending> = { "502 with JSON": REJECTED, "200 with nothing in it": ACCEPTED };

/** Without an address nothing was ever connected, so nothing can have left. */
function sentEnding(call: "send" | "upload", { fault, kind, title }: UpstreamFault): Ending {
  if (fault === null) return end("ready", "unreachable");
  return (call === "upload" ? OF_UPLOADS[title] : undefined) ?? SENT[kind];
}

/** An hour later, with Lengow well again: what had not left has gone, what was lost is found or handed to a person. */
function laterEndings(ending: Ending): readonly Ending[] {
  if (!("state" in ending)) return [];
  if (ending.state === "ready") return [ACCEPTED];
  if (ending.reason === "logical_error") return [end("rejected", "logical_error")];
  if (ending.state === "unconfirmed") return [end("accepted", "found"), end("needs_person", "absent")];
  return [ending];
}

/** The cell of a call under a fault. */
export function faultCell(call: FaultyCall, fault: UpstreamFault): FaultCell {
  if (call === "send" || call === "upload") {
    const ending = sentEnding(call, fault);
    // Amazon's verdict on an upload has a list of its own; its laws stand in `lib/server/documents`.
    return { call, fault, ending, later: call === "send" ? laterEndings(ending) : [] };
  }
  const code = call === "token" ? TOKEN[fault.kind] : READ[fault.kind];
  return { call, fault, ending: code === null ? null : { code }, later: [] };
}

/** All of them. */
export const FAULT_CELLS: readonly FaultCell[] = FAULTY_CALLS.flatMap((call) =>
  UPSTREAM_FAULTS.map((fault) => faultCell(call, fault)),
);
