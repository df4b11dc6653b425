import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { OrderFailure } from "@/components/order/order-failure";
import { OrderScreen } from "@/components/order/order-screen";
import { OrderWaiting } from "@/components/order/order-waiting";
import { IntlProvider } from "@/components/shell/intl-provider";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import { type OrderForPage, orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../locale";
import { orderOfPath } from "./order-params";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

/** The id of an order is not personal; nothing else of it goes into the title. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("pageTitle") };
}

type Context = Awaited<ReturnType<typeof pageContext>>["ctx"];

function Content({ ctx, read, backHref }: { ctx: Context; read: OrderForPage; backHref: string }) {
  if (read === "not_found" || "failure" in read) {
    const failure = read === "not_found" ? "not_found" : read.failure;
    return <OrderFailure failure={failure} reference={ctx.requestId} backHref={backHref} />;
  }
  // Another order is another screen: nothing half written or opened goes along to it.
  const { marketplace, marketplace_order_id } = read.order;
  return (
    <OrderScreen
      key={`${marketplace} ${marketplace_order_id}`}
      accountId={ctx.accountId}
      screen={read}
      backHref={backHref}
    />
  );
}

async function Late({ reading, ...rest }: { ctx: Context; reading: Promise<OrderForPage>; backHref: string }) {
  return <Content {...rest} read={await reading} />;
}

/** How long the answer may be waited for before the page says that it is waiting, in milliseconds. */
const PATIENCE_MS = 2_500;

export default async function OrderPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const identity = orderOfPath(path);
  if (identity === null) notFound();
  const reading = orderForPage(ctx, identity);
  const read = await inTime<OrderForPage | null>(reading, PATIENCE_MS, null);
  if (read === "not_found") notFound();
  const backHref = `/accounts/${ctx.accountId}/orders`;
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "actions", "status", "deadline", "errors", "common"]))}>
      {read ? (
        <Content ctx={ctx} read={read} backHref={backHref} />
      ) : (
        <Suspense fallback={<OrderWaiting backHref={backHref} orderId={identity.orderId} />}>
          <Late ctx={ctx} reading={reading} backHref={backHref} />
        </Suspense>
      )}
    </IntlProvider>
  );
}
