import type { Metadata } from "next";
import { ActivityScreen } from "@/components/actions/activity-screen";
import { activityParsers, activityQuery, allowedActivity } from "@/components/actions/activity-state";
import { IntlProvider } from "@/components/shell/intl-provider";
import { type ActionList, ActionListQuery } from "@/lib/contract/actions";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { roleAllows } from "@/lib/domain/permissions";
import { createLoader, type SearchParams } from "@/lib/domain/url-state";
import { listActions } from "@/lib/server/actions/list-actions";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import { accountMarketplaces } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../locale";

const load = createLoader(activityParsers);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("actions"))("activity.title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

/** A page waits so long for Lengow, then comes without; the screen joins the call that is under way. */
const PATIENCE_MS = 2_500;

/** The first page of the list; a question that is not understood is left to the screen, which says so. */
async function firstList(ctx: ServiceContext, query: string): Promise<ActionList | null> {
  const parsed = ActionListQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  return parsed.success ? inTime<ActionList | null>(listActions(ctx, parsed.data), PATIENCE_MS, null) : null;
}

/** Names for the filters: without Lengow the codes do, and nothing else is passed over. */
function filterNames(ctx: ServiceContext): Promise<MarketplaceEntry[]> {
  const named = accountMarketplaces(ctx).catch((error: unknown): MarketplaceEntry[] => {
    if (toAppError(error, "GET").code.startsWith("lengow_")) return [];
    throw error;
  });
  return inTime<MarketplaceEntry[]>(named, PATIENCE_MS, []);
}

export default async function ActivityPage({ params, searchParams }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const canReveal = roleAllows(ctx.role, "orders:reveal");
  const query = activityQuery(allowedActivity(await load(searchParams), canReveal));
  const [data, marketplaces] = await Promise.all([firstList(ctx, query), filterNames(ctx)]);
  const name = me.accounts.find(({ id }) => id === ctx.accountId)?.name ?? "";
  return (
    <IntlProvider {...(await getIntl(["actions", "orders", "status", "deadline", "errors", "common"]))}>
      <ActivityScreen
        accountId={ctx.accountId}
        accountName={name}
        me={{ id: ctx.person.id, name: ctx.person.name }}
        canSend={roleAllows(ctx.role, "actions:send")}
        canReveal={canReveal}
        first={{ query, data }}
        marketplaces={marketplaces}
      />
    </IntlProvider>
  );
}
