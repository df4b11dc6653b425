import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { OrdersScreen } from "@/components/orders/orders-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { gridQuery } from "@/lib/domain/order-question";
import { pageContext } from "@/lib/server/http/page-context";
import { firstPage } from "@/lib/server/orders/first-page";
import { getIntl, getTranslator } from "../../../../locale";

const load = createLoader(orderGridParsers);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("orders"))("title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

export default async function OrdersPage({ params, searchParams }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const state = await load(searchParams);
  const { rows, marketplaces } = await firstPage(ctx, gridQuery(state, ctx.clock.now()));
  const name = me.accounts.find(({ id }) => id === ctx.accountId)?.name ?? "";
  return (
    <IntlProvider {...(await getIntl(["orders", "status", "deadline", "errors", "common"]))}>
      <OrdersScreen accountId={ctx.accountId} accountName={name} first={rows} marketplaces={marketplaces} />
    </IntlProvider>
  );
}
