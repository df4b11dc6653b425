"use client";

import { orderHref } from "@/components/orders/order-href";
import { useT } from "@/components/shell/intl-provider";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import { OrderFailure } from "./order-failure";

interface Props {
  accountId: number;
  order: { marketplace: string; marketplace_order_id: string };
  failure: ErrorCode;
  reference: string;
  /** Whether our copy holds the order, so that its page has something to show. */
  copied: boolean;
}

/** In place of a packing slip: what failed, why there is no slip without Lengow, and the way back to the order. */
export function SlipFailure({ accountId, order, failure, reference, copied }: Props) {
  const t = useT("order");
  return (
    <OrderFailure
      failure={failure}
      reference={reference}
      backHref={orderHref(accountId, order)}
      back={t("backToOrder")}
    >
      {failure.startsWith("lengow_") && (
        <p className="mb-1">
          {t("slipNeedsLengow")} {copied && t("slipFromCopy")}
        </p>
      )}
    </OrderFailure>
  );
}
