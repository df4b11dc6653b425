import type { Metadata } from "next";
import { OrdersScreen } from "@/components/orders/orders-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { gridQuery } from "@/lib/domain/order-question";
import { createLoader, type SearchParams } from "@/lib/domain/url-state";
import { pageContext } from "@/lib/server/http/page-context";
import { firstPage } from "@/lib/server/orders/first-page";
import { readPreferences } from "@/lib/server/preferences/preferences";
import { getIntl, getTranslator, getZone } from "../../../../locale";

const load = createLoader(orderGridParsers);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("orders"))("title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

/** The words of the grid, and of the panel and the bar that come later without a page of their own. */
const AREAS = ["orders", "status", "deadline", "errors", "common", "actions", "order", "bulk", "views"] as const;

export default async function OrdersPage({ params, searchParams }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const [state, preferences] = [await load(searchParams), await readPreferences(ctx)];
  const reader = { size: preferences.page_size, columns: preferences.columns, zone: await getZone() };
  const { rows, marketplaces } = await firstPage(ctx, gridQuery(state, ctx.clock.now(), reader));
  const account = me.accounts.find(({ id }) => id === ctx.accountId);
  return (
    <IntlProvider {...(await getIntl(AREAS))}>
      <OrdersScreen
        accountId={ctx.accountId}
        accountName={account?.name ?? ""}
        canSend={account?.permissions.includes("actions:send") ?? false}
        first={rows}
        marketplaces={marketplaces}
      />
    </IntlProvider>
  );
}
