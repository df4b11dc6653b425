import { z } from "zod";
import type { Order } from "@/lib/domain/order";
import type { ActionState } from "@/lib/domain/status";

/** One action of Lengow's own list, as far as an order's page shows it (API.md §10.1). */
export interface OrderAction {
  /** Lengow's number of the action. */
  upstream_id: number;
  type: string;
  state: ActionState;
  /** The line it is about; null is the whole order. */
  line: string | null;
  /** The arguments that were sent, as Lengow repeats them. */
  args: Record<string, string>;
  /** The marketplace's own words, untranslated; null when there are none. */
  error_text: string | null;
  created_at: string | null;
  updated_at: string | null;
}

export interface OrderDetail extends Order {
  marketplace_name: string;
  marketplace_country: string | null;
  as_of: string;
  actions: OrderAction[];
  /** True when Lengow gave the order but not its actions: "none" would then be untrue. */
  actions_unavailable: boolean;
}

const reference = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}]{1,100}$/u, "must be 1 to 100 characters, none of them a control character");

/** The list replaces the earlier one; an empty list clears it (API.md §9). */
export const MerchantOrderIdBody = z.strictObject({
  merchant_order_id: z.array(reference).max(20, "must be at most 20 references"),
});
export type MerchantOrderIdBody = z.output<typeof MerchantOrderIdBody>;

/** A marketplace's code and one of its order ids as they stand in a path. Ids may hold letters, dashes, colons and more (API.md §5.3). */
export const OrderPath = z.object({
  marketplace: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  orderId: z.string().regex(/^[^\p{Cc}]{1,200}$/u),
});
