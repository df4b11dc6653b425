"use client";

import { Fragment } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact, Facts } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { Address, Order } from "@/lib/domain/order";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import { addressLines, nameOf, phoneOf, postalLines } from "./address-lines";
import { BuyerSection } from "./buyer-section";

/** An order, and what only its page knows of its people. */
type ShownOrder = Order & Partial<Pick<OrderDetail, "masked" | "billing_is_delivery">>;

function Lines({ lines, missing }: { lines: string[]; missing: string }) {
  if (lines.length === 0) return <span className="text-ink-3">{missing}</span>;
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one address may be equal and never change their order
    <span key={at} className="block">
      <Plain max={120}>{line}</Plain>
    </span>
  ));
}

/** Where one package goes; the person first where it is not the buyer, for a present goes to somebody else. */
function recipientLines(delivery: Address | null, buyer: string | null, locale: Locale): string[] {
  const name = nameOf(delivery);
  return [...(name && name !== buyer ? [name] : []), ...addressLines(delivery, locale)];
}

interface PlaceProps {
  address: Address | null;
  buyer: string | null;
  mayCopy: boolean;
}

function Delivery({ address, buyer, mayCopy }: PlaceProps) {
  const t = useT("order");
  const locale = useLocale();
  const postal = postalLines(address, locale);
  return (
    <span className="flex items-start gap-1">
      <span className="min-w-0 flex-1">
        <Lines lines={recipientLines(address, buyer, locale)} missing={t("kept")} />
      </span>
      {mayCopy && postal.length > 0 && (
        <span className="-my-0.5" data-print="no">
          <CopyButton text={postal.join("\n")} label={t("copyAddress")} />
        </span>
      )}
    </span>
  );
}

/** Billing: "same address" where it is, and quietly that Lengow may have copied it for an order the merchant ships (PRODUCT D08, LA-37). */
function Billing({ order }: { order: ShownOrder }) {
  const t = useT("order");
  const locale = useLocale();
  if (!order.billing_is_delivery)
    return <Lines lines={addressLines(order.billing_address, locale)} missing={t("kept")} />;
  return (
    <>
      <span className="text-ink-2">{t("sameAddress")}</span>
      {order.marketplace.startsWith("amazon") && !order.delivered_by_marketplace && (
        <span className="mt-0.5 flex items-start gap-1 text-11 text-ink-3">
          <Icon name="info" size={13} className="mt-0.5" />
          {t("sameBillingMeans")}
        </span>
      )}
    </>
  );
}

/** An e-mail address breaks before its sign and its dots; copied, it is in one piece. */
function Email({ children, max }: { children: string; max: number }) {
  const parts = plainText(children, max).text.split(/(?=[@.])/);
  return (
    <bdi translate="no">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one address may be equal and never change their order
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}

/** Sold under Prime and shipped by the merchant: the buyer then talks to Amazon (PRODUCT SC-21). */
const isSellerPrime = (order: Order): boolean =>
  order.marketplace.startsWith("amazon") &&
  !order.delivered_by_marketplace &&
  order.order_types.some(({ type }) => type === "is_prime");

/** The buyer and where things go, package by package. What the marketplace keeps to itself is said to be missing, what the role hides to be hidden. */
export function BuyerPanel({ order }: { order: ShownOrder }) {
  const t = useT("order");
  const deliveries = order.packages.length > 0 ? order.packages.map((pack) => pack.delivery) : [null];
  const delivery = deliveries[0] ?? null;
  const billing = order.billing_address;
  const name = nameOf(billing) ?? nameOf(delivery);
  const masked = order.masked ?? false;
  const facts = [
    ["email", billing?.email ?? delivery?.email ?? order.contact_address?.email, 120],
    ["phone", phoneOf(delivery) ?? phoneOf(billing), 40],
    ["vatId", billing?.vat_number ?? delivery?.vat_number ?? order.tax?.buyer_tax?.id, 40],
  ] as const;
  const company = billing?.company?.trim() || delivery?.company?.trim();
  return (
    <BuyerSection masked={masked}>
      <Facts>
        {company && (
          <Fact name={t("company")}>
            <Plain max={120}>{company}</Plain>
          </Fact>
        )}
        <Fact name={t("name")}>
          {name ? <Plain max={120}>{name}</Plain> : <span className="text-ink-3">{t("kept")}</span>}
        </Fact>
        {deliveries.map((place, at) => (
          <Fact
            // biome-ignore lint/suspicious/noArrayIndexKey: packages have no id and come in one order
            key={at}
            name={deliveries.length > 1 ? `${t("deliverTo")} (${at + 1}/${deliveries.length})` : t("deliverTo")}
          >
            <Delivery address={place} buyer={name} mayCopy={!masked} />
          </Fact>
        ))}
        <Fact name={t("billTo")}>
          <Billing order={order} />
        </Fact>
        {facts.map(
          ([key, value, max]) =>
            value && (
              <Fact key={key} name={t(key)}>
                {key === "email" ? <Email max={max}>{value}</Email> : <Plain max={max}>{value}</Plain>}
              </Fact>
            ),
        )}
      </Facts>
      <p className="mt-2 text-12 text-ink-3" data-print="no">
        {t("addressesAtLengow")}
      </p>
      {isSellerPrime(order) && (
        <p className="mt-2 flex items-start gap-1 text-12 text-ink-3">
          <Icon name="info" size={13} className="mt-0.5" />
          {t("primeNote")}
        </p>
      )}
      {masked && <p className="mt-2 text-12 text-ink-3">{t("maskedMeans")}</p>}
      {[...new Set(order.comments)].map((comment) => (
        <p key={comment} className="mt-2 text-12 text-ink-2 [overflow-wrap:anywhere]">
          <span className="block text-ink-3">{t("comments")}</span>
          <Plain max={500}>{comment}</Plain>
        </p>
      ))}
    </BuyerSection>
  );
}
