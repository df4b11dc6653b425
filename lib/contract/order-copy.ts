import type { OrderRow } from "@/lib/domain/order";
import type { ActionList } from "./actions";
import type { OrderLink, OrderRights, ReferenceEdit } from "./order-detail";
import type { LengowTrouble } from "./orders";

/**
 * `GET …/copy`: what is known here of an order without asking Lengow, shown while Lengow is waited for or fails, and never in place of an
 * answer: the page always reads the order at Lengow.
 */
export interface OrderCopy {
  /** As our copy has it, with the latest action; the buyer's name hidden without `orders:reveal`. */
  row: OrderRow;
  /** What Lengow had of the order then is in it. */
  as_of: string;
  /** True when the buyer's name is hidden because of the asker's role. */
  masked: boolean;
  /** How Lengow fails our copy's own reader; null while it does not. */
  trouble: LengowTrouble | null;
  /** What was recorded here for the order, newest first. */
  recorded: ActionList;
  /** Changes of the merchant's own reference made here, newest first. */
  edits: ReferenceEdit[];
  links: OrderLink[];
  may: OrderRights;
}
