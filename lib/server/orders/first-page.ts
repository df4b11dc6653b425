import "server-only";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { type OrderRowPage, OrderRowsQuery } from "@/lib/contract/orders";
import { isLengowError } from "@/lib/lengow";
import type { ServiceContext } from "@/lib/server/context";
import { isAppError } from "@/lib/server/errors";
import { inTime } from "@/lib/server/in-time";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { listOrderRows } from "./list-orders";

/** What the grid is first painted with. Null rows: they could not be had in time, and the screen asks again and says why. */
export interface FirstPage {
  rows: { query: string; data: OrderRowPage | null };
  marketplaces: MarketplaceEntry[];
}

/** How long a page waits for Lengow: after that it comes without rows, joins the call already under way and says what it waits for. */
const PATIENCE_MS = 2_500;

const isUpstreamFailure = (error: unknown) => isLengowError(error) || isAppError(error);

async function rowsOrNull(ctx: ServiceContext, query: string): Promise<OrderRowPage | null> {
  const parsed = OrderRowsQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  // A link may carry a status or a code that does not exist: the screen then asks the route and shows what it says.
  if (!parsed.success) return null;
  try {
    return JSON.parse(Buffer.from((await listOrderRows(ctx, parsed.data)).body).toString()) as OrderRowPage;
  } catch (error) {
    if (!isUpstreamFailure(error)) throw error;
    return null;
  }
}

/** The rows and filters for a page that is rendered on the server; Lengow's failures leave gaps, they do not take the page down. */
export async function firstPage(ctx: ServiceContext, query: string): Promise<FirstPage> {
  const named = accountMarketplaces(ctx).catch((error: unknown): MarketplaceEntry[] => {
    if (!isUpstreamFailure(error)) throw error;
    return [];
  });
  const [data, marketplaces] = await Promise.all([
    inTime(rowsOrNull(ctx, query), PATIENCE_MS, null),
    inTime(named, PATIENCE_MS, []),
  ]);
  return { rows: { query, data }, marketplaces };
}
