import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { OrderWaiting } from "@/components/order/order-waiting";
import { PackingSlip } from "@/components/order/packing-slip";
import { SlipFailure } from "@/components/order/slip-failure";
import { orderHref } from "@/components/orders/order-href";
import { IntlProvider } from "@/components/shell/intl-provider";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import type { OrderIdentity } from "@/lib/server/orders/get-order";
import { copyInstead } from "@/lib/server/orders/order-copy";
import { type OrderForPage, orderForPage } from "@/lib/server/orders/order-for-page";
import { getIntl, getTranslator } from "../../../../../../../locale";
import { orderOfPath } from "../order-params";
import { PATIENCE_MS } from "../patience";

type Props = { params: Promise<{ accountId: string; marketplace: string; orderId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("order"))("packingSlip") };
}

interface Shown {
  ctx: Awaited<ReturnType<typeof pageContext>>["ctx"];
  identity: OrderIdentity;
}

const keyOf = ({ marketplace, orderId }: OrderIdentity) => ({ marketplace, marketplace_order_id: orderId });

/** The slip once Lengow has answered; the addresses on it are nowhere else, so our copy cannot stand in. */
async function Slip({ ctx, identity, read }: Shown & { read: OrderForPage }) {
  if (read !== "not_found" && "order" in read) return <PackingSlip accountId={ctx.accountId} order={read.order} />;
  const copied = (await copyInstead(ctx, identity, read)) !== null;
  const failure = read === "not_found" ? read : read.failure;
  return (
    <SlipFailure
      accountId={ctx.accountId}
      order={keyOf(identity)}
      failure={failure}
      reference={ctx.requestId}
      copied={copied}
    />
  );
}

async function Late({ reading, ...rest }: Shown & { reading: Promise<OrderForPage> }) {
  return <Slip {...rest} read={await reading} />;
}

export default async function PackingSlipPage({ params }: Props) {
  const { accountId, ...path } = await params;
  const { ctx } = await pageContext(accountId);
  const identity = orderOfPath(path);
  if (identity === null) notFound();
  const reading = orderForPage(ctx, identity);
  const read = await inTime<OrderForPage | null>(reading, PATIENCE_MS, null);
  if (read === "not_found") notFound();
  const waiting = {
    backHref: orderHref(ctx.accountId, keyOf(identity)),
    back: (await getTranslator("order"))("backToOrder"),
    orderId: identity.orderId,
  };
  return (
    <IntlProvider {...(await getIntl(["order", "orders", "deadline", "errors", "common"]))}>
      {read ? (
        <Slip ctx={ctx} identity={identity} read={read} />
      ) : (
        <Suspense fallback={<OrderWaiting {...waiting} />}>
          <Late ctx={ctx} identity={identity} reading={reading} />
        </Suspense>
      )}
    </IntlProvider>
  );
}
