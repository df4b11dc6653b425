"use client";

import { useEffect } from "react";
import { useT } from "@/components/shell/intl-provider";
import { ToastProvider, useToasts } from "@/components/ui/toast";

/** What became of a copy, or of a change to how the list looks. Each is an object of its own: the same words may be said twice. */
export interface Said {
  words: "rowMenu.idCopied" | "rowMenu.linkCopied" | "rowMenu.notCopied" | "notKept";
}

function Shown({ said }: { said: Said }) {
  const t = useT("orders");
  const { show } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once each, whatever else changed
  useEffect(() => {
    const failed = said.words === "rowMenu.notCopied" || said.words === "notKept";
    return show({ tone: failed ? "fail" : "done", icon: failed ? "circle-x" : "check", title: t(said.words) });
  }, [said]);
  return null;
}

/** Says that something was copied, or not kept: no row shows it. Needs the area `common`. */
export function RowToasts({ said }: { said: Said }) {
  return (
    <ToastProvider>
      <Shown said={said} />
    </ToastProvider>
  );
}
