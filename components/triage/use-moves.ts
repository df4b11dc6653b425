"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { announceHeld } from "@/components/actions/held-events";
import { useT } from "@/components/shell/intl-provider";
import { useToasts } from "@/components/ui/toast";
import type { TriageGroup, TriageGroupDetail, TriageMoveBody } from "@/lib/contract/triage";
import { DEFAULT_HOLDS } from "@/lib/domain/action";
import { ApiError } from "@/lib/queries/api-fetch";
import { moveTriageGroup, triageKeys } from "@/lib/queries/triage";
import { causeWords } from "./cause-words";

type WithoutVersion<T> = T extends unknown ? Omit<T, "version" | "seen"> : never;
/** A move as a person makes it; the version on screen goes with it, and what of the failures was on screen. */
export type MoveWish = WithoutVersion<TriageMoveBody>;

/** After these nobody looks at the cause any more, so they hold for what was seen. */
const PUTS_AWAY: readonly MoveWish["move"][] = ["snooze", "resolve", "dismiss"];

const bodyOf = (wish: MoveWish, version: number, seen: string | null): TriageMoveBody =>
  ({ ...wish, version, ...(PUTS_AWAY.includes(wish.move) ? { seen } : {}) }) as TriageMoveBody;

/** Reopened with nothing open in it, a cause waits for its next failure. */
const wordsOf = (wish: MoveWish, { state }: TriageGroup) =>
  wish.move === "reopen" && state === "resolved" ? "moves.done.awaited" : (`moves.done.${wish.move}` as const);

const wordOf = (error: unknown): "busy" | "changed" | "notInto" | "failed" => {
  if (!(error instanceof ApiError)) return "failed";
  if (error.code === "busy") return error.details.some(({ field }) => field === "seen") ? "changed" : "busy";
  return error.details.some(({ field }) => field === "into") ? "notInto" : "failed";
};

/** A cause as a move needs it. */
type Moved = Pick<TriageGroup, "id" | "version" | "kind" | "family">;

/** One's own next move, made before the cause is read anew, is no colleague's. */
function noteVersion(client: QueryClient, accountId: number, { id, version }: TriageGroup): void {
  client.setQueryData<TriageGroupDetail>(triageKeys.group(accountId, id), (known) => known && { ...known, version });
}

/** Puts a cause back as it stood; `Z` and a button do it, for as long as an action is usually held. */
function useTakeBack(accountId: number, onBack: (id: string) => void) {
  const t = useT("triage");
  const client = useQueryClient();
  return (group: Moved, version: number, what: MoveWish["move"]): void =>
    announceHeld({
      accountId,
      ids: [],
      takeBack: async () => {
        const back = await moveTriageGroup(accountId, group.id, { move: "take_back", version });
        noteVersion(client, accountId, back);
        onBack(group.id);
      },
      title: t("moves.away", { what: t(`moves.done.${what}`), cause: causeWords(t, group).title }),
      detail: (left) => t("moves.backFor", { n: left }),
      undo: t("moves.undo"),
      undone: t("moves.done.take_back"),
      failed: t("moves.notBack"),
      holdMs: DEFAULT_HOLDS.usual * 1_000,
    });
}

/**
 * Carries moves out and says what came of them; a colleague's move in between is never overwritten, and nothing is put away that came in
 * between (`changed`). What was put away can be taken back for a while, on whatever page; `onBack` hears of it.
 */
export function useMoves(accountId: number, onBack: (id: string) => void) {
  const t = useT("triage");
  const client = useQueryClient();
  const { show } = useToasts();
  const offerBack = useTakeBack(accountId, onBack);
  return async (group: Moved, wish: MoveWish, seen: string | null): Promise<"done" | "changed" | "failed"> => {
    try {
      const moved = await moveTriageGroup(accountId, group.id, bodyOf(wish, group.version, seen));
      noteVersion(client, accountId, moved);
      if (PUTS_AWAY.includes(wish.move)) offerBack(group, moved.version, wish.move);
      else show({ tone: "done", icon: "check", title: t(wordsOf(wish, moved)) });
      return "done";
    } catch (error) {
      const word = wordOf(error);
      show({
        tone: word === "changed" ? "warn" : "fail",
        icon: word === "changed" ? "triangle-alert" : "octagon-x",
        title: t(`moves.${word}`),
      });
      return word === "changed" ? word : "failed";
    } finally {
      // Not waited for: whoever has gone to another page by then is not brought back to the next cause.
      void client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    }
  };
}
