import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import type { z } from "zod";
import { LiveActions } from "@/components/actions/live-actions";
import { OrderActions } from "@/components/actions/order-actions";
import { OrderFailure } from "@/components/order/order-failure";
import { OrderScreen } from "@/components/order/order-screen";
import { OrderWaiting } from "@/components/order/order-waiting";
import { IntlProvider } from "@/components/shell/intl-provider";
import { ActionListQuery } from "@/lib/contract/actions";
import { OrderPath } from "@/lib/contract/order-detail";
import { roleAllows } from "@/lib/domain/permissions";
import { actionOffers } from "@/lib/server/actions/action-offers";
import { listActions } from "@/lib/server/actions/list-actions";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
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

type Context = Awaited<ReturnType<typeof pageContext>>["ctx"];

/** Everything the page shows, read at once; Lengow's failure takes the order's place. */
async function readAll(ctx: Context, identity: z.output<typeof OrderPath>) {
  const found = await orderForPage(ctx, identity);
  if (found === "not_found" || "failure" in found) return found;
  const { order } = found;
  const canSend = roleAllows(ctx.role, "actions:send");
  const [offers, recorded] = await Promise.all([
    canSend ? actionOffers(ctx, order) : null,
    listActions(ctx, recordedFor(order)),
  ]);
  return { order, canSend, offers, recorded };
}

type Read = Awaited<ReturnType<typeof readAll>>;

function Content({ ctx, read, backHref }: { ctx: Context; read: Read; backHref: string }) {
  if (read === "not_found" || "failure" in read) {
    const failure = read === "not_found" ? "not_found" : read.failure;
    return <OrderFailure failure={failure} reference={ctx.requestId} backHref={backHref} />;
  }
  const { order, canSend, offers, recorded } = read;
  return (
    <OrderScreen
      order={order}
      backHref={backHref}
      actions={
        canSend && <OrderActions accountId={ctx.accountId} personId={ctx.person.id} order={order} offers={offers} />
      }
      progress={
        recorded && <LiveActions accountId={ctx.accountId} order={orderKey(order)} first={recorded} canUndo={canSend} />
      }
    />
  );
}

async function Late({ reading, ...rest }: { ctx: Context; reading: Promise<Read>; backHref: string }) {
  return <Content {...rest} read={await reading} />;
}

/** Next gives a path part as it was written; one that is no encoding of anything is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How long the answer may be waited for before the page says that it is waiting, in milliseconds. */
const PATIENCE_MS = 2_500;

export default async function OrderPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const identity = OrderPath.safeParse({ marketplace: decoded(path.marketplace), orderId: decoded(path.orderId) });
  if (!identity.success) notFound();
  const reading = readAll(ctx, identity.data);
  const read = await inTime<Read | null>(reading, PATIENCE_MS, null);
  if (read === "not_found") notFound();
  const backHref = `/accounts/${ctx.accountId}/orders`;
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "actions", "status", "deadline", "errors", "common"]))}>
      {read ? (
        <Content ctx={ctx} read={read} backHref={backHref} />
      ) : (
        <Suspense fallback={<OrderWaiting backHref={backHref} orderId={identity.data.orderId} />}>
          <Late ctx={ctx} reading={reading} backHref={backHref} />
        </Suspense>
      )}
    </IntlProvider>
  );
}
