import "server-only";
import type { ActionState } from "@/lib/domain/status";

const MINUTE = 60_000;

/** How long a state may last before an action in it counts as stuck; a person's turn is stuck at once (DECISIONS.md). */
const AFTER_MS: Partial<Record<ActionState, number>> = {
  ready: 2 * MINUTE,
  claimed: 2 * MINUTE,
  unconfirmed: 2 * MINUTE,
  accepted: 60 * MINUTE,
  needs_person: 0,
};

/** States an action can be stuck in. */
export const STUCK_STATES = Object.keys(AFTER_MS) as readonly ActionState[];

/** Milliseconds after which an action in that state is stuck. */
export function stuckAfterMs(state: ActionState, timeScale: number): number {
  return Math.round((AFTER_MS[state] ?? 0) / timeScale);
}

/**
 * Whether the intent `alias` of `outbox` is stuck, as a condition. It waits since it could first have gone on, and no look for it begins the
 * time anew: what is looked for every minute would otherwise never be stuck for long.
 */
export function stuckCondition(alias: string, timeScale: number): string {
  const states = STUCK_STATES.map((state) => `'${state}'`).join(", ");
  const after = STUCK_STATES.map((state) => `when '${state}' then ${stuckAfterMs(state, timeScale)}`).join(" ");
  const since = `case ${alias}.state when 'accepted' then ${alias}.accepted_at
      when 'unconfirmed' then ${alias}.sending_at else ${alias}.undo_until end`;
  return `${alias}.state in (${states})
    and (${alias}.state = 'needs_person' or extract(epoch from clock_timestamp() - ${since}) * 1000 >= case ${alias}.state ${after} end)`;
}
