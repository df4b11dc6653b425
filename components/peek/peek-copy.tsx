"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LiveActions } from "@/components/actions/live-actions";
import { CopiedBuyer, CopiedLines, CopiedMoney, CopiedReferences } from "@/components/order/copy/copy-facts";
import { CopyNotice, CopyWaiting } from "@/components/order/copy/copy-notice";
import { StoreNamesProvider } from "@/components/ui/store-names";
import type { ErrorCode } from "@/lib/contract/error-envelope";
import type { OrderCopy } from "@/lib/contract/order-copy";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderCopyQuery } from "@/lib/queries/order";
import type { PeekOrder } from "./peek-state";

/** How long Lengow is waited for before our copy is shown meanwhile. */
const PATIENCE_MS = 1_500;

/** Lengow's failure, as a code; null for one that is none of Lengow's, where a copy would say something untrue. */
export function lengowCode(error: Error | null): ErrorCode | null {
  return error instanceof ApiError && error.code.startsWith("lengow_") ? (error.code as ErrorCode) : null;
}

/** What our copy knows of the order, once Lengow fails or dawdles; null before that, and where it knows nothing. */
export function usePeekCopy(
  accountId: number,
  order: PeekOrder,
  { missing, error }: { missing: boolean; error: Error | null },
) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const wanted = missing && (error === null ? late : lengowCode(error) !== null);
  const { data } = useQuery({ ...orderCopyQuery(accountId, order), enabled: wanted, staleTime: PATIENCE_MS });
  return wanted ? (data ?? null) : null;
}

interface Props {
  accountId: number;
  copy: OrderCopy;
  error: Error | null;
  trying: boolean;
  onRetry: () => void;
}

/** The panel's inside out of our copy. */
export function PeekCopy({ accountId, copy, error, trying, onRetry }: Props) {
  const { row, recorded, may } = copy;
  const failure = lengowCode(error);
  const key = { marketplace: row.marketplace, marketplace_order_id: row.marketplace_order_id };
  return (
    <>
      <div className="[&>:not(.sr-only)]:m-3">
        {failure ? (
          <CopyNotice copy={copy} failure={failure} trying={trying} onTry={onRetry} />
        ) : (
          <CopyWaiting copy={copy} />
        )}
        <StoreNamesProvider names={[{ code: row.marketplace, name: row.marketplace_name }]}>
          <LiveActions accountId={accountId} order={key} first={recorded} canUndo={may.send} offers={null} />
        </StoreNamesProvider>
      </div>
      <CopiedLines row={row} />
      <CopiedMoney row={row} />
      <CopiedReferences row={row} />
      <CopiedBuyer copy={copy} />
    </>
  );
}
