"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { type DraftPlace, EMPTY_DRAFT, readDraft, writeDraft } from "@/components/actions/draft-store";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { ActionOffer, ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";

const ActionDrawer = dynamic(() => import("@/components/actions/action-drawer").then((module) => module.ActionDrawer), {
  ssr: false,
});

interface Props {
  accountId: number;
  personId: string;
  order: OrderDetail;
  action: ActionView;
  offers: readonly ActionOffer[];
}

/** Puts what was sent before into the form, unless something of its own is being written there already. */
function prefill(place: DraftPlace, action: ActionView): void {
  if (readDraft(place) !== null) return;
  const common = Object.fromEntries(Object.entries(action.args).map(([name, value]) => [name, String(value)]));
  writeDraft(place, { ...EMPTY_DRAFT, lines: action.line === null ? null : [action.line], common });
}

/** Opens the form of an action that failed with what was sent, so that only the mistake has to be changed. Nothing where it is not possible now. */
export function FixAgain({ accountId, personId, order, action, offers }: Props) {
  const t = useT("order");
  const [open, setOpen] = useState(false);
  const offer = offers.find(({ type, reason }) => type === action.type && reason === null);
  if (offer === undefined) return null;
  const { marketplace, marketplace_order_id: orderId } = order;
  const start = () => {
    prefill({ person: personId, account: accountId, marketplace, orderId, type: offer.type }, action);
    setOpen(true);
  };
  return (
    <>
      <Button aria-haspopup="dialog" onClick={start}>
        {t("fixAgain")}
      </Button>
      {open && (
        <ActionDrawer
          accountId={accountId}
          personId={personId}
          order={order}
          offer={offer}
          {...(action.source === "orderdeck" && { repeats: action })}
          onClose={() => setOpen(false)}
          onRecorded={() => setOpen(false)}
        />
      )}
    </>
  );
}
