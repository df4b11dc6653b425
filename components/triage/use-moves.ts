"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useT } from "@/components/shell/intl-provider";
import { useToasts } from "@/components/ui/toast";
import type { TriageGroup, TriageMoveBody } from "@/lib/contract/triage";
import { ApiError } from "@/lib/queries/api-fetch";
import { moveTriageGroup, triageKeys } from "@/lib/queries/triage";

type WithoutVersion<T> = T extends unknown ? Omit<T, "version"> : never;
/** A move as a person makes it; the version on screen goes with it. */
export type MoveWish = WithoutVersion<TriageMoveBody>;

/** Carries moves out and says what came of them; a colleague's move in between is never overwritten. */
export function useMoves(accountId: number) {
  const t = useT("triage");
  const client = useQueryClient();
  const { show } = useToasts();
  return async (group: Pick<TriageGroup, "id" | "version">, wish: MoveWish): Promise<boolean> => {
    try {
      await moveTriageGroup(accountId, group.id, { ...wish, version: group.version });
      show({ tone: "done", icon: "check", title: t(`moves.done.${wish.move}`) });
      return true;
    } catch (error) {
      const isBusy = error instanceof ApiError && error.code === "busy";
      show({ tone: "fail", icon: "octagon-x", title: t(isBusy ? "moves.busy" : "moves.failed") });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    }
  };
}
