"use client";

import Link from "next/link";
import { orderPath } from "@/components/actions/action-details";
import { useProgressWords } from "@/components/actions/progress-words";
import { useLocale, useT, useZone } from "@/components/shell/intl-provider";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { useStoreName } from "@/components/ui/store-names";
import { Table } from "@/components/ui/table";
import type { BatchDetail, BatchRowView } from "@/lib/contract/batches";
import { dateTime } from "@/lib/format/date";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import { OUTCOME_LOOK } from "./batch-bar";
import { useBatchTitle } from "./batch-title";
import { bulkTypeWords, bulkWordOr } from "./offer-words";
import { meaningWords } from "./why-words";

/** Who is in the way, as far as the refusal tells. */
function busyWords(
  t: ReturnType<typeof useT<"bulk">>,
  status: ReturnType<typeof useT<"status">>,
  row: BatchRowView,
): string | null {
  const detail = (name: string) => row.details.find(({ field }) => field === name)?.message ?? null;
  const [who, type, state] = [detail("who"), detail("type"), detail("state")];
  if (row.code !== "busy" || who === null || type === null) return null;
  const word = (status as (key: string) => string)(`action.${state}`);
  return t("batch.busyBy", {
    who: plainText(who, 40).text,
    action: bulkTypeWords(t, type),
    state: word.startsWith("status.") ? (state ?? "") : word,
  });
}

/** The field a refusal names, as people call it: "args.carrier" is the carrier, "lines.0" the line. */
function detailField(t: ReturnType<typeof useT<"bulk">>, actions: ReturnType<typeof useT<"actions">>, field: string) {
  const [place, name = place] = field.split(".") as [string, string?];
  if (place === "args") return meaningWords({ t, actions }, name);
  return bulkWordOr(t, `sheet.field.${place === "lines" ? "line" : place}`, field);
}

/** Why a row was not recorded: who is in the way, which field, or that Lengow was away for too long. */
function NotRecorded({ row }: { row: BatchRowView }) {
  const [t, actions, status] = [useT("bulk"), useT("actions"), useT("status")];
  const fields = row.code === "bad_request" ? row.details : [];
  const isAway = row.code !== null && /^(lengow_|storage_)/.test(row.code);
  const words = bulkWordOr(t, `batch.error.${row.code}`, t(isAway ? "batch.error.too_long" : "batch.error.other"));
  return (
    <>
      {busyWords(t, status, row) ?? words} {t("batch.nothingSent")}
      {fields.slice(0, 3).map(({ field, message, code }) => (
        <span key={`${field} ${message}`} className="block text-ink-3">
          <Plain max={160}>
            {code
              ? t("sheet.why.field", {
                  field: detailField(t, actions, field),
                  problem: bulkWordOr(t, `sheet.problem.${code}`, message),
                })
              : `${detailField(t, actions, field)} ${message}`}
          </Plain>
        </span>
      ))}
    </>
  );
}

/** Why a row is where it is: our refusal with its fields, or what the marketplace said. */
function Why({ row }: { row: BatchRowView }) {
  const t = useT("bulk");
  const progress = useProgressWords();
  if (row.outcome === "not_recorded") return <NotRecorded row={row} />;
  if (row.actions.length === 0) {
    const key = row.code ?? "turn";
    const words =
      row.outcome === "left_out" ? t("batch.givenUp") : bulkWordOr(t, `batch.waiting.${key}`, t("batch.waiting.other"));
    return (
      <>
        {words} {t("batch.nothingSent")}
      </>
    );
  }
  return row.actions.map((action) => (
    <span key={action.id} className="block">
      {progress({ ...action, marketplace: row.marketplace })}{" "}
      {action.error_text && <Plain max={200}>{action.error_text}</Plain>}
    </span>
  ));
}

/** What tells one row from the next comes first, when it happened last. */
const TELLING = ["tracking_number", "carrier", "carrier_name", "shipping_method", "reason", "refund_price", "quantity"];
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The values of a row, moments written as people read them. */
function RowValues({ args }: Pick<BatchRowView, "args">) {
  const [locale, zone] = [useLocale(), useZone()];
  const given = Object.entries(args).filter(([, value]) => value !== null && value !== "");
  const isMoment = (value: unknown): value is string => typeof value === "string" && MOMENT.test(value);
  const rank = ([name, value]: [string, unknown]) => {
    const at = TELLING.indexOf(name);
    return isMoment(value) ? TELLING.length + 1 : at < 0 ? TELLING.length : at;
  };
  const shown = given
    .sort((a, b) => rank(a) - rank(b))
    .map(([, value]) => (isMoment(value) ? (dateTime(value, locale, zone) ?? value) : String(value)));
  return <Plain max={80}>{shown.join(" · ")}</Plain>;
}

