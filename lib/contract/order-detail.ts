import { z } from "zod";
import type { LengowOrderFields, Order } from "@/lib/domain/order";
import type { Settled } from "@/lib/domain/settled";
import type { ActionState } from "@/lib/domain/status";
import type { ActionList, ActionOffer } from "./actions";

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
  /** It did not go well, and asks for nobody any more. */
  settled?: Settled;
}

export interface OrderDetail extends Order {
  marketplace_name: string;
  marketplace_country: string | null;
  as_of: string;
  actions: OrderAction[];
  /** True when Lengow gave the order but not its actions: "none" would then be untrue. */
  actions_unavailable: boolean;
  /** Lengow holds older ones that are not among `actions`. */
  actions_cut?: true;
  /** True when the buyer and the addresses are hidden because the asker's role lacks `orders:reveal` (PRODUCT U21). */
  masked: boolean;
  /** Billing and delivery address are one place; told here because masked addresses all look alike. */
  billing_is_delivery: boolean;
}

/** What the asker's role allows on this order. */
export interface OrderRights {
  send: boolean;
  /** Writes the merchant's own reference. */
  write: boolean;
  /** Sees the buyer's data, and may ask for the raw data unmasked. */
  reveal: boolean;
  note: boolean;
}

/** A change of the merchant's own reference that was made here and that Lengow confirmed. Times are ISO 8601. */
export interface ReferenceEdit {
  id: string;
  /** Just before Lengow was asked. */
  asked_at: string;
  /** When Lengow had answered. */
  at: string;
  /** Who; null where nobody is known any more. */
  by: string | null;
  /** What it was changed to; none where it was cleared. */
  references: string[];
}

/** A link out, made from the account's template (PRODUCT D09). Always https. */
export interface OrderLink {
  label: string;
  href: string;
}

/** An order with everything a screen of it shows beside Lengow's own data. */
export interface OrderOnScreen {
  /** Without its extra data and unknown fields, which stand in the raw data alone. */
  order: OrderDetail;
  /** Null when the marketplace's metadata could not be had, or the role may not send. */
  offers: ActionOffer[] | null;
  /** What was recorded here for the order, newest first. */
  recorded: ActionList;
  /** Changes of the merchant's own reference made here, newest first. */
  edits: ReferenceEdit[];
  links: OrderLink[];
  person_id: string;
  may: OrderRights;
}

/** Lengow's own fields, those we do not know and values we could not read among them as they came; nothing that our reading adds. */
export type RawOrder = Omit<LengowOrderFields, "conversion_missing" | "unknown_fields" | "unreadable">;

/** `GET …/raw` (masked) and `POST …/reveal` (as it is): the order as Lengow's fields, without what Orderdeck derives. */
export interface OrderRaw {
  masked: boolean;
  as_of: string;
  order: RawOrder;
  /** The names of its extra data (`order_meta`) that may be columns of the grid; a dot leads one level down. */
  meta_keys: string[];
}

/** An internal note (PRODUCT D11). It stays in Orderdeck: nothing of it is ever sent to Lengow. */
export interface OrderNote {
  id: string;
  text: string;
  at: string;
  by: { id: string; name: string };
  /** Whether the asker may delete it: only whoever wrote it may. */
  own: boolean;
}

export interface OrderNotes {
  results: OrderNote[];
}

/** Notes are forgotten after this many months, as everything personal is (PRODUCT U21). */
export const NOTE_MONTHS = 6;
export const NOTE_LENGTH = 2_000;

export const OrderNoteBody = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(NOTE_LENGTH, `must be at most ${NOTE_LENGTH} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a note has lines, and no other control character
    .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/, "must hold no control character but line breaks"),
});

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

/** A note of an order, as its address names it. */
export const OrderNotePath = OrderPath.extend({ noteId: z.guid() });
