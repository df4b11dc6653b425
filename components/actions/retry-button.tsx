"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { ActionView } from "@/lib/contract/actions";
import type { ActionState } from "@/lib/domain/status";
import { useRetry } from "./use-retry";

/** What has ended without having done what was wanted, or with a complaint. */
const CORRECTABLE: readonly ActionState[] = ["refused", "rejected", "done_with_warning", "withdrawn"];

/** Also what another tool sent and the marketplace refused; its warnings are left to that tool. */
export function isCorrectable({ state, source }: Pick<ActionView, "state" | "source">): boolean {
  return source === "orderdeck" ? CORRECTABLE.includes(state) : state === "refused";
}

interface Props {
  accountId: number;
  personId: string;
  action: ActionView;
}

/** Opens the form with what was sent before, the field that was found fault with first; the new action is linked to the old one. */
export function RetryButton({ accountId, personId, action }: Props) {
  const t = useT("actions");
  const { step, open, drawer } = useRetry(accountId, personId);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size="small"
        icon="rotate-ccw"
        aria-haspopup="dialog"
        unavailable={step === "reading" ? t("retry.reading") : undefined}
        onClick={() => void open(action)}
      >
        {t("retry.button")}
      </Button>
      {step === "failed" && (
        <span role="alert" className="text-12 text-fail">
          {t("retry.cannot")}
        </span>
      )}
      {drawer}
    </span>
  );
}
