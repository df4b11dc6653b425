"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Plain } from "@/components/ui/plain";
import type { Address, Order } from "@/lib/domain/order";
import { countryName } from "@/lib/format/country";
import type { Locale } from "@/lib/messages/locales";
import { sameAddress } from "../order-banners";

function nameOf(address: Address | null): string | null {
  if (!address) return null;
  const parts = [address.civility, address.first_name, address.last_name].filter((part) => part?.trim());
  return address.full_name?.trim() || parts.join(" ") || null;
}

/** "__" is how some marketplaces write "no phone" (API.md §6.4). */
function phoneOf(address: Address | null): string | null {
  const phones = [address?.phone_mobile, address?.phone_home, address?.phone_office];
  return phones.find((phone) => phone && phone.trim() !== "" && phone !== "__") ?? null;
}

function addressLines(address: Address | null, locale: Locale): string[] {
  if (!address) return [];
  const { first_line, second_line, complement, zipcode, city, state_region, common_country_iso_a2 } = address;
  const place = [zipcode, city].filter(Boolean).join(" ");
  const region = [state_region, countryName(common_country_iso_a2, locale)].filter(Boolean).join(", ");
  return [first_line, second_line, complement, place, region].filter((line): line is string => Boolean(line?.trim()));
}

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

/** The buyer and where things go, package by package. What the marketplace keeps to itself is said to be missing, not left blank. */
export function BuyerPanel({ order }: { order: Order }) {
  const t = useT("order");
  const locale = useLocale();
  const deliveries = order.packages.length > 0 ? order.packages.map((pack) => pack.delivery) : [null];
  const delivery = deliveries[0] ?? null;
  const billing = order.billing_address;
  const name = nameOf(billing) ?? nameOf(delivery);
  const company = billing?.company?.trim() || delivery?.company?.trim();
  const email = billing?.email ?? delivery?.email ?? order.contact_address?.email;
  const phone = phoneOf(delivery) ?? phoneOf(billing);
  const vat = billing?.vat_number ?? delivery?.vat_number ?? order.tax?.buyer_tax?.id;
  return (
    <Section title={t("buyer")}>
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
            <Lines lines={recipientLines(place, name, locale)} missing={t("kept")} />
          </Fact>
        ))}
        <Fact name={t("billTo")}>
          {deliveries.length === 1 && sameAddress(billing, delivery) ? (
            <span className="text-ink-2">{t("sameAddress")}</span>
          ) : (
            <Lines lines={addressLines(billing, locale)} missing={t("kept")} />
          )}
        </Fact>
        {email && (
          <Fact name={t("email")}>
            <Plain max={120}>{email}</Plain>
          </Fact>
        )}
        {phone && (
          <Fact name={t("phone")}>
            <Plain max={40}>{phone}</Plain>
          </Fact>
        )}
        {vat && (
          <Fact name={t("vatId")}>
            <Plain max={40}>{vat}</Plain>
          </Fact>
        )}
      </Facts>
      {[...new Set(order.comments)].map((comment) => (
        <p key={comment} className="mt-2 text-12 text-ink-2">
          <span className="block text-ink-3">{t("comments")}</span>
          <Plain max={500}>{comment}</Plain>
        </p>
      ))}
    </Section>
  );
}
