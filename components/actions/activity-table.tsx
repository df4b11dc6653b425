"use client";

import clsx from "clsx";
import Link from "next/link";
import { Fragment, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ActionView } from "@/lib/contract/actions";
import { plainText } from "@/lib/format/plain";
import type { Locale } from "@/lib/messages/locales";
import type { Translate } from "@/lib/messages/translate";
import { ActionDetails, orderPath } from "./action-details";
import { HoldCount } from "./action-progress";
import { typeIcon, typeWords, valueWords } from "./action-words";
import { isAnswer, shortWhy } from "./progress-words";
import { ActionBadge } from "./settled";
import type { ServerClock } from "./use-countdown";
import type { useUndo } from "./use-undo";

interface Props {
  accountId: number;
  accountName: string;
  rows: readonly ActionView[];
  clock: ServerClock;
  stale: boolean;
  canSend: boolean;
  personId: string;
  marketplaceOf: (code: string) => string;
  undo: ReturnType<typeof useUndo>;
}

const COLUMNS = 6;

/** Whatever was said before these states was said of an earlier try. */
const STILL_GOING: ReadonlySet<ActionView["state"]> = new Set(["ready", "claimed", "sending", "accepted"]);

const TOLD = ["carrier", "carrier_name", "tracking_number", "reason", "refund_reason", "refund_price", "quantity"];

/** What was sent, by the values a person knows it by. */
function sentWords({ args, currency }: ActionView, locale: Locale): string {
  return TOLD.flatMap((name) => {
    const value = args[name];
    return value === undefined ? [] : [valueWords(name, value, currency, locale)];
  }).join(" · ");
}

/** What came back; where nothing did, why it is where it is. */
function answerWords(t: Translate<"actions">, action: ActionView): string {
  const { error_text: text, state } = action;
  if (!text || !isAnswer(action.reason)) return shortWhy(t, action);
  return t("activity.answer", { text: STILL_GOING.has(state) ? t("activity.earlier", { text }) : text });
}

function Row({ row, open, toggle, props }: { row: ActionView; open: boolean; toggle: () => void; props: Props }) {
  const [t, status] = [useT("actions"), useT("status")];
  const { accountId, clock, marketplaceOf } = props;
  const type = typeWords(t, row.type);
  const locale = useLocale();
  const [sent, answer] = [sentWords(row, locale), answerWords(t, row)];
  const id = `details-${row.id}`;
  return (
    // On a phone a card: what and how it went, then which order and when.
    <tr
      data-action={row.id}
      data-state={row.state}
      data-peek={open || undefined}
      className="max-tablet:grid max-tablet:grid-cols-[minmax(0,1fr)_auto] max-tablet:items-center max-tablet:border-b max-tablet:border-line max-tablet:py-1.5 max-tablet:[&>*]:h-auto max-tablet:[&>*]:border-0"
    >
      <th scope="row" className="!pl-3 font-normal">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t(open ? "activity.close" : "activity.open1", { what: `${type} ${row.marketplace_order_id}` })}
          className="ring-inward inline-flex min-h-7 max-w-full items-center gap-2 rounded-4 pr-2 text-left max-tablet:min-h-10"
          onClick={toggle}
        >
          <Icon name={open ? "chevron-down" : "chevron-right"} size={14} className="text-ink-3" />
          <Icon name={typeIcon(row.type)} size={15} className="text-ink-3" />
          <span className="min-w-0">
            <span className="cut block font-medium">{type}</span>
            <span className="under cut">
              {row.line === null ? t("live.wholeOrder") : plainText(t("live.line", { line: row.line }), 26).text}
            </span>
          </span>
        </button>
      </th>
      <td className="max-tablet:order-1 max-tablet:!pl-[57px]">
        <Link
          className="cut order-id block underline-offset-2 hover:underline max-tablet:leading-6"
          href={orderPath(accountId, row)}
        >
          <Plain max={80}>{row.marketplace_order_id}</Plain>
        </Link>
        <span className="under">
          <Marketplace code={row.marketplace} name={marketplaceOf(row.marketplace)} tile={false} />
        </span>
      </td>
      <td className="max-tablet:!pr-4">
        <ActionBadge action={row} flush />
        <span className="under">
          {row.settled && status(`settled.${row.settled.way}`)}
          <HoldCount action={row} clock={clock} />
          {props.canSend && row.undo_until !== null && (
            <button
              type="button"
              className="ml-1.5 font-medium text-accent-ink underline-offset-2 hover:underline"
              disabled={props.undo.busy.has(row.id)}
              onClick={() => void props.undo.undo([row.id], row)}
            >
              {t("live.undo")}
            </button>
          )}
        </span>
      </td>
      <td className="max-tablet:hidden">
        <span className={clsx("cut block", sent ? "text-ink-2" : "text-ink-3")}>
          {sent ? <Plain max={120}>{sent}</Plain> : t("activity.noValues")}
        </span>
        {answer && (
          <span className="under cut" title={plainText(answer, 400).text}>
            <Plain max={160}>{answer}</Plain>
          </span>
        )}
      </td>
      <td className="max-tablet:hidden">
        {row.by ? <Plain max={40}>{row.by.name}</Plain> : <span className="text-ink-3">{t("activity.elsewhere")}</span>}
      </td>
      <td className="numeric !pr-5 max-tablet:order-2 max-tablet:!pr-4">
        <span className="max-tablet:hidden">
          <Time at={row.created_at} />
        </span>
        <span className="under">
          <Time at={row.created_at} form="ago" />
        </span>
      </td>
    </tr>
  );
}

/** The actions, newest first; a row opens to everything that is known of it. */
export function ActivityTable(props: Props) {
  const { accountId, accountName, rows, stale, canSend } = props;
  const t = useT("actions");
  const [open, setOpen] = useState<string | null>(null);
  const column = (name: "action" | "order" | "outcome" | "details" | "by" | "created") => t(`activity.columns.${name}`);
  return (
    <Table
      caption={t("activity.caption", { account: accountName })}
      stale={stale}
      className="table-fixed max-tablet:block"
    >
      <colgroup>
        <col className="w-[190px]" />
        <col className="w-[190px]" />
        <col className="w-[178px]" />
        <col />
        <col className="w-[150px]" />
        <col className="w-[135px]" />
      </colgroup>
      <thead className="max-tablet:hidden">
        <tr>
          <th scope="col" className="!pl-[70px]">
            {column("action")}
          </th>
          <th scope="col">{column("order")}</th>
          <th scope="col">{column("outcome")}</th>
          <th scope="col">{column("details")}</th>
          <th scope="col">{column("by")}</th>
          <th scope="col" className="numeric !pr-5">
            {column("created")}
          </th>
        </tr>
      </thead>
      <tbody className="max-tablet:block">
        {rows.map((row) => (
          <Fragment key={row.id}>
            <Row
              row={row}
              open={open === row.id}
              toggle={() => setOpen(open === row.id ? null : row.id)}
              props={props}
            />
            {open === row.id && (
              <tr id={`details-${row.id}`} className="max-tablet:block">
                <td colSpan={COLUMNS} className="!h-auto !bg-sunken !p-0 max-tablet:block">
                  <StoreNamesProvider names={[{ code: row.marketplace, name: props.marketplaceOf(row.marketplace) }]}>
                    <ActionDetails accountId={accountId} action={row} canSend={canSend} personId={props.personId} />
                  </StoreNamesProvider>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </Table>
  );
}
