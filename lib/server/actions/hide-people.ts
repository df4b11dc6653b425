import "server-only";
import type { ActionEvent, ActionView } from "@/lib/contract/actions";
import { isPersonalName, MASK, wordMasker } from "@/lib/domain/masking";
import { roleAllows } from "@/lib/domain/permissions";
import { betweenSlots, generalText, hideStrangeWords, hideWhereabouts } from "@/lib/triage";
import type { ServiceContext } from "../context";

type OrderOf = Pick<ActionView, "marketplace" | "marketplace_order_id">;
type Args<V> = Record<string, V>;

/** What is hidden of orders' people, in arguments and in texts. */
export interface Hiding {
  args<V extends string | number | boolean | null>(args: Args<V>): Args<V | string>;
  /**
   * A marketplace's own words: only what every such text says is left, and the numbers that the action's own arguments show beside it: one number
   * is not hidden in one line and plain in the next.
   */
  text(text: string | null, args?: Args<unknown>): string | null;
  /** The mask of many texts: its slots stay, and so do the words of failure. */
  mask(mask: string): string;
  /** Words that a colleague or Orderdeck wrote: known names, however they are written, addresses and numbers are taken out, the rest is read. */
  note(text: string): string;
}

const WORDS = `
select i.marketplace, i.order_id, tsvector_to_array(i.buyer_words) as words
from order_index i join unnest($2::text[], $3::text[]) k(marketplace, order_id) using (marketplace, order_id)
where i.account_id = $1 and i.buyer_words is not null`;

const keyOf = ({ marketplace, marketplace_order_id }: OrderOf): string => `${marketplace}\n${marketplace_order_id}`;

/** A number or code in one piece, as a parcel has one; a word without a digit may be a name. */
const NUMBER = /^(?=.*\d)[\p{L}\d._-]{4,60}$/u;

/** `text` with `change` made to all but the numbers among what is shown of the arguments, wherever one stands by itself. */
function aroundNumbers(text: string, shown: Args<unknown>, change: (text: string) => string): string {
  const numbers = Object.values(shown).filter((value) => typeof value === "string" && NUMBER.test(value));
  if (numbers.length === 0) return change(text);
  const parts = numbers.map((number) => String(number).replace(/[.]/g, "\\$&"));
  return text
    .split(new RegExp(`(?<![\\p{L}\\d])(${parts.join("|")})(?![\\p{L}\\d])`, "u"))
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\S(?:.*\S)?/su, change)))
    .join("");
}

/**
 * Hiding for orders whose people's words are known, small and without accents (`buyerWords`). A marketplace may quote an address that nobody
 * here knows, so of its texts nothing is kept that is not a word of failure.
 */
export function hidingOfWords(words: readonly string[]): Hiding {
  const mask = wordMasker(words);
  const shownArg = (name: string, value: unknown): unknown => {
    if (value === null || value === "" || typeof value === "boolean") return value;
    if (isPersonalName(name)) return MASK;
    return typeof value === "string" ? mask.value(value) : value;
  };
  const shownArgs = (args: Args<unknown>) =>
    Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shownArg(name, value)]));
  return {
    args: shownArgs as Hiding["args"],
    text: (text, args = {}) =>
      text === null ? null : aroundNumbers(mask.sentence(text), shownArgs(args), (part) => generalText(part, MASK)),
    mask: (text) => hideStrangeWords(betweenSlots(text, mask.sentence), MASK),
    // First where somebody lives: a street is known by its shape, which a hidden word inside would break.
    note: (text) => mask.value(hideWhereabouts(text, MASK)),
  };
}

/**
 * How actions of these orders are shown to this person: null to those with `orders:reveal`. For others arguments that name a person are hidden,
 * and texts keep nothing that is one order's alone (PRODUCT U21).
 */
export async function hidingOf(
  ctx: ServiceContext,
  orders: readonly OrderOf[],
): Promise<((order: OrderOf) => Hiding) | null> {
  if (roleAllows(ctx.role, "orders:reveal")) return null;
  const wanted = [...new Map(orders.map((order) => [keyOf(order), order])).values()];
  const rows = await ctx.db.query<{ marketplace: string; order_id: string; words: string[] }>(WORDS, [
    ctx.accountId,
    wanted.map(({ marketplace }) => marketplace),
    wanted.map(({ marketplace_order_id }) => marketplace_order_id),
  ]);
  const known = new Map(
    rows.map((row) => [keyOf({ marketplace: row.marketplace, marketplace_order_id: row.order_id }), row.words]),
  );
  return (order) => hidingOfWords(known.get(keyOf(order)) ?? []);
}

/** Actions as this person may see them. */
export async function hidePeople<A extends ActionView>(ctx: ServiceContext, actions: readonly A[]): Promise<A[]> {
  const hidingFor = await hidingOf(ctx, actions);
  if (hidingFor === null) return [...actions];
  return actions.map((action) => {
    const hide = hidingFor(action);
    return { ...action, args: hide.args(action.args), error_text: hide.text(action.error_text, action.args) };
  });
}

/** What an event says in our own codes and moments; any other text of it may quote somebody. */
const OURS: ReadonlySet<string> = new Set(["to", "from", "reason", "verdict", "code", "lengow_status", "updated_at"]);

/** A file's name without what may name a buyer; how it ends says what it is. */
export function hideFileName(name: string): string {
  return `${MASK}${/\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? ""}`;
}

/** One fact of an action's history without the answer's own bytes, and with its words as `text` leaves them. */
export function hideInEvent<E extends Pick<ActionEvent, "detail">>(event: E, { text }: Hiding): E {
  const { body: _body, ...detail } = event.detail;
  return {
    ...event,
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [
        name,
        typeof value === "string" && !OURS.has(name) ? text(value) : value,
      ]),
    ),
  };
}
