import type { ReactNode } from "react";
import { DeadlineFrame, deadlineWords } from "@/components/ui/deadline";
import { exactTitle } from "@/components/ui/exact-title";
import { Icon } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import { orderTypeWords } from "@/components/ui/order-type-words";
import type { LastAction, OrderRow, OrderType } from "@/lib/domain/order";
import { type GridColumn, metaKeysOf, type OrderColumn } from "@/lib/domain/order-columns";
import { isPartlyShipped } from "@/lib/domain/partly-shipped";
import { roundedMoney } from "@/lib/format/money";
import { plainText } from "@/lib/format/plain";
import { deadlineAt } from "@/lib/format/relative";
import { orderHref } from "../order-href";
import { type CellEnv, missing, once, plain, stateBadge, stateWord, time, typeTag, under, yesNo } from "./cell-parts";

type Cell = (row: OrderRow, env: CellEnv) => ReactNode;

const peekButton = (env: CellEnv) => (
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
);

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
      {once(env, ["peek"], () => peekButton(env))}
      {row.unreadable
        ? under(env.t("unreadable"), true)
        : reference && under(env.t("yourRef", { ref: plainText(reference, 30).text }))}
    </>
  );
};

const marketplace: Cell = (row, env) =>
  once(env, ["marketplace", row.marketplace, row.marketplace_name], () => (
    <span className="text-12">{Marketplace({ code: row.marketplace, name: row.marketplace_name })}</span>
  ));

/** Which status of Lengow a marketplace's own word became (LA-51). */
const mapping = (env: CellEnv, lengow: string, raw: string) =>
  env.t("mapping", { raw, status: stateWord(env, "order", lengow) });

const status: Cell = (row, env) => {
  const raw = row.marketplace_status && plainText(row.marketplace_status, 40).text;
  const second = isPartlyShipped(row) ? env.t("partlyShipped") : raw;
  return once(env, ["status", row.lengow_status, second, raw], () => (
    <span className="block min-w-0" title={raw ? mapping(env, row.lengow_status, raw) : undefined}>
      {stateBadge(env, "order", row.lengow_status)}
      {second && <span className="under cut pl-[18px]">{second}</span>}
    </span>
  ));
};

const marketplaceStatus: Cell = (row, env) => {
  const raw = row.marketplace_status && plainText(row.marketplace_status, 200).text;
  const partly = isPartlyShipped(row);
  if (!raw && !partly) return missing(env.t("noValue"));
  return once(env, ["marketplace_status", row.lengow_status, raw, partly], () => (
    <span className="block min-w-0" title={raw ? mapping(env, row.lengow_status, raw) : undefined}>
      {raw ? (
        <bdi className="cut block text-left text-12 text-ink-2" translate="no">
          {plainText(raw, 40).text}
        </bdi>
      ) : (
        missing(env.t("noValue"))
      )}
      {partly && under(env.t("partlyShipped"))}
    </span>
  ));
};

