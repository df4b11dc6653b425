import "server-only";
import type { MarketplaceDescription, MarketplaceOverview } from "@/lib/contract/marketplace-description";
import type { MarketplaceStatusList } from "@/lib/contract/marketplaces";
import { describedText } from "@/lib/domain/described-text";
import { compileGrammar, entriesOf, readJson, scalarText } from "@/lib/grammar";
import type { Marketplace } from "@/lib/lengow";
import { requireScope, type ServiceContext } from "@/lib/server/context";
import { notFound } from "@/lib/server/errors";
import { marketplaceMetadata } from "./list-marketplaces";
import { changedLately } from "./marketplace-history";

/** The own members of an object from outside; none for anything else. */
function members(value: unknown): [string, unknown][] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? entriesOf(value as Readonly<Record<string, unknown>>) : [];
}

function member(value: unknown, name: string): unknown {
  return members(value).find(([key]) => key === name)?.[1];
}

const entry = ({ code, name, countryIso2 }: Marketplace) => ({ code, name: name ?? code, country: countryIso2 });

function overview(marketplace: Marketplace, changed: ReadonlyMap<string, Date>): MarketplaceOverview {
  const orders = member(marketplace.raw, "orders");
  return {
    ...entry(marketplace),
    actions: members(member(orders, "actions")).map(([name]) => name),
    carriers: members(member(orders, "carriers")).length,
    invoice_upload: marketplace.features.invoice_upload === true,
    changed_at: changed.get(marketplace.code)?.toISOString() ?? null,
  };
}

/** A status and the marketplace's own words for it; what is no list of words is left out (API.md §14.2). */
function statusMap(metadata: unknown): MarketplaceDescription["statuses"] {
  return members(member(member(metadata, "orders"), "status")).map(([lengow, words]) => ({
    lengow,
    marketplace: (Array.isArray(words) ? words : [words]).flatMap((word) => scalarText(word) ?? []),
  }));
}

/**
 * All marketplaces of the account by name, with what can be looked up behind each.
 * @throws LengowError when the list was never had
 */
export async function overviewOfMarketplaces(
  ctx: ServiceContext,
): Promise<{ as_of: string; results: MarketplaceOverview[] }> {
  requireScope(ctx, "marketplaces:read");
  const { value, at } = await marketplaceMetadata(ctx);
  const changed = await changedLately(ctx);
  const results = [...value.values()]
    .map((marketplace) => overview(marketplace, changed))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return { as_of: new Date(at).toISOString(), results };
}

/**
 * What every marketplace of the account calls the state of an order, each word once, in its own sequence.
 * @throws LengowError when the list was never had
 */
export async function statusesOfMarketplaces(ctx: ServiceContext): Promise<MarketplaceStatusList> {
  requireScope(ctx, "marketplaces:read");
  const { value, at } = await marketplaceMetadata(ctx);
  const results = [...value.values()].map(({ code, raw }) => ({
    code,
    statuses: [...new Set(statusMap(raw).flatMap(({ marketplace }) => marketplace))],
  }));
  return { as_of: new Date(at).toISOString(), results };
}

/**
 * One marketplace compiled from its metadata's own text, so that keys made of digits keep their order (API.md §14.4).
 * @throws AppError `not_found` when the account does not have it
 * @throws LengowError when the metadata was never had
 */
export async function describeMarketplace(ctx: ServiceContext, code: string): Promise<MarketplaceDescription> {
  requireScope(ctx, "marketplaces:read");
  const { value, at } = await marketplaceMetadata(ctx);
  const found = value.get(code);
  if (!found) throw notFound();
  const metadata = readJson(found.rawText);
  const changed = (await changedLately(ctx)).get(code);
  return {
    ...entry(found),
    as_of: new Date(at).toISOString(),
    changed_at: changed?.toISOString() ?? null,
    homepage: found.homepage,
    about: describedText(found.description ?? ""),
    features: Object.entries(found.features).map(([name, feature]) => ({
      name,
      value: typeof feature === "object" ? JSON.stringify(feature).slice(0, 200) : String(feature),
    })),
    statuses: statusMap(metadata),
    grammar: compileGrammar(metadata),
  };
}
