import "server-only";
import type { RecordedActions } from "@/lib/contract/actions";
import { type Reply, reply } from "../http/reply";
import type { Recorded } from "./record-intents";

/** 202 for what was recorded now, 200 for what had been recorded before (DESIGN §5). */
export function recordedReply({ intents, isNew }: Recorded): Reply {
  const body: RecordedActions = { intents };
  return reply(body, { status: isNew ? 202 : 200 });
}
