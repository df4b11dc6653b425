"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { cancelAction, type OrderKey, showIntents } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { bringDraftBack } from "./draft-store";

/** Takes intents back; what could not be is said in words, and the list shows the truth either way. */
export function useUndo(accountId: number) {
  const client = useQueryClient();
  const t = useT("actions");
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const undo = async (ids: readonly string[], order: OrderKey) => {
    setBusy(new Set(ids));
    const results = await Promise.allSettled(ids.map((id) => cancelAction(accountId, id)));
    bringDraftBack(
      ids.filter((_, at) => results[at]?.status === "fulfilled"),
      Date.now(),
    );
    showIntents(
      client,
      accountId,
      order,
      results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    );
    const failed = results.find((result) => result.status === "rejected");
    const isLate = failed?.reason instanceof ApiError && failed.reason.code === "busy";
    const why = isLate ? t("live.undoTooLate") : failed?.reason instanceof Error ? failed.reason.message : "";
    setSaid(failed === undefined ? t("live.undone") : t("live.undoFailed", { why }));
    setBusy(new Set());
  };
  return { undo, busy, said };
}
