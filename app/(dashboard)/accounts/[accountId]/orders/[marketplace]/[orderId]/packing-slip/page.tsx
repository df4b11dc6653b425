import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderFailure } from "@/components/order/order-failure";
import { PackingSlip } from "@/components/order/packing-slip";
import { IntlProvider } from "@/components/shell/intl-provider";
import { pageContext } from "@/lib/server/http/page-context";
import { orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../../locale";
import { orderOfPath } from "../order-params";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("packingSlip") };
}

export default async function PackingSlipPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const identity = orderOfPath(path);
  const read = identity && (await orderForPage(ctx, identity));
  if (read === null || read === "not_found") notFound();
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "deadline", "errors", "common"]))}>
      {"failure" in read ? (
        <OrderFailure failure={read.failure} reference={ctx.requestId} backHref={`/accounts/${ctx.accountId}/orders`} />
      ) : (
        <PackingSlip accountId={ctx.accountId} order={read.order} />
      )}
    </IntlProvider>
  );
}
