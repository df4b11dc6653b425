import type { ActionRecord } from "../actions/action-record";
import { ALL_CAUSES, causeText, warningText } from "../actions/causes";
import { fittingCause } from "../actions/outcome";
import { DAY, HOUR, MINUTE } from "../clock";
import type { ActionMeta, Language, Marketplace } from "../marketplaces/metadata";
import { isOwnDelivery, linesOf, type OrderRecord } from "../orders/order-shape";
import { Random } from "../random";

/** What history is made from. */
export interface HistoryRequest {
  accountId: number;
  seed: number;
  now: number;
  marketplaces: readonly Marketplace[];
  orders: readonly OrderRecord[];
  nextId: () => number;
}

/** Past actions of 90 days, oldest first: most are done; every language has met every cause of a refusal. */
export function seedActions(request: HistoryRequest): ActionRecord[] {
  const { accountId, seed, now, marketplaces, orders, nextId } = request;
  const random = new Random(`actions|${seed}|${accountId}`);
  const byCode = new Map(marketplaces.map((marketplace) => [marketplace.code, marketplace]));
  const refusals = new RefusalQuota(orders.length >= 1000 ? ALL_CAUSES.length + 2 : 2);
  const past = orders
    .filter((order) => order.orderDate !== null && now - order.orderDate < 90 * DAY && !isOwnDelivery(order))
    .sort((a, b) => a.imported - b.imported);
  const records: ActionRecord[] = [];
  for (const order of past) {
    const marketplace = byCode.get(order.wire.marketplace);
    const type = marketplace && pastType(random, order, marketplace);
    if (!marketplace || !type) continue;
    const open = records.filter(({ steps }) => steps.length > 0).length;
    records.push(...pastActions({ random, accountId, now, marketplace, order, type, nextId, refusals, open }));
  }
  return records;
}

/** Hands out one refusal per cause and language before chance decides. */
class RefusalQuota {
  private readonly given = new Map<Language, number>();

  constructor(private readonly perLanguage: number) {}

  /** The number of this language's refusal, or null when it has had its share. */
  take(language: Language): number | null {
    const given = this.given.get(language) ?? 0;
    if (given >= this.perLanguage) return null;
    this.given.set(language, given + 1);
    return given;
  }
}

function pastType(random: Random, order: OrderRecord, marketplace: Marketplace): string | null {
  const offered = marketplace.meta.orders.actions;
  const status = order.wire.lengow_status;
  if (status === "waiting_shipment" && offered.ship && random.chance(0.3)) return "ship";
  if (status === "waiting_acceptance" && offered.accept && random.chance(0.15)) return "accept";
  if (["refunded", "partial_refunded"].includes(status) && offered.refund && random.chance(0.5)) return "refund";
  if (status === "canceled" && offered.cancel && random.chance(0.3)) return "cancel";
  if (["shipped", "closed"].includes(status) && offered.ship && random.chance(0.2)) return "ship";
  return null;
}

interface Past {
  random: Random;
  accountId: number;
  now: number;
  marketplace: Marketplace;
  order: OrderRecord;
  type: string;
  nextId: () => number;
  refusals: RefusalQuota;
  /** Unfinished actions made so far. */
  open: number;
}

/** An order that still waits was refused; one that moved on may have been refused first and sent again. */
function pastActions(past: Past): ActionRecord[] {
  const { random, order, marketplace, refusals, now } = past;
  const stillWaits = order.wire.lengow_status.startsWith("waiting_");
  const at = Math.min(now - 20 * MINUTE, Math.max(order.imported + 15 * MINUTE, order.updated - 5 * MINUTE));
  if (stillWaits && random.chance(0.35)) return [underWay(past)];
  const turn = stillWaits || random.chance(0.5) ? refusals.take(marketplace.language) : null;
  if (turn !== null || stillWaits) {
    const refused = finished(past, at, "refused", turn);
    const again = stillWaits ? [] : [finished(past, Math.min(now - 10 * MINUTE, at + 2 * HOUR), "done", null)];
    return [refused, ...again];
  }
  return [finished(past, at, random.weighted({ done: 90, warning: 7, refused: 3 }), null)];
}

