import { orderHref } from "@/components/orders/order-href";
import type { NextDeadline } from "@/lib/contract/order-stats";
import type { VcsDocument } from "@/lib/contract/vcs";
import type { ActionState } from "@/lib/domain/status";
import { type Deeds, lastTry } from "./last-try";

/** The one thing to do; `wait` where the order takes nothing before the marketplace moves it on. */
export type Verb = "accept" | "ship" | "prepare" | "invoice" | "wait";

export interface Hurt {
  key: string;
  verb: Verb;
  due: string;
  id: string;
  marketplace: string;
  name: string | undefined;
  href: string;
  units: number | null;
  /** Where the order or the document stands, to say where nothing else is left to say. */
  status: string;
  /** How the last try on the order stands, whoever made it, where it is under way or was not taken. */
  tried: ActionState | undefined;
}

const ROWS = 10;
/** An order that has been late for longer is a counter's business: it no longer hurts *next*. */
const OLD_MS = 7 * 86_400_000;
/** An invoice counts against its store until it is there, however late: the worst few stay in sight without taking the list. */
const OLD_INVOICES = 3;

/** What an open order takes in its status (API.md §8). */
const VERBS: Readonly<Record<string, Verb>> = {
  waiting_acceptance: "accept",
  waiting_shipment: "ship",
  pickup_to_prepare: "prepare",
};

/** What an order with a deadline asks for. */
export function hurtOfOrder(accountId: number, order: NextDeadline, deeds: Deeds): Hurt {
  const { marketplace, marketplace_order_id: id, lengow_status: status } = order;
  return {
    key: `order ${marketplace} ${id}`,
    verb: VERBS[status] ?? "wait",
    due: order.ship_by,
    id,
    marketplace,
    name: order.marketplace_name,
    href: orderHref(accountId, order),
    units: order.items_unshipped,
    status,
    tried: lastTry(order, deeds),
  };
}

/** What an invoice with a deadline asks for: never sent, or rejected by Amazon. */
export function hurtOfInvoice(accountId: number, document: VcsDocument): Hurt[] {
  const { key, deadline, order_id: id, marketplace, shown_state: status } = document;
  if (!deadline) return [];
  const href = `/accounts/${accountId}/invoices?${new URLSearchParams({ tab: status, open: key })}`;
  const nothing = { name: undefined, units: null, tried: undefined };
  return [{ key: `invoice ${key}`, verb: "invoice", due: deadline.at, id, marketplace, href, status, ...nothing }];
}

/** The ten with the fewest hours left, the latest first. */
export function byHoursLeft(hurts: readonly Hurt[], now: number): Hurt[] {
  const sorted = [...hurts].sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
  const isOld = ({ due }: Hurt) => Date.parse(due) <= now - OLD_MS;
  const invoices = sorted.filter((hurt) => isOld(hurt) && hurt.verb === "invoice").slice(0, OLD_INVOICES);
  return [...invoices, ...sorted.filter((hurt) => !isOld(hurt))].slice(0, ROWS);
}
