import "server-only";
import type { MarketplaceEntry, MarketplaceList } from "@/lib/contract/marketplaces";
import type { Marketplace } from "@/lib/lengow";
import { FreshCache, type Kept } from "@/lib/server/cache/fresh-cache";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { inTime } from "@/lib/server/in-time";
import { once } from "@/lib/server/once";
import type { MarketplaceNames } from "@/lib/server/orders/order-snapshot";
import { noteReading } from "./record-reading";

/** Metadata changes rarely and is large; Lengow's own plugins keep it for twelve hours and use the old one when the API is down (API.md §14.1). */
const FRESH_MS = 12 * 3_600_000;
const KEEP_MS = 14 * 24 * 3_600_000;
/** An unknown code is worth a new look when the list is older than this. */
const NEWS_AFTER_MS = 60_000;
/** A page of orders does not wait longer than this for the names of its marketplaces. */
const PATIENCE_FOR_NAMES_MS = 1_500;

type Metadata = ReadonlyMap<string, Marketplace>;

const metadataCache = () =>
  once("marketplace-metadata", () => new FreshCache<Metadata>({ keepMs: KEEP_MS, maxEntries: 50 }));

/**
 * The metadata of all marketplaces of the account, the last known when Lengow is down.
 * @throws LengowError when it was never had
 */
export function marketplaceMetadata(ctx: ServiceContext, { refresh = false } = {}): Promise<Kept<Metadata>> {
  const load = async () => {
    const askedAt = ctx.clock.now();
    const list = await ctx.lengow().marketplaces.list({ lane: "screen", requestId: ctx.requestId });
    noteReading(ctx, list, askedAt);
    return new Map(list.map((marketplace) => [marketplace.code, marketplace]));
  };
  return metadataCache().read(`${ctx.accountId}:`, load, {
    clock: ctx.clock,
    freshMs: FRESH_MS / ctx.timeScale,
    refresh,
  });
}

function entry(marketplace: Marketplace): MarketplaceEntry {
  return {
    code: marketplace.code,
    name: marketplace.name ?? marketplace.code,
    country: marketplace.countryIso2 ?? null,
  };
}

function entriesByName(metadata: Metadata): MarketplaceEntry[] {
  return [...metadata.values()].map(entry).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The account's marketplaces by name. @throws LengowError when they were never had */
export async function accountMarketplaces(ctx: ServiceContext): Promise<MarketplaceEntry[]> {
  return entriesByName((await marketplaceMetadata(ctx)).value);
}

/**
 * One of the account's marketplaces, or undefined when it has no such one. A code that is not known may have been connected since the
 * list was read, so the list is read anew before that is said, once a minute at most.
 * @throws LengowError when the list was never had
 */
export async function findMarketplace(ctx: ServiceContext, code: string): Promise<MarketplaceEntry | undefined> {
  const kept = await marketplaceMetadata(ctx);
  const old = ctx.clock.now().getTime() - kept.at > NEWS_AFTER_MS;
  const { value } = kept.value.has(code) || !old ? kept : await marketplaceMetadata(ctx, { refresh: true });
  const found = value.get(code);
  return found && entry(found);
}

/** Names for rows that are shown anyway: without metadata, or while it dawdles, a row shows its code. */
export async function marketplaceNames(ctx: ServiceContext): Promise<MarketplaceNames> {
  const named = accountMarketplaces(ctx).catch(() => []);
  const entries = await inTime<MarketplaceEntry[]>(named, PATIENCE_FOR_NAMES_MS, []);
  return new Map(entries.map(({ code, name, country }) => [code, { name, country }]));
}

/** The account's marketplaces for lists and filters, by name. @throws LengowError when they were never had */
export async function listMarketplaces(ctx: ServiceContext): Promise<MarketplaceList> {
  requireScope(ctx, "marketplaces:read");
  const { value, at } = await marketplaceMetadata(ctx);
  const results = entriesByName(value);
  return { as_of: new Date(at).toISOString(), count: results.length, results };
}

/**
 * One marketplace as Lengow describes it, under its own field names.
 * @throws AppError not_found when the account does not have it
 * @throws LengowError
 */
export async function getMarketplace(ctx: ServiceContext, code: string): Promise<Record<string, unknown>> {
  requireScope(ctx, "marketplaces:read");
  const { value, at } = await marketplaceMetadata(ctx);
  const found = value.get(code);
  if (!found) throw notFound();
  return { code, as_of: new Date(at).toISOString(), ...found.raw };
}
