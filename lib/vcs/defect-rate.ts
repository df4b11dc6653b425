import type { Decimal } from "@/lib/domain/order";
import { shareOf } from "./decimals";

/** What the estimate needs of one invoice of a business order. */
export interface RatedInvoice {
  orderId: string;
  /** Milliseconds since the epoch; null when unknown: it is left out. */
  orderedAt: number | null;
  /** The last minute in which it is in time; null when unknown: it counts as in time once it is there. */
  deadlineAt: number | null;
  /** When Amazon had it, or the earliest moment at which it may have; null while it does not. */
  deliveredAt: number | null;
  /** Whether a person could send it now. */
  isSendable: boolean;
}

export interface DefectRate {
  from: number;
  to: number;
  orders: number;
  defects: number;
  rate: Decimal | null;
  rateIfSent: Decimal | null;
  sendable: number;
}

/** Amazon's limit since 2021-04-05 (API.md §18). */
export const IDR_TARGET: Decimal = "0.0500";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Business orders placed from 14 to 7 days ago: the window Amazon is known to use. */
export function rateWindow(now: number): { from: number; to: number } {
  return { from: now - 14 * DAY, to: now - 7 * DAY };
}

function isLate(invoice: RatedInvoice, at: number): boolean {
  return invoice.deadlineAt !== null && at >= invoice.deadlineAt + MINUTE;
}

/**
 * The Invoice Defect Rate as we can estimate it: the share of business orders of the window with an invoice that is missing, or that came
 * late. An invoice that is missing but still in time counts as missing: it is what will be if nobody acts. `rateIfSent` is the same if
 * everything sendable is sent at `now`; what is late by then stays a defect. An order counts once, however many shipments it had.
 */
export function defectRate(invoices: readonly RatedInvoice[], now: number): DefectRate {
  const { from, to } = rateWindow(now);
  const orders = new Set<string>();
  const defects = new Set<string>();
  const ifSent = new Set<string>();
  let sendable = 0;
  for (const invoice of invoices) {
    const { orderId, orderedAt, deliveredAt, isSendable } = invoice;
    if (orderedAt === null || orderedAt < from || orderedAt >= to) continue;
    orders.add(orderId);
    if (deliveredAt === null && isSendable) sendable += 1;
    if (deliveredAt === null || isLate(invoice, deliveredAt)) defects.add(orderId);
    const then = deliveredAt ?? (isSendable ? now : null);
    if (then === null || isLate(invoice, then)) ifSent.add(orderId);
  }
  return {
    from,
    to,
    orders: orders.size,
    defects: defects.size,
    rate: shareOf(defects.size, orders.size),
    rateIfSent: shareOf(ifSent.size, orders.size),
    sendable,
  };
}