const shipBy: Cell = (row, env) => {
  if (row.delivered_by_marketplace)
    return once(env, ["byMarketplace"], () =>
      DeadlineFrame({ look: "later", bare: true, children: env.deadline("byMarketplace") }),
    );
  if (row.items_unshipped === 0)
    return once(env, ["noShipment"], () => DeadlineFrame({ bare: true, children: env.deadline("noShipment") }));
  const due = deadlineAt(row.ship_by, env.now, env.locale, env.zone);
  const words = deadlineWords(env.deadline, due);
  const exact = exactTitle(env, row.ship_by, row.marketplace_country);
  const source = row.ship_by_source && env.t(`shipBySource.${row.ship_by_source}`);
  return DeadlineFrame({
    bare: true,
    look: due.look,
    title: exact && (source ? `${exact}\n${source}` : exact),
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

/** What was asked last and how it went, without its time. */
function actionWords(env: CellEnv, last: Pick<LastAction, "type" | "state" | "settled">): ReactNode {
  const key = `types.${last.type}`;
  // A type without a word of ours comes back as its key; it is then made readable.
  const word = (env.actions as (key: string) => string)(key);
  const verb = word === `actions.${key}` ? plainText(last.type.replace(/[_-]+/g, " "), 24).text : word;
  return (
    <>
      {last.settled ? stateBadge(env, "settled", last.settled) : stateBadge(env, "action", last.state)}
      <span className="under cut pl-[18px]" data-keep>
        {verb}
      </span>
    </>
  );
}

const lastAction: Cell = (row, env) => {
  const last = row.last_action;
  if (!last) return missing(env.t("noAction"));
  // A state nobody knows may be cut in the column: here it is whole.
  const state = [env.status(`action.${last.state}`), exactTitle(env, last.at)].filter(Boolean).join(", ");
  return (
    <span
      className="block min-w-0"
      title={last.settled ? `${state}\n${env.actions(`settled.${last.settled}`)}` : state}
    >
      {once(env, ["action", last.type, last.state, last.settled], () => actionWords(env, last))}
    </span>
  );
};

/**
 * So many types have room beside each other, with so many letters; with fewer also their icons. Of more the shortest is shown, and a number that
 * names the rest.
 */
const MOST_TYPES = 2;
const [MOST_LETTERS, WITH_ICONS, WITH_ICON] = [13, 8, 13];

/** The types that are shown, the others, and whether the icons have to go. */
function typesInRoom(env: CellEnv, types: readonly OrderType[]) {
  const length = (one: OrderType) => orderTypeWords(env.status, one).word.length;
  const letters = types.reduce((sum, one) => sum + length(one), 0);
  if (types.length > 1 && (types.length > MOST_TYPES || letters > MOST_LETTERS)) {
    const sorted = [...types].sort((a, b) => length(a) - length(b));
    return { shown: sorted.slice(0, 1), rest: sorted.slice(1), bare: false };
  }
  return { shown: types, rest: [], bare: letters > (types.length > 1 ? WITH_ICONS : WITH_ICON) };
}

function typeTags(env: CellEnv, types: readonly OrderType[]): ReactNode {
  if (types.length === 0) return <span className="sr-only">{env.t("noType")}</span>;
  const { shown, rest, bare } = typesInRoom(env, types);
  const others = rest.map((one) => orderTypeWords(env.status, one));
  return (
    <span className="inline-flex min-w-0 items-center gap-[7px] align-middle">
      {shown.map((one) => typeTag(env, one, bare))}
      {others.length > 0 && (
        <span className="text-12 text-ink-3" title={others.map(({ title }) => title).join("\n")}>
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">{others.map(({ word }) => word).join(", ")}</span>
        </span>
      )}
    </span>
  );
}

const type: Cell = (row, env) => {
  const types = row.second_day
    ? [...row.order_types, { type: "second_day", label: env.t("secondDay") }]
    : row.order_types;
  return once(env, ["types", ...types.flatMap(({ type, label }) => [type, label])], () => typeTags(env, types));
};

const has = (row: OrderRow, name: string) => row.order_types.some((one) => one.type === name);

const units = (env: CellEnv, words: string) =>
  once(env, ["units", words], () => <span className="text-12 text-ink-2">{words}</span>);

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
      {time(env, row.imported_at, row.marketplace_country)}
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
  unshipped: (row, env) => units(env, env.t("unshippedOf", { left: row.items_unshipped, all: row.items_total })),
  shipped: (row, env) => units(env, env.t("unshippedOf", { left: row.items_shipped, all: row.items_total })),
  lines: (row, env) => units(env, String(row.line_count)),
  article,
  ordered: (row, env) => time(env, row.marketplace_order_date, row.marketplace_country),
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
  merchant_id: (_, env) => units(env, String(env.accountId)),
};

/** A moment as marketplaces write them; anything else stays as it is. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** A value of the extra data, on a phone with its name. */
function metaCell(key: string): Cell {
  return (row, env) => {
    const value = row.meta && Object.hasOwn(row.meta, key) ? row.meta[key] : undefined;
    // A card has no place for what is not there.
    if (!value) return once(env, ["meta gap"], () => <span data-gap>{missing(env.t("noValue"))}</span>);
    return (
      <>
        <span className="mr-1.5 text-12 text-ink-3 tablet:hidden">{key}</span>
        {MOMENT.test(value) ? time(env, value) : plain(value, 60)}
      </>
    );
  };
}

/** What a column draws. */
export function cellOf(id: GridColumn): Cell {
  const [key] = metaKeysOf([id]);
  return key === undefined ? CELLS[id as OrderColumn] : metaCell(key);
}
