import type { ReactNode } from "react";
import { DeadlineFrame, deadlineWords } from "@/components/ui/deadline";
import { Icon } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import type { OrderRow } from "@/lib/domain/order";
import type { OrderColumn } from "@/lib/domain/order-columns";
import { exactTime } from "@/lib/format/date";
import { roundedMoney } from "@/lib/format/money";
import { plainText } from "@/lib/format/plain";
import { deadlineAt } from "@/lib/format/relative";
import { orderHref } from "../order-href";
import { type CellEnv, missing, plain, stateBadge, time, typeTag, typeWord, under, yesNo } from "./cell-parts";

type Cell = (row: OrderRow, env: CellEnv) => ReactNode;

const order: Cell = (row, env) => {
  const reference = row.merchant_order_id[0];
  return (
    <>
      <a
        href={orderHref(env.accountId, row)}
        data-open
        className="order-id inline-flex min-h-6 max-w-full items-center hover:underline hover:underline-offset-2 ring-inward"
      >
        <bdi className="cut" translate="no">
          {plainText(row.marketplace_order_id, 60).text}
        </bdi>
      </a>
      <button
        type="button"
        data-peek-row
        tabIndex={-1}
        title={env.t("peekRow")}
        aria-label={env.t("peekRow")}
        className="row-peek place-items-center rounded-4 border border-line bg-raised text-ink-2 hover:text-ink"
      >
        <Icon name="eye" size={14} />
      </button>
      {row.unreadable
        ? under(env.t("unreadable"), true)
        : reference && under(env.t("yourRef", { ref: plainText(reference, 30).text }))}
    </>
  );
};

const marketplace: Cell = (row) => (
  <span className="text-12">{Marketplace({ code: row.marketplace, name: row.marketplace_name })}</span>
);

/** Some units have left and some have not: Lengow has no status for it, marketplaces do (PRODUCT MA-14). */
const isPartlyShipped = (row: OrderRow) => row.items_shipped > 0 && row.items_unshipped > 0;

const status: Cell = (row, env) => {
  const raw = row.marketplace_status && plainText(row.marketplace_status, 40).text;
  const second = isPartlyShipped(row) ? env.t("partlyShipped") : raw;
  return (
    <span className="block min-w-0">
      {stateBadge(env, "order", row.lengow_status)}
      {second && <span className="under cut pl-[18px]">{second}</span>}
    </span>
  );
};

const marketplaceStatus: Cell = (row, env) => {
  if (!row.marketplace_status && !isPartlyShipped(row)) return missing(env.t("noValue"));
  return (
    <>
      {row.marketplace_status ? plain(row.marketplace_status, 40) : missing(env.t("noValue"))}
      {isPartlyShipped(row) && under(env.t("partlyShipped"))}
    </>
  );
};

const shipBy: Cell = (row, env) => {
  if (row.delivered_by_marketplace)
    return DeadlineFrame({ look: "later", children: env.deadline("byMarketplace"), title: undefined });
  if (row.items_unshipped === 0) return DeadlineFrame({ children: env.deadline("noShipment"), title: undefined });
  const due = deadlineAt(row.ship_by, env.now, env.locale, env.zone);
  const words = deadlineWords(env.deadline, due);
  const exact = exactTime(row.ship_by, env.locale, env.zone);
  const source = row.ship_by_source && env.t(`shipBySource.${row.ship_by_source}`);
  return DeadlineFrame({
    look: due.look,
    title: exact ? `${exact}. ${source ?? ""}` : undefined,
    children: row.ship_by && exact ? <time dateTime={row.ship_by}>{words}</time> : words,
  });
};

const total: Cell = (row, env) => {
  const original = roundedMoney(row.original_total_order, row.original_currency, env.locale);
  const converted = row.conversion_missing ? null : roundedMoney(row.total_order, row.currency, env.locale);
  const [first, other] = env.amounts === "order" ? [original, converted] : [converted, original];
  const main = first ?? other;
  if (!main) return missing(env.t("noValue"));
  const second = first && other && row.currency !== row.original_currency ? other : null;
  return (
    <span>
      <span className="font-medium text-ink">{main}</span>
      {second && under(second)}
      {row.conversion_missing && under(env.t("noRate"))}
    </span>
  );
};

const lastAction: Cell = (row, env) => {
  const last = row.last_action;
  if (!last) return missing(env.t("noAction"));
  const key = `types.${last.type}`;
  // A type without a word of ours comes back as its key; it is then made readable.
  const word = (env.actions as (key: string) => string)(key);
  const verb = word === `actions.${key}` ? plainText(last.type.replace(/[_-]+/g, " "), 24).text : word;
  return (
    <span className="block min-w-0" title={exactTime(last.at, env.locale, env.zone) ?? undefined}>
      {stateBadge(env, "action", last.state)}
      <span className="under cut pl-[18px]" data-keep>
        {verb}
      </span>
    </span>
  );
};

