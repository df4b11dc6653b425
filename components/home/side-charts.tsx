"use client";

import { BarList } from "@/components/charts/bar-list";
import { ChartFrame } from "@/components/charts/chart-frame";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { marketplaceName } from "@/components/ui/marketplace";
import type { OrderStats } from "@/lib/contract/order-stats";
import { count } from "@/lib/format/count";
import { countryName } from "@/lib/format/country";
import { zonePlace } from "@/lib/format/zone-place";
import { intlTag } from "@/lib/messages/locales";
import { failedActionsHref } from "./failed-actions-href";
import { gridLinks } from "./grid-links";
import { IndexFilling } from "./index-filling";

interface Props {
  accountId: number;
  stats: OrderStats;
}

/** From here on a marketplace's failures want a look. */
const BAD_SHARE = 0.05;
const MOST_COUNTRIES = 8;

/** How long orders have been waiting. */
export function OpenByAge({ accountId, stats }: Props) {
  const t = useT("home");
  const locale = useLocale();
  const { open_by_age: ages } = stats;
  if (ages === null) return <IndexFilling title={t("byAge.title")} index={stats.index} />;
  const links = gridLinks(accountId);
  const items = ages.map(({ bucket, orders, from, to }) => ({
    id: bucket,
    name: t(`byAge.${bucket}`),
    value: orders,
    text: count(orders, locale),
    href: links.openOn({ from, to }),
  }));
  const rows = items.map(({ name, value, href }) => ({ name, cells: [{ value, href }] }));
  return (
    <ChartFrame
      title={t("byAge.title")}
      file="open-orders-by-age"
      table={{ columns: [t("byAge.column"), t("ordersColumn")], rows }}
    >
      <BarList label={t("byAge.title")} items={items} />
      <p className="text-11 text-ink-3">{t("perDay.zone", { place: zonePlace(stats.tz) })}</p>
    </ChartFrame>
  );
}

/** Where open orders go. */
export function OpenByCountry({ accountId, stats }: Props) {
  const t = useT("home");
  const locale = useLocale();
  const { open_by_country: countries } = stats;
  if (countries === null) return <IndexFilling title={t("byCountry.title")} index={stats.index} />;
  const links = gridLinks(accountId);
  const items = countries.map(({ country, orders }) => ({
    id: country ?? "none",
    name: countryName(country, locale) ?? t("byCountry.none"),
    value: orders,
    text: count(orders, locale),
    href: links.openIn(country, stats.open_on),
  }));
  const rows = items.map(({ name, value, href }) => ({ name, cells: [{ value, href }] }));
  const more = items.length - MOST_COUNTRIES;
  return (
    <ChartFrame
      title={t("byCountry.title")}
      file="open-orders-by-country"
      table={{ columns: [t("byCountry.column"), t("ordersColumn")], rows }}
    >
      {items.length === 0 ? (
        <p className="text-12 text-ink-3">{t("noOpen")}</p>
      ) : (
        <BarList label={t("byCountry.title")} items={items.slice(0, MOST_COUNTRIES)} />
      )}
      {more > 0 && <p className="text-11 text-ink-3">{t("byCountry.more", { n: more })}</p>}
    </ChartFrame>
  );
}

/** Share of actions that a marketplace or Lengow refused, by marketplace. */
export function FailureRate({ accountId, stats }: Props) {
  const t = useT("home");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(intlTag(locale), { style: "percent", maximumFractionDigits: 1 });
  const stores = stats.actions_ended.map(({ marketplace: code, marketplace_name: name, ended, failed }) => {
    const share = ended > 0 ? failed / ended : 0;
    const href = failedActionsHref(accountId, code, stats);
    return { code, name: marketplaceName({ code, name }), ended, failed, share, href };
  });
  stores.sort((a, b) => b.share - a.share || b.ended - a.ended);
  const rows = stores.map(({ name, ended, failed, share, href }) => ({
    name,
    cells: [
      { value: ended },
      { value: failed, href },
      { value: Math.round(share * 1000) / 10, text: percent.format(share) },
    ],
  }));
  const columns = [t("failure.column"), t("failure.ended"), t("failure.failed"), t("failure.share")];
  return (
    <ChartFrame title={t("failure.title")} note={t("failure.note")} file="failed-actions" table={{ columns, rows }}>
      {stores.length === 0 ? (
        <p className="text-12 text-ink-3">{t("failure.none")}</p>
      ) : (
        <>
          <BarList
            label={t("failure.title")}
            items={stores.map(({ code, name, share, href }) => ({
              id: code,
              name,
              value: share,
              text: percent.format(share),
              href,
              bad: share > BAD_SHARE,
            }))}
          />
          <p className="text-11 text-ink-3">{t("failure.limit", { limit: percent.format(BAD_SHARE) })}</p>
        </>
      )}
    </ChartFrame>
  );
}
