"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { isShortcut } from "@/components/keys/letters";
import { ToastProvider, useToasts } from "@/components/ui/toast";
import { cancelAction } from "@/lib/queries/actions";
import { keys } from "@/lib/queries/keys";
import { triageKeys } from "@/lib/queries/triage";
import { bringDraftBack } from "./draft-store";
import type { Held } from "./held-events";

/** Takes all actions of one press back, and says what came of it. */
function useTakeBack() {
  const client = useQueryClient();
  const { show } = useToasts();
  return useCallback(
    async (held: Held): Promise<void> => {
      const results = await Promise.allSettled<unknown>(
        held.takeBack ? [held.takeBack()] : held.ids.map((id) => cancelAction(held.accountId, id)),
      );
      bringDraftBack(
        held.ids.filter((_, at) => results[at]?.status === "fulfilled"),
        Date.now(),
      );
      const failed = results.some(({ status }) => status === "rejected");
      show(
        failed
          ? { tone: "fail", icon: "octagon-x", title: held.failed }
          : { tone: "rest", icon: "undo-2", title: held.undone },
      );
      // A correction taken back is a failure again, and an open one in its cause.
      await Promise.all(
        [keys.actions, triageKeys.all].map((key) => client.invalidateQueries({ queryKey: key(held.accountId) })),
      );
    },
    [client, show],
  );
}

/** Shows each once, with its ring and its way back; `Z` takes the newest back wherever the person has gone meanwhile. */
function Shown({ held }: { held: readonly Held[] }) {
  const { show } = useToasts();
  const takeBack = useTakeBack();
  const shown = useRef(new Map<Held, { hide: () => void; until: number }>());
  const undo = useCallback(
    (one: Held) => {
      shown.current.get(one)?.hide();
      shown.current.set(one, { hide: () => undefined, until: 0 });
      void takeBack(one);
    },
    [takeBack],
  );
  useEffect(() => {
    for (const one of held) {
      if (shown.current.has(one)) continue;
      const hide = show({
        tone: "move",
        icon: "timer",
        title: one.title,
        detail: one.detail,
        holdMs: one.holdMs,
        action: { label: one.undo, keys: ["Z"], onClick: () => undo(one) },
      });
      shown.current.set(one, { hide, until: performance.now() + one.holdMs });
    }
  }, [held, show, undo]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An order's own page takes the key first, for what it shows itself.
      if (event.key.toLowerCase() !== "z" || !isShortcut(event)) return;
      const newest = held.findLast((one) => (shown.current.get(one)?.until ?? 0) > performance.now());
      if (newest === undefined) return;
      event.preventDefault();
      undo(newest);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [held, undo]);
  return null;
}

/** The region of what can still be taken back. Needs the area `common`. */
export function HeldToasts({ held }: { held: readonly Held[] }) {
  return (
    <ToastProvider>
      <Shown held={held} />
    </ToastProvider>
  );
}
