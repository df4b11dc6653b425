import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveActions } from "@/components/actions/live-actions";
import { OrderActions } from "@/components/actions/order-actions";
import { OrderFailure } from "@/components/order/order-failure";
import { OrderScreen } from "@/components/order/order-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { ActionListQuery } from "@/lib/contract/actions";
import { OrderPath } from "@/lib/contract/order-detail";
import { roleAllows } from "@/lib/domain/permissions";
import { actionOffers } from "@/lib/server/actions/action-offers";
import { listActions } from "@/lib/server/actions/list-actions";
import { pageContext } from "@/lib/server/http/page-context";
import { orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../locale";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

/** The id of an order is not personal; nothing else of it goes into the title. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("pageTitle") };
}

function orderKey({ marketplace, marketplace_order_id }: { marketplace: string; marketplace_order_id: string }) {
  return { marketplace, marketplace_order_id };
}

/** What was recorded here for this order, from our own database alone. */
function recordedFor(order: { marketplace: string; marketplace_order_id: string }) {
  return ActionListQuery.parse({ source: "orderdeck", page_size: 50, ...orderKey(order) });
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
  const order = "order" in found ? found.order : null;
  const canSend = roleAllows(ctx.role, "actions:send");
  const [offers, recorded] = await Promise.all([
    order && canSend ? actionOffers(ctx, order) : null,
    order && listActions(ctx, recordedFor(order)),
  ]);
  const backHref = `/accounts/${ctx.accountId}/orders`;
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "actions", "status", "deadline", "errors", "common"]))}>
      {"failure" in found ? (
        <OrderFailure failure={found.failure} backHref={backHref} />
      ) : (
        <OrderScreen
          order={found.order}
          backHref={backHref}
          actions={
            canSend && (
              <OrderActions accountId={ctx.accountId} personId={ctx.person.id} order={found.order} offers={offers} />
            )
          }
          progress={
            recorded && (
              <LiveActions accountId={ctx.accountId} order={orderKey(found.order)} first={recorded} canUndo={canSend} />
            )
          }
        />
      )}
    </IntlProvider>
  );
}