/** So many types have room beside each other; the rest is a number that names them. */
const TYPES_SHOWN = 2;

const type: Cell = (row, env) => {
  const types = row.second_day
    ? [...row.order_types, { type: "second_day", label: env.t("secondDay") }]
    : row.order_types;
  if (types.length === 0) return <span className="sr-only">{env.t("noType")}</span>;
  const rest = types.slice(TYPES_SHOWN);
  return (
    <span className="inline-flex min-w-0 items-center gap-[7px] align-middle">
      {types.slice(0, TYPES_SHOWN).map((one) => typeTag(env, one))}
      {rest.length > 0 && (
        <span className="text-12 text-ink-3" title={rest.map((one) => typeWord(env, one)).join(", ")}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{rest.map((one) => typeWord(env, one)).join(", ")}</span>
        </span>
      )}
    </span>
  );
};

const has = (row: OrderRow, name: string) => row.order_types.some((one) => one.type === name);

const units = (words: string) => <span className="text-12 text-ink-2">{words}</span>;

const article: Cell = (row, env) => {
  if (!row.first_title && !row.first_sku) return missing(env.t("noValue"));
  const more = row.line_count > 1 ? env.t("andLines", { n: row.line_count - 1 }) : "";
  return (
    <>
      {plain(row.first_title ?? row.first_sku ?? "", 60)}
      {(row.first_sku || more) &&
        under([row.first_sku && plainText(row.first_sku, 40).text, more].filter(Boolean).join(" · "))}
    </>
  );
};

/** When Lengow got it; a day and more after the purchase is said (PRODUCT SC-09). */
const imported: Cell = (row, env) => {
  const [placed, came] = [Date.parse(row.marketplace_order_date ?? ""), Date.parse(row.imported_at ?? "")];
  const days = Math.floor((came - placed) / 86_400_000);
  return (
    <>
      {time(env, row.imported_at)}
      {days >= 1 && under(env.t("daysAfter", { n: days }))}
    </>
  );
};

const country: Cell = (row, env) => {
  const code = row.delivery_country;
  if (!code) return missing(env.t("noValue"));
  return <span className="text-12 text-ink-2">{countryName(code, env.locale)}</span>;
};

const names = new Map<string, Intl.DisplayNames>();

/** "France"; a code that nobody knows stays as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return plainText(code, 8).text;
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  names.set(locale, known);
  return known.of(code) ?? code;
}

const documents: Cell = (row, env) =>
  row.has_documents ? (
    <Icon name="file-text" size={14} label={env.t("hasDocuments")} className="text-ink-2" />
  ) : (
    missing(env.t("noDocuments"))
  );

const text =
  (read: (row: OrderRow) => string | null | undefined, max = 60): Cell =>
  (row, env) => {
    const value = read(row);
    return value ? plain(value, max) : missing(env.t("noValue"));
  };

/** What each column draws. */
export const CELLS: Record<OrderColumn, Cell> = {
  order,
  marketplace,
  country,
  status,
  marketplace_status: marketplaceStatus,
  ship_by: shipBy,
  total,
  last_action: lastAction,
  type,
  prime: (row, env) => yesNo(env, has(row, "is_prime"), "crown"),
  business: (row, env) => yesNo(env, has(row, "is_business"), "building-2"),
  second_day: (row, env) => yesNo(env, row.second_day, "zap"),
  fulfilment: (row, env) => <span className="text-12 text-ink-2">{env.t(`fulfilment.${row.fulfilment}`)}</span>,
  unshipped: (row, env) => units(env.t("unshippedOf", { left: row.items_unshipped, all: row.items_total })),
  shipped: (row, env) => units(env.t("unshippedOf", { left: row.items_shipped, all: row.items_total })),
  lines: (row) => units(String(row.line_count)),
  article,
  ordered: (row, env) => time(env, row.marketplace_order_date),
  imported,
  updated: (row, env) => time(env, row.updated_at),
  buyer: (row, env) =>
    row.buyer_name ? plain(row.buyer_name, 60) : missing(row.anonymized ? env.t("anonymized") : env.t("noValue")),
  reference: text((row) => row.merchant_order_id.join(", ")),
  invoice: (row, env) =>
    row.invoice_state ? stateBadge(env, "document", row.invoice_state) : missing(env.t("noInvoice")),
  documents,
  carrier: text((row) => row.carrier, 30),
  tracking: text((row) => row.tracking_number, 40),
  merchant_id: (_, env) => units(String(env.accountId)),
};
