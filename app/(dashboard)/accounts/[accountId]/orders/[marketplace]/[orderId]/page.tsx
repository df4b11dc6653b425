import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { OrderCopyWaiting, OrderFromCopy } from "@/components/order/copy/order-from-copy";
import { OrderFailure } from "@/components/order/order-failure";
import { OrderScreen } from "@/components/order/order-screen";
import { OrderWaiting } from "@/components/order/order-waiting";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { OrderCopy } from "@/lib/contract/order-copy";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import { copyInstead } from "@/lib/server/orders/order-copy";
import { type OrderForPage, orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../locale";
import { orderOfPath } from "./order-params";
import { PATIENCE_MS } from "./patience";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

/** The id of an order is not personal; nothing else of it goes into the title. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("pageTitle") };
}

interface Shown {
  ctx: Awaited<ReturnType<typeof pageContext>>["ctx"];
  /** What our copy knows of it, should Lengow fail. */
  copy: OrderCopy | null;
  backHref: string;
}

function Content({ ctx, copy, backHref, read }: Shown & { read: OrderForPage }) {
  if (read === "not_found" || "failure" in read) {
    const failed = { failure: read === "not_found" ? read : read.failure, reference: ctx.requestId, backHref };
    if (copy === null || read === "not_found") return <OrderFailure {...failed} />;
    return <OrderFromCopy {...failed} accountId={ctx.accountId} copy={copy} />;
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

async function Late({ reading, ...rest }: Shown & { reading: Promise<OrderForPage> }) {
  return <Content {...rest} read={await reading} />;
}

function Waiting({ ctx, copy, backHref, orderId }: Shown & { orderId: string }) {
  if (copy === null) return <OrderWaiting backHref={backHref} orderId={orderId} />;
  return <OrderCopyWaiting accountId={ctx.accountId} copy={copy} backHref={backHref} />;
}

export default async function OrderPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const identity = orderOfPath(path);
  if (identity === null) notFound();
  const reading = orderForPage(ctx, identity);
  const read = await inTime<OrderForPage | null>(reading, PATIENCE_MS, null);
  if (read === "not_found") notFound();
  const copy = await copyInstead(ctx, identity, read);
  const shown = { ctx, copy, backHref: `/accounts/${ctx.accountId}/orders` };
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "actions", "status", "deadline", "errors", "common"]))}>
      {read ? (
        <Content {...shown} read={read} />
      ) : (
        <Suspense fallback={<Waiting {...shown} orderId={identity.orderId} />}>
          <Late {...shown} reading={reading} />
        </Suspense>
      )}
    </IntlProvider>
  );
}
