"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { ApiError } from "@/lib/queries/api-fetch";
import { resyncTriageGroup, triageKeys } from "@/lib/queries/triage";

/** Why the orders could not be read, in words that do not say that nothing can be shown: what was known stays. */
function useWhy(): (error: unknown) => string {
  const [t, e] = [useT("triage"), useT("errors")];
  return (error) => {
    const code = error instanceof ApiError ? error.code : "internal";
    const why = code === "lengow_unavailable" ? t("resyncing.lengowDown") : failureWords(code, e).title;
    return `${why} ${t("resyncing.kept")}`;
  };
}

/** Reads the orders of a cause anew: what got there meanwhile settles at once, and nothing is sent. `orders`: how many there are. */
export function ResyncButton({ accountId, groupId, orders }: { accountId: number; groupId: string; orders: number }) {
  const t = useT("triage");
  const why = useWhy();
  const client = useQueryClient();
  const { show } = useToasts();
  const [reading, setReading] = useState(false);
  const resync = async () => {
    setReading(true);
    try {
      const { read, settled } = await resyncTriageGroup(accountId, groupId);
      const some = read < orders ? { detail: t("resyncing.some", { n: read, all: orders }) } : {};
      show({ tone: "done", icon: "check", title: t("resyncing.done", { n: settled }), ...some });
      await client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
    } catch (error) {
      show({ tone: "fail", icon: "octagon-x", title: t("resyncing.failed"), detail: why(error) });
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
