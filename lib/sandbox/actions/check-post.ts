import type { Account } from "../account";
import type { Answer } from "../http/answer";
import { e1, e3 } from "../http/answer";
import type { ActionMeta, Marketplace } from "../marketplaces/metadata";
import { isOwnDelivery, linesOf, type OrderRecord } from "../orders/order-shape";
import { orderText } from "../orders/present";
import { type Shown, shownArguments } from "./shown-arguments";

/**
 * How much is checked when an action is posted. `recommended`: marketplace, order, action, status, mandatory arguments.
 * `strict`: also unlisted arguments, closed lists and conditions. `lenient`: only what must exist (API.md §12.1).
 */
export type Validation = "recommended" | "strict" | "lenient";

/** A POST that may become an action. */
export interface AcceptedPost {
  marketplace: Marketplace;
  order: OrderRecord;
  type: string;
  meta: ActionMeta;
  args: Record<string, unknown>;
  shown: Shown[];
}

const ENVELOPE = new Set(["account_id", "marketplace", "marketplace_order_id", "action_type"]);

/** Checks a POST; an answer means it was refused and nothing happened. */
export function checkPost(
  fields: Record<string, unknown>,
  account: Account,
  mode: Validation,
  now: number,
): AcceptedPost | Answer {
  for (const name of ["marketplace", "marketplace_order_id", "action_type"]) {
    if (!fields[name]) return e1(400, `${name} is required`);
  }
  const marketplace = account.marketplace(String(fields.marketplace));
  if (!marketplace) return e1(404, `Marketplace "${fields.marketplace}" not found`);
  const order = account.orders.get(marketplace.code, String(fields.marketplace_order_id));
  if (!order) return e3(404, "Not found.");
  const type = String(fields.action_type);
  const actions = marketplace.meta.orders.actions;
  const meta = Object.hasOwn(actions, type) ? actions[type] : undefined;
  if (!meta) return e1(400, `action_type "${type}" does not exist on ${marketplace.code}`);
  const listed = new Set([...meta.args, ...meta.optional_args]);
  const args = Object.fromEntries(Object.entries(fields).filter(([name, value]) => listed.has(name) && value !== ""));
  const shown = shownArguments(meta, args, JSON.parse(orderText(order, account.currency, now)));
  const post = { marketplace, order, type, meta, args, shown };
  if (mode === "lenient") return post;
  return (
    refuseStatus(post) ??
    refuseMissing(post) ??
    (mode === "strict" ? refuseStrictly(post, fields, listed) : null) ??
    post
  );
}

/** The line's own status when there is one, else the order's (API.md §14.3). An empty list allows nothing (U3). */
function refuseStatus({ marketplace, order, type, meta, args }: AcceptedPost): Answer | null {
  const asked = args.line === undefined || args.line === null ? null : String(args.line);
  const line = linesOf(order).find((member) => member.marketplace_order_line_id === asked);
  const strictLine = meta.args_description?.line?.type === "line_number";
  if (asked !== null && !line && strictLine) return e1(400, `line "${asked}" is not a line of this order`);
  const status = line?.lengow_status ?? order.wire.lengow_status;
  if (type === "ship" && isOwnDelivery(order)) return e1(400, "ship is not possible: delivered by the marketplace");
  if (meta.status.includes(status)) return null;
  return e1(400, `Action "${type}" is not allowed on ${marketplace.code} while the status is "${status}"`);
}

function refuseMissing({ shown, args }: AcceptedPost): Answer | null {
  const missing = shown.find(({ name, mandatory, visible }) => mandatory && visible && blank(args[name]));
  const unwanted = shown.find(({ name, mandatory, visible }) => mandatory && !visible && !blank(args[name]));
  if (missing) return e1(400, `${missing.name} is required`);
  return unwanted ? e1(400, `${unwanted.name} must not be sent here`) : null;
}

function refuseStrictly(
  post: AcceptedPost,
  fields: Record<string, unknown>,
  listed: ReadonlySet<string>,
): Answer | null {
  const stray = Object.keys(fields).find((name) => !listed.has(name) && !ENVELOPE.has(name));
  if (stray) return e1(400, `${stray} is not an argument of "${post.type}"`);
  const wrong = Object.keys(post.args).find((name) => !inClosedList(post, name));
  if (wrong) return e1(400, `${wrong}: "${post.args[wrong]}" is not one of the valid values`);
  const [broken] = brokenConditions(post);
  return broken ? e1(400, `${broken} does not fit the other arguments`) : null;
}

/** Arguments that are missing where their condition asks for them, or sent where it does not (API.md §14.5). */
export function brokenConditions({ shown, args }: AcceptedPost): string[] {
  const broken = shown.filter(({ name, conditional, visible }) => conditional && visible === blank(args[name]));
  return broken.map(({ name }) => name);
}

/** Whether a value is allowed by its list; for a carrier without values of its own the marketplace's table counts. */
export function inClosedList({ marketplace, meta, args }: AcceptedPost, name: string): boolean {
  const description = meta.args_description?.[name];
  if (description?.accept_free_values !== false || blank(args[name])) return true;
  const values = description.valid_values ?? {};
  const own = Array.isArray(values)
    ? values.map((member) => (typeof member === "string" ? member : (member.code ?? member.value ?? "")))
    : Object.keys(values);
  const codes = own.length > 0 || name !== "carrier" ? own : Object.keys(marketplace.meta.orders.carriers);
  return codes.length === 0 || codes.includes(String(args[name]));
}

export function blank(value: unknown): boolean {
  return value === undefined || value === null || String(value).trim() === "";
}
