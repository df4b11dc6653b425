import "server-only";
import type { OrderIndexState } from "@/lib/contract/orders";

/** What is said while there is no copy of an account's orders. */
export const NO_INDEX: OrderIndexState = { state: "off", as_of: null, from: null, progress: null };
