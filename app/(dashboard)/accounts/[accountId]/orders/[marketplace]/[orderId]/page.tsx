import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderFailure } from "@/components/order/order-failure";
import { OrderScreen } from "@/components/order/order-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { OrderPath } from "@/lib/contract/order-detail";
import { pageContext } from "@/lib/server/http/page-context";
import { orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../locale";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

/** The id of an order is not personal; nothing else of it goes into the title. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("pageTitle") };
}

export default async function OrderPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const decoded = OrderPath.safeParse({
    marketplace: decodeURIComponent(path.marketplace),
    orderId: decodeURIComponent(path.orderId),
  });
  if (!decoded.success) notFound();
  const found = await orderForPage(ctx, decoded.data);
  if (found === "not_found") notFound();
  const backHref = `/accounts/${ctx.accountId}/orders`;
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "status", "deadline", "errors", "common"]))}>
      {"failure" in found ? (
        <OrderFailure failure={found.failure} backHref={backHref} />
      ) : (
        <OrderScreen order={found.order} backHref={backHref} />
      )}
    </IntlProvider>
  );
}
