"use client";

import clsx from "clsx";
import Link from "next/link";
import { useState } from "react";
import { orderPath } from "@/components/actions/action-details";
import { isCorrectable } from "@/components/actions/retry-button";
import { wordOr } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Deadline } from "@/components/ui/deadline";
import { IconButton } from "@/components/ui/icon-button";
import { Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { Judged } from "@/components/ui/quote";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { TriageFailure, TriageFixRow, TriageGroupDetail } from "@/lib/contract/triage";
import { labelled } from "@/lib/format/labelled";
import { CorrectOne } from "./correct-one";
import { rowWords } from "./row-words";
import { type Tick, useTicks } from "./use-ticks";
import "./failures-table.css";

/** Rows drawn before somebody asks for all. */
const FIRST_ROWS = 50;
/** On a phone the correction stands below the rows, so fewer come first; failures-table.css hides the rest. */
const PHONE_ROWS = 8;

interface Props {
  accountId: number;
  group: TriageGroupDetail;
  chosen: ReadonlySet<string>;
  /** What a correction would do to each row, by the failure's id: those that stay behind say why. */
  checked: ReadonlyMap<string, TriageFixRow>;
  onChoose: (ids: readonly string[], chosen: boolean) => void;
  onEvidence: (failure: TriageFailure) => void;
  canSend: boolean;
  me: string;
}

function sentValue(failure: TriageFailure, field: string | null): string | null {
  const name = field ?? failure.judged;
  const value = name === null ? undefined : failure.args[name];
  if (value !== undefined) return String(value);
  return null;
}

/** What waits here was not sent yet, so no time of sending is shown for it. */
const hasLeft = ({ state }: TriageFailure): boolean => state !== "ready" && state !== "claimed";

/** Day and clock, each of one piece: where there is no room for both side by side the clock takes the second line. */
function SentAt({ at }: { at: string | null }) {
  if (at === null) return <Time at={at} />;
  return (
    <span className="text-ink-2 tabular-nums">
      <Time at={at} form="day" className="whitespace-nowrap" />{" "}
      <Time at={at} form="clock" className="whitespace-nowrap" />
    </span>
  );
}

function Row({ failure, tick, props }: { failure: TriageFailure; tick: Tick; props: Props }) {
  const [t, actions, locale] = [useT("triage"), useT("actions"), useLocale()];
  const { accountId, group, chosen, onEvidence, canSend, me } = props;
  const { id, marketplace_order_id: orderId, order } = failure;
  const value = sentValue(failure, group.judged);
  // Under the name of an argument a time would be read as its value.
  const sentAt = group.judged === null && hasLeft(failure) ? failure.made_at : null;
  const row = chosen.has(id) ? props.checked.get(id) : undefined;
  const path = orderPath(accountId, { marketplace: group.marketplace, marketplace_order_id: orderId });
  return (
    <tr data-failure={id}>
      {canSend && (
        <td className="box" data-cell="box">
          <Checkbox
            aria-label={t("orders.include", { id: orderId })}
            checked={chosen.has(id)}
            // With Shift the browser would mark the text between the two boxes.
            onMouseDown={(event) => event.shiftKey && event.preventDefault()}
            onChange={({ target, nativeEvent }) => tick(id, target.checked, nativeEvent)}
          />
        </td>
      )}
      <th scope="row" className="font-medium">
        <Link href={path} prefetch={false} className="hover:underline" translate="no">
          <Plain max={40}>{orderId}</Plain>
        </Link>
        {row?.problem && (
          <span data-why={row.problem} className="block text-12 leading-4 font-normal whitespace-normal text-warn">
            {rowWords(t, actions, row)}
          </span>
        )}
      </th>
      <td data-cell="value">
        {value === null ? (
          <SentAt at={sentAt} />
        ) : (
          <Judged tone={group.kind === "failed" ? "fail" : "warn"}>
            <Plain max={40}>{value}</Plain>
          </Judged>
        )}
      </td>
      <td data-cell="due">
        <Deadline due={order?.ship_by} />
      </td>
      <td className="numeric" data-cell="total">
        <Money amount={order?.amount} currency={order?.currency} rounded />
      </td>
      <td className="numeric text-ink-3 max-[1599px]:hidden" data-cell="failed">
        <Time at={failure.failed_at} form="short" />
      </td>
      <td className="box" data-cell="copy">
        {canSend && isCorrectable(failure) && <CorrectOne accountId={accountId} personId={me} failure={failure} />}
        <IconButton
          icon="file-text"
          size="small"
          iconSize={14}
          label={labelled(t("moves.evidence"), orderId, locale)}
          onClick={() => onEvidence(failure)}
        />
      </td>
    </tr>
  );
}

/** The orders of a cause, those that leave first on top, each with the value that was judged wrong, or when it was sent where none was. */
export function FailuresTable(props: Props) {
  const { group, chosen, onChoose, canSend } = props;
  const [t, actions] = [useT("triage"), useT("actions")];
  const [all, setAll] = useState(false);
  const shown = all ? group.failures : group.failures.slice(0, FIRST_ROWS);
  const ids = group.failures.map(({ id }) => id);
  const tick = useTicks(ids, onChoose);
  const picked = ids.filter((id) => chosen.has(id)).length;
  const sentAs = group.judged
    ? t("orders.sentAs", { field: wordOr(actions, `args.${group.judged}`, group.judged) })
    : t("orders.sent");
  return (
    <>
      <Table
        caption={t("orders.caption")}
        density="compact"
        className="triage-table w-full"
        data-few={!all || undefined}
      >
        <thead>
          <tr>
            {canSend && (
              <th scope="col" className="box">
                <Checkbox
                  aria-label={t("orders.includeAll", { n: ids.length })}
                  checked={picked === ids.length && ids.length > 0}
                  mixed={picked > 0 && picked < ids.length}
                  onChange={(event) => onChoose(ids, event.target.checked)}
                />
              </th>
            )}
            <th scope="col">{t("orders.order", { n: group.orders })}</th>
            <th scope="col" data-cell="sent">
              {sentAs}
            </th>
            <th scope="col">{t("orders.shipBy")}</th>
            <th scope="col" className="numeric">
              {t("orders.total")}
            </th>
            <th scope="col" className="numeric max-[1599px]:hidden">
              {t("orders.failed")}
            </th>
            <th scope="col" className="box" data-cell="copy">
              <span className="sr-only">{t("evidence.title")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((failure) => (
            <Row key={failure.id} failure={failure} tick={tick} props={props} />
          ))}
        </tbody>
      </Table>
      {!all && ids.length > PHONE_ROWS && (
        <p
          className={clsx(
            "flex items-center gap-3 px-5 py-2 text-12 text-ink-3 max-tablet:px-4",
            ids.length <= FIRST_ROWS && "tablet:hidden",
          )}
        >
          <span className="max-tablet:hidden">
            {t("orders.shown", { shown: shown.length, all: group.failures.length })}
          </span>
          <span className="tablet:hidden">{t("orders.shown", { shown: PHONE_ROWS, all: group.failures.length })}</span>
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {t("orders.showAll")}
          </Button>
        </p>
      )}
      {group.more > 0 && <p className="px-5 py-2 text-12 text-ink-3">{t("orders.more", { n: group.more })}</p>}
    </>
  );
}
