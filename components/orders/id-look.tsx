"use client";

import { useQuery } from "@tanstack/react-query";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { plainText } from "@/lib/format/plain";
import { orderLookQuery, stopOrderLook } from "@/lib/queries/orders";

/** An order id that every marketplace of the account is asked for. */
export interface Looked {
  accountId: number;
  id: string;
  /** The reader does not want it any more. */
  onStop: () => void;
}

/** How far a look for an id is. Only that it goes on is announced; the numbers would talk without end. */
export function IdLook({ accountId, id, onStop }: Looked) {
  const t = useT("orders");
  const look = useQuery(orderLookQuery(accountId, id)).data?.look;
  const stop = () => {
    // Whether or not the server hears it, the reader is through with it.
    stopOrderLook(accountId, id).catch(() => {});
    onStop();
  };
  const title = t("looking", { id: plainText(id, 60).text });
  return (
    <Banner
      flat
      tone="move"
      icon="search"
      title={<span role="status">{title}</span>}
      actions={
        <Button size="small" onClick={stop}>
          {t("lookingStop")}
        </Button>
      }
    >
      {look && <b className="font-medium text-ink tabular-nums">{t("lookingAsked", look)}. </b>}
      {t("lookingText")}
    </Banner>
  );
}
