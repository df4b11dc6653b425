"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { holdSeconds } from "@/lib/domain/action";
import { freshOrderQuery } from "@/lib/queries/action-form";
import { type DraftPlace, dropDraft, EMPTY_DRAFT, writeDraft } from "./draft-store";

const ActionDrawer = dynamic(() => import("./action-drawer").then((part) => part.ActionDrawer), { ssr: false });

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
      const { marketplace, marketplace_order_id: orderId, type, args, line } = action;
      const place: DraftPlace = { person: personId, account: accountId, marketplace, orderId, type };
      const common = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, String(value)]));
      dropDraft(place);
      writeDraft(place, { ...EMPTY_DRAFT, lines: line === null ? null : [line], common });
      setOpened({ order, action });
      setStep("rest");
    } catch {
      setStep("failed");
    }
  };
  const close = () => setOpened(null);
  const drawer = opened && (
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
  );
  return { step, open, drawer };
}
