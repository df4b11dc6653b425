import "server-only";
import type { OrderIndexState } from "@/lib/contract/orders";
import { AppError } from "@/lib/server/errors";

/** The refusal of a question that only our own copy can answer, while it cannot. */
export function indexNeeded({ state, progress }: OrderIndexState): AppError {
  const share = progress === null ? "" : ` (${Math.floor(progress * 100)} %)`;
  const why =
    state === "filling"
      ? `it is still being filled${share}. Try again in a moment, or ask for a shorter time`
      : "this account has none yet";
  return new AppError("index_needed", `Only Orderdeck's own copy of the orders can answer this, and ${why}.`);
}
