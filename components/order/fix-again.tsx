"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import type { ActionOffer, ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";

const ActionDrawer = later(async () => (await import("@/components/actions/action-drawer")).ActionDrawer);

interface Props {
  accountId: number;
  personId: string;
  order: OrderDetail;
  action: ActionView;
  offers: readonly ActionOffer[];
}

/** Opens the form of an action that failed with what was sent, so that only the mistake has to be changed. Nothing where it is not possible now. */
export function FixAgain({ accountId, personId, order, action, offers }: Props) {
  const t = useT("order");
  const [open, setOpen] = useState(false);
  const offer = offers.find(({ type, reason }) => type === action.type && reason === null);
  if (offer === undefined) return null;
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("fixAgain")}
      </Button>
      {open && (
        <LaterPart className={OVER_THE_PAGE}>
          <ActionDrawer
            accountId={accountId}
            personId={personId}
            order={order}
            offer={offer}
            repeats={action}
            onClose={() => setOpen(false)}
            onRecorded={() => setOpen(false)}
          />
        </LaterPart>
      )}
    </>
  );
}