/** Not finished yet: in turn silent since a day or two, or at its second try. */
function underWay(past: Past): ActionRecord {
  const { random, now, order } = past;
  const silent = past.open % 2 === 0;
  const created = Math.max(order.imported, silent ? now - random.int(20, 60) * HOUR : now - 2 * MINUTE);
  const record = finished(past, created, silent ? "done" : "refused", null);
  const end = { queued: false, processed: record.processed, errors: record.errors };
  return {
    ...record,
    queued: !silent,
    processed: false,
    errors: silent ? null : record.errors,
    updated: Math.min(now, created + MINUTE),
    steps: [{ ...end, at: silent ? now + 2 * DAY : now + 3 * MINUTE }],
  };
}

function finished(past: Past, at: number, end: "done" | "warning" | "refused", turn: number | null): ActionRecord {
  const { random, accountId, marketplace, order, type, nextId } = past;
  const args = pastArgs(random, order, marketplace, type);
  const fields = namedFields(marketplace.meta.orders.actions[type]!);
  const facts = { order: order.wire.marketplace_order_id, args, ...(fields.length > 0 ? { fields } : {}) };
  const cause = turn === null ? fittingCause(random, type) : ALL_CAUSES[turn % ALL_CAUSES.length]!;
  const texts = {
    done: null,
    warning: warningText(marketplace.language, facts),
    refused: causeText(cause, marketplace.language, facts),
  };
  return {
    id: nextId(),
    accountId,
    marketplace: marketplace.code,
    orderId: facts.order,
    type,
    args,
    queued: false,
    processed: end !== "refused",
    errors: end === "done" && random.chance(0.3) ? "" : texts[end],
    created: at,
    updated: at + random.int(150, 260) * 1000,
    old: marketplace.oldActions ?? false,
    steps: [],
  };
}

/** Two arguments that a refusal may name: those that conditions speak about, of this very action. */
function namedFields({ args, optional_args, args_description }: ActionMeta): string[] {
  return [...args, ...optional_args].filter((name) => args_description?.[name]?.depends_on).slice(0, 2);
}

/** Plausible values for the arguments the action lists. */
function pastArgs(random: Random, order: OrderRecord, marketplace: Marketplace, type: string): Record<string, unknown> {
  const meta = marketplace.meta.orders.actions[type]!;
  const lines = linesOf(order);
  const sent = order.wire.packages[0]?.delivery?.trackings.find(({ number }) => number !== null);
  const carriers = Object.keys(marketplace.meta.orders.carriers);
  const values: Record<string, unknown> = {
    tracking_number: sent?.number ?? `6A${random.digits(11)}`,
    carrier:
      carriers.find((code) => code.toUpperCase() === sent?.carrier?.toUpperCase()) ??
      carriers[0] ??
      sent?.carrier ??
      "DPD",
    shipping_method: "Standard",
    shipping_date: new Date(order.updated).toISOString().replace(/\.\d+Z$/, "+00:00"),
    line: lines.length > 1 || meta.args.includes("line") ? lines[0]?.marketplace_order_line_id : undefined,
    refund_price: lines[0]?.original_amount,
  };
  const names = [...meta.args, ...meta.optional_args];
  const reasons = Object.fromEntries(
    names.filter((name) => /reason/.test(name)).map((name) => [name, firstValue(marketplace, type, name)]),
  );
  const all: Record<string, unknown> = { ...values, ...reasons };
  return Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
}

function firstValue(marketplace: Marketplace, type: string, name: string): string {
  const values = marketplace.meta.orders.actions[type]?.args_description?.[name]?.valid_values ?? {};
  if (!Array.isArray(values)) return Object.keys(values)[0] ?? "15";
  const first = values[0];
  return typeof first === "string" ? first : (first?.code ?? "15");
}