function Row({ accountId, row }: { accountId: number; row: BatchRowView }) {
  const [t, actions, locale] = [useT("bulk"), useT("actions"), useLocale()];
  const storeName = useStoreName();
  const [only] = row.actions;
  const failure = row.actions.find(({ group }) => group !== null);
  const { tone, icon } = OUTCOME_LOOK[row.outcome];
  return (
    // On a phone a card: which order and how it stands, then why.
    <tr
      data-outcome={row.outcome}
      className="max-tablet:grid max-tablet:grid-cols-[minmax(0,1fr)_auto] max-tablet:items-center max-tablet:gap-x-3 max-tablet:gap-y-1 max-tablet:border-b max-tablet:border-line max-tablet:px-4 max-tablet:py-2.5 max-tablet:[&>*]:h-auto max-tablet:[&>*]:border-0 max-tablet:[&>*]:!p-0"
    >
      <td className="numeric !pl-5 text-ink-3 max-tablet:hidden">{row.file_row ?? row.number}</td>
      <th scope="row" className="font-normal">
        <Link className="cut order-id block underline-offset-2 hover:underline" href={orderPath(accountId, row)}>
          <Plain max={80}>{row.marketplace_order_id}</Plain>
        </Link>
        <span className="under">
          <Marketplace code={row.marketplace} name={storeName(row.marketplace)} tile={false} />
        </span>
      </th>
      <td className="max-tablet:hidden">
        <span className="cut block">{bulkTypeWords(t, row.type)}</span>
        <span className="under cut">
          <RowValues args={row.args} />
        </span>
      </td>
      <td>
        {row.actions.length === 1 && only ? (
          <StatusBadge kind="action" value={only.state} flush />
        ) : (
          <Badge tone={tone} icon={icon} flush>
            {t(`batch.outcome.${row.outcome}`)}
          </Badge>
        )}
        {row.actions.length > 1 && (
          <span className="under">{row.actions.map(({ line }) => plainText(line ?? "", 12).text).join(", ")}</span>
        )}
      </td>
      <td className="!py-1.5 whitespace-normal text-ink-2 max-tablet:col-span-2">
        <Why row={row} />
      </td>
      <td className="!pr-5 max-tablet:hidden">
        {failure?.group && (
          <Link
            className={`${linkClass} block min-h-6`}
            href={`/accounts/${accountId}/errors?group=${encodeURIComponent(failure.group)}`}
            prefetch={false}
            aria-label={labelled(t("batch.sameCause"), row.marketplace_order_id, locale)}
          >
            {t("batch.sameCause")}
          </Link>
        )}
        {row.actions.length === 0 && <span className="text-ink-3">–</span>}
        {only && (
          <Link
            className={`${linkClass} block min-h-6`}
            href={`/accounts/${accountId}/activity?order=${encodeURIComponent(row.marketplace_order_id)}`}
            aria-label={labelled(t("batch.openAction"), row.marketplace_order_id, locale)}
          >
            {only.upstream_id === null ? t("batch.open") : actions("live.number", { id: String(only.upstream_id) })}
          </Link>
        )}
      </td>
    </tr>
  );
}

/** The rows of a batch with what each came to and why. */
export function BatchRows({ accountId, batch, stale }: { accountId: number; batch: BatchDetail; stale: boolean }) {
  const t = useT("bulk");
  const titleOf = useBatchTitle();
  return (
    <Table caption={titleOf(batch)} stale={stale} className="table-fixed max-tablet:block">
      <colgroup>
        <col className="w-[64px] max-tablet:hidden" />
        <col className="w-[210px]" />
        <col className="w-[200px] max-tablet:hidden" />
        <col className="w-[192px]" />
        <col />
        <col className="w-[180px] max-tablet:hidden" />
      </colgroup>
      <thead className="max-tablet:hidden">
        <tr>
          <th scope="col" className="numeric !pl-5 max-tablet:hidden">
            {t("batch.column.row")}
          </th>
          <th scope="col">{t("batch.column.order")}</th>
          <th scope="col" className="max-tablet:hidden">
            {t("batch.column.action")}
          </th>
          <th scope="col">{t("batch.column.outcome")}</th>
          <th scope="col">{t("batch.column.why")}</th>
          <th scope="col" className="!pr-5 max-tablet:hidden">
            {t("batch.column.link")}
          </th>
        </tr>
      </thead>
      <tbody className="max-tablet:block">
        {batch.rows.map((row) => (
          <Row key={row.number} accountId={accountId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}
