"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LaterPart, later, Opening, OVER_THE_PAGE } from "@/components/ui/later-part";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { holdSeconds } from "@/lib/domain/action";
import { freshOrderQuery } from "@/lib/queries/action-form";

const ActionDrawer = later(async () => (await import("./action-drawer")).ActionDrawer);

interface Retry {
  step: "rest" | "reading" | "failed";
  /** Opens the form on an action, which may have to be read first. */
  open: (action: ActionView | Promise<ActionView>) => Promise<void>;
  /** The form once it is open; render it. */
  drawer: ReactNode;
}

/** The form with what was sent before, the field that was found fault with first; the new action is linked to the old one. */
export function useRetry(accountId: number, personId: string): Retry {
  const client = useQueryClient();
  const [opened, setOpened] = useState<{ order: OrderDetail; action: ActionView } | null>(null);
  const [step, setStep] = useState<Retry["step"]>("rest");
  const open: Retry["open"] = async (wanted) => {
    setStep("reading");
    try {
      const action = await wanted;
      const order = await client.fetchQuery(freshOrderQuery(accountId, action));
      setOpened({ order, action });
      setStep("rest");
    } catch {
      setStep("failed");
    }
  };
  const close = () => setOpened(null);
  const drawer = opened ? (
    <LaterPart className={OVER_THE_PAGE}>
      <ActionDrawer
        accountId={accountId}
        personId={personId}
        order={opened.order}
        offer={{
          type: opened.action.type,
          reason: null,
          hold_ms: holdSeconds(opened.action.type) * 1000,
          usual_ms: null,
        }}
        repeats={opened.action}
        onClose={close}
        onRecorded={close}
      />
    </LaterPart>
  ) : (
    step === "reading" && <Opening />
  );
  return { step, open, drawer };
}
