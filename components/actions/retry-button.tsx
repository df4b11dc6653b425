"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { holdSeconds } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { freshOrderQuery } from "@/lib/queries/action-form";
import { type DraftPlace, dropDraft, EMPTY_DRAFT, writeDraft } from "./draft-store";

const ActionDrawer = dynamic(() => import("./action-drawer").then((part) => part.ActionDrawer), { ssr: false });

/** What has ended without having done what was wanted, or with a complaint. */
const CORRECTABLE: readonly ActionState[] = ["refused", "rejected", "done_with_warning", "withdrawn"];

export function isCorrectable({ state, source }: Pick<ActionView, "state" | "source">): boolean {
  return source === "orderdeck" && CORRECTABLE.includes(state);
}

interface Props {
  accountId: number;
  personId: string;
  action: ActionView;
}

/** Opens the form with what was sent before, the field that was found fault with first; the new action is linked to the old one. */
export function RetryButton({ accountId, personId, action }: Props) {
  const t = useT("actions");
  const client = useQueryClient();
  const [order, setOrder] = useState<OrderDetail | null>(null);
  const [step, setStep] = useState<"rest" | "reading" | "failed">("rest");
  const open = async (): Promise<void> => {
    setStep("reading");
    try {
      const fresh = await client.fetchQuery(freshOrderQuery(accountId, action));
      const { marketplace, marketplace_order_id: orderId, type, args, line } = action;
      const place: DraftPlace = { person: personId, account: accountId, marketplace, orderId, type };
      const common = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)]));
      dropDraft(place);
      writeDraft(place, { ...EMPTY_DRAFT, lines: line === null ? null : [line], common });
      setOrder(fresh);
      setStep("rest");
    } catch {
      setStep("failed");
    }
  };
  const close = () => setOrder(null);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size="small"
        icon="rotate-ccw"
        aria-haspopup="dialog"
        unavailable={step === "reading" ? t("retry.reading") : undefined}
        onClick={() => void open()}
      >
        {t("retry.button")}
      </Button>
      {step === "failed" && (
        <span role="alert" className="text-12 text-fail">
          {t("retry.cannot")}
        </span>
      )}
      {order && (
        <ActionDrawer
          accountId={accountId}
          personId={personId}
          order={order}
          offer={{ type: action.type, reason: null, hold_ms: holdSeconds(action.type) * 1000 }}
          repeats={action}
          onClose={close}
          onRecorded={close}
        />
      )}
    </span>
  );
}
