import "server-only";
import type { ServiceContext } from "../context";
import type { Queryable, SqlValue } from "../db/database";
import { badRequest } from "../errors";
import type { GroupRow } from "./group-rows";

/** How a cause stood before somebody put it away, kept with the move in its story. */
interface Stood {
  state: "new" | "snoozed";
  reason: string | null;
  snoozed_until: string | null;
  snooze_above: number | null;
  resolved_at: string | null;
  noticed_count: number;
}

/** What a move that puts a cause away notes of it; nothing where it was put away already. */
export function stoodOf(group: GroupRow): Stood | undefined {
  const { state, reason, snooze_above: above, noticed_count: noticed } = group;
  if (state !== "new" && state !== "snoozed") return undefined;
  return {
    state,
    reason,
    snoozed_until: group.snoozed_until?.toISOString() ?? null,
    snooze_above: above,
    resolved_at: group.resolved_at?.toISOString() ?? null,
    noticed_count: noticed,
  };
}

const LAST =
  "select person_id, detail from triage_log where account_id = $1 and group_id = $2 order by seq desc limit 1";

/**
 * What takes one's own last move back: a cause as it stood before it was put away.
 * @throws AppError `bad_request` when something else happened to it last, or somebody else put it away
 */
export async function asItStood(tx: Queryable, ctx: ServiceContext, group: string): Promise<Record<string, SqlValue>> {
  const [last] = await tx.query<{ person_id: string | null; detail: { stood?: Stood } }>(LAST, [ctx.accountId, group]);
  if (!last?.detail.stood || last.person_id !== ctx.person.id)
    throw badRequest([{ field: "move", message: "is nothing of yours that could be taken back: reopen it instead" }]);
  return { ...last.detail.stood };
}
