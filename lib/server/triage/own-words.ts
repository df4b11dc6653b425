import "server-only";
import { isOwnText } from "@/lib/lengow";

/** Beside these the text of an action is our own English, whoever wrote it down. */
const SAID_BY_US: ReadonlySet<string> = new Set(["order_gone", "order_changed", "refund_exceeds", "already_queued"]);

/** In these nothing has left: what went wrong before is a reason, and nobody's answer. */
const NOTHING_LEFT: ReadonlySet<string> = new Set(["ready", "claimed"]);

interface Told {
  state: string;
  reason: string | null;
  message: string | null;
}

/**
 * What Lengow or the marketplace said of a failure; null where the text is a sentence of ours, which only the words for its reason tell in the
 * reader's language.
 */
export function answerIn({ state, reason, message }: Told): string | null {
  if (message === null || message.trim() === "") return null;
  if (NOTHING_LEFT.has(state) || SAID_BY_US.has(reason ?? "") || isOwnText(message)) return null;
  return message;
}
