import "server-only";
import { plainName } from "@/lib/bulk/sheet-columns";
import type { LengowCall, LengowOrderFields } from "@/lib/lengow";
import { actionGrammar } from "../actions/action-facts";
import { FreshCache } from "../cache/fresh-cache";
import type { ServiceContext } from "../context";
import { accountMarketplaces } from "../marketplaces/list-marketplaces";
import { once } from "../once";
import { placesOfIds } from "../order-index/places-of-ids";
import { type ManyOrders, readManyOrders, type Wanted } from "./read-many-orders";

/** An order as a row of a sheet names it. */
export interface NamedOrder {
  /** As written: a code or a name; "" when the sheet has no such column. */
  marketplace: string;
  orderId: string;
}

/**
 * The marketplace a row means, or why it cannot be told: the account has no such one, several have an order with this id, or no order with it was
 * found, neither open at Lengow nor in our copy.
 */
export type Place = { marketplace: string } | { trouble: "unknown_marketplace" | "no_marketplace" | "not_found_alone" };

export interface SheetOrders {
  placeOf(named: NamedOrder): Place;
  get: ManyOrders["get"];
}

/** Orders of a sheet stay known while its rows are being corrected. */
const FRESH_MS = 2 * 60_000;
/** Rows whose orders are on no page are asked for one by one, up to so many; the rest is checked when it is sent. */
const MOST_SINGLES = 150;
const OPEN = ["new", "waiting_acceptance", "accepted", "waiting_shipment"];
const MOST_OPEN_PAGES = 60;

const kept = () => once("sheet-orders", () => new FreshCache<SheetOrders>({ keepMs: FRESH_MS, maxEntries: 10 }));

/** Open orders of every marketplace by their id: how a sheet without a column for the marketplace is understood. */
async function openOrders(
  ctx: ServiceContext,
  ids: ReadonlySet<string>,
  call: LengowCall,
): Promise<LengowOrderFields[]> {
  const found: LengowOrderFields[] = [];
  let pages = 0;
  const question = { lengowStatus: OPEN, marketplaceOrderDateFrom: "2000-01-01T00:00:00Z", pageSize: 100 };
  for await (const page of ctx.lengow().orders.pages(question, call)) {
    found.push(...page.orders.filter((order) => ids.has(order.marketplace_order_id)));
    pages += 1;
    if (pages >= MOST_OPEN_PAGES) break;
  }
  return found;
}

/**
 * The marketplaces of orders that no row says one for. An open order is the one that is meant, whatever was sold under its id elsewhere; one that is
 * shipped or cancelled by now is known to our copy alone, for Lengow finds no id without its marketplace (API.md §5.2).
 */
async function placesOf(
  ctx: ServiceContext,
  ids: ReadonlySet<string>,
  open: readonly LengowOrderFields[],
): Promise<Map<string, string[]>> {
  const places = new Map<string, string[]>();
  for (const { marketplace, marketplace_order_id: id } of open)
    places.set(id, [...new Set(places.get(id)).add(marketplace)]);
  const copied = await placesOfIds(
    ctx,
    [...ids].filter((id) => !places.has(id)),
  );
  return new Map([...copied, ...places]);
}

async function statusesOf(ctx: ServiceContext, marketplace: string, type: string): Promise<readonly string[] | null> {
  const compiled = await actionGrammar(ctx, marketplace, type);
  if (!compiled || compiled.grammar.statuses === "missing") return null;
  return compiled.grammar.statuses;
}

async function read(ctx: ServiceContext, named: readonly NamedOrder[], type: string): Promise<SheetOrders> {
  const call: LengowCall = { lane: "screen", requestId: ctx.requestId, signal: ctx.signal };
  const entries = await accountMarketplaces(ctx);
  const codes = new Map(
    entries.flatMap(({ code, name }) => [[plainName(name), code] as const, [plainName(code), code] as const]),
  );
  const byCode = (text: string): string | null => codes.get(plainName(text)) ?? null;
  const nameless = new Set(named.filter(({ marketplace }) => marketplace === "").map(({ orderId }) => orderId));
  const open = nameless.size > 0 ? await openOrders(ctx, nameless, call) : [];
  const places = await placesOf(ctx, nameless, open);
  const only = entries.length === 1 ? entries[0]?.code : undefined;
  const placeOf = ({ marketplace: written, orderId }: NamedOrder): Place => {
    if (written !== "") {
      const marketplace = byCode(written);
      return marketplace === null ? { trouble: "unknown_marketplace" } : { marketplace };
    }
    const [first = only, ...more] = places.get(orderId) ?? [];
    if (more.length > 0) return { trouble: "no_marketplace" };
    return first === undefined ? { trouble: "not_found_alone" } : { marketplace: first };
  };
  const known = new Map(open.map((order) => [`${order.marketplace}\n${order.marketplace_order_id}`, order]));
  const wanted: Wanted[] = [];
  const statuses = new Map<string, readonly string[] | null>();
  for (const one of named) {
    const place = placeOf(one);
    if ("trouble" in place) continue;
    const { marketplace } = place;
    if (known.has(`${marketplace}\n${one.orderId}`)) continue;
    if (!statuses.has(marketplace)) statuses.set(marketplace, await statusesOf(ctx, marketplace, type));
    wanted.push({ marketplace, orderId: one.orderId, statuses: statuses.get(marketplace) ?? null });
  }
  const many = await readManyOrders(ctx.lengow(), wanted, call, MOST_SINGLES);
  return {
    placeOf,
    get: (identity) => known.get(`${identity.marketplace}\n${identity.orderId}`) ?? many.get(identity),
  };
}

/**
 * The orders that a sheet names, read once and kept for two minutes while its rows are corrected; rows that name others are read anew.
 * @throws LengowError when they could not be read
 */
export async function sheetOrders(
  ctx: ServiceContext,
  sheetId: string,
  named: readonly NamedOrder[],
  type: string,
): Promise<SheetOrders> {
  const names = [...new Set(named.map(({ marketplace, orderId }) => `${marketplace}\n${orderId}`))].sort().join("\n");
  const answer = await kept().read(`${ctx.accountId}:${sheetId}:${type}:${names}`, () => read(ctx, named, type), {
    clock: ctx.clock,
    freshMs: FRESH_MS / ctx.timeScale,
  });
  return answer.value;
}
