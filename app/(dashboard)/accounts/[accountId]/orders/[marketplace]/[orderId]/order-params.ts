import { OrderPath } from "@/lib/contract/order-detail";

/** Next gives a path part as it was written; one that is no encoding of anything is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The order that a page's address names; null when it names none. */
export function orderOfPath(path: { marketplace: string; orderId: string }) {
  const { data } = OrderPath.safeParse({ marketplace: decoded(path.marketplace), orderId: decoded(path.orderId) });
  return data ?? null;
}
