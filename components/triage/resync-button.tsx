"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { resyncTriageGroup, triageKeys } from "@/lib/queries/triage";

/** Reads the orders of a cause anew: what got there meanwhile settles at once, and nothing is sent. */
export function ResyncButton({ accountId, groupId }: { accountId: number; groupId: string }) {
  const t = useT("triage");
  const client = useQueryClient();
  const { show } = useToasts();
  const [reading, setReading] = useState(false);
  const resync = async () => {
    setReading(true);
    try {
      const { settled } = await resyncTriageGroup(accountId, groupId);
      show({ tone: "done", icon: "check", title: t("resyncing.done", { n: settled }) });
      await client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    } catch {
      show({ tone: "fail", icon: "octagon-x", title: t("resyncing.failed") });
    } finally {
      setReading(false);
    }
  };
  return (
    <Button
      size="small"
      icon="rotate-ccw"
      unavailable={reading ? t("resyncing.read") : undefined}
      onClick={() => void resync()}
    >
      {t("resync")}
    </Button>
  );
}
