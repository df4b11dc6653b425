"use client";

import Link from "next/link";
import { Fragment, useState } from "react";
import { recallList } from "@/components/order/list-trail";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { useStoreName } from "@/components/ui/store-names";
import { isCarrierArgument } from "@/lib/bulk/carrier-names";
import type { FillOutcome } from "@/lib/bulk/fill-empty";
import type { Sheet } from "@/lib/contract/batches";
import { plainText } from "@/lib/format/plain";
import { columnWords } from "./sheet-heads";
import { isOwnColumn } from "./sheet-own-cell";

const SEPARATOR = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** Back to the grid as it was left, its filters with it; to all orders where this tab knows of none. */
function BackToOrders({ accountId }: { accountId: number }) {
  const t = useT("bulk");
  // Drawn in the browser alone, once the sheet is read: the list that was left lies in the tab.
  const [href] = useState(() => recallList(accountId)?.href ?? `/accounts/${accountId}/orders`);
  return (
    <Link
      href={href}
      prefetch={false}
      className="-ml-1.5 inline-flex h-7 items-center gap-1 justify-self-start rounded-4 px-1.5 text-12 text-ink-3 hover:text-ink max-tablet:h-10"
    >
      <Icon name="chevron-left" size={14} />
      {t("form.back")}
    </Link>
  );
}

/** What the sign beside a column's name says. */
function Legend({ sheet }: { sheet: Sheet }) {
  const t = useT("bulk");
  const isNeeded = sheet.required.some((rows, column) => rows > 0 && !isOwnColumn(sheet, column));
  return isNeeded && <span className="whitespace-nowrap">{t("sheet.requiredLegend")}</span>;
}

/** Which sheet this is: the orders that were ticked with the way back to them, or a file as it was read. */
export function SheetHead({ accountId, sheet }: { accountId: number; sheet: Sheet }) {
  const t = useT("bulk");
  if (sheet.origin === "list") {
    return (
      <header className="grid flex-none gap-0.5 px-5 pt-1.5 pb-2 max-tablet:px-4">
        <BackToOrders accountId={accountId} />
        <h1 className="text-16 tracking-[-0.012em]">{t("sheet.listTitle", { n: sheet.total })}</h1>
        <p className="text-12 text-ink-2">
          <span className="max-tablet:hidden">{t("sheet.listLead")}</span>
          <span className="hidden max-tablet:inline">{t("sheet.listLeadCards")}</span> <Legend sheet={sheet} />
        </p>
      </header>
    );
  }
  const file = {
    name: plainText(sheet.name, 60).text || t("sheet.pastedName"),
    rows: t("batch.rows", { n: sheet.total }),
    encoding: sheet.encoding.toUpperCase(),
    separator: t(`sheet.separator.${SEPARATOR[sheet.separator]}`),
  };
  return (
    <header className="grid flex-none gap-0.5 px-5 pt-3 pb-2 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]">{t("sheet.title")}</h1>
      <p className="text-12 text-ink-2">{t("sheet.file", file)}</p>
      <p className="text-12 text-ink-3">
        {t("sheet.columnsHint")} <Legend sheet={sheet} />
      </p>
    </header>
  );
}

interface FilledProps {
  accountId: number;
  sheet: Sheet;
  changed: { column: number; by: Sheet } | null;
}

/** Rows that stay empty, by marketplace; where a carrier could be given a name, each leads to the page that does. */
function Places({ accountId, sheet, left }: Pick<FilledProps, "accountId" | "sheet"> & { left: FillOutcome["left"] }) {
  const t = useT("bulk");
  const storeName = useStoreName();
  return left.map(({ marketplace, rows }, at) => {
    const words = t("sheet.filled.place", { n: rows, marketplace: storeName(marketplace) });
    return (
      <Fragment key={marketplace}>
        {at > 0 && ", "}
        {sheet.marketplaces.includes(marketplace) ? (
          <Link className={linkClass} href={`/accounts/${accountId}/marketplaces/${marketplace}`} prefetch={false}>
            {words}
          </Link>
        ) : (
          words
        )}
      </Fragment>
    );
  });
}

/** What filling a column has come to: how many rows, with what where marketplaces differ, how many not, and why. Heard as it appears. */
export function SheetFilled(props: FilledProps) {
  const { sheet, changed } = props;
  const words = { t: useT("bulk"), actions: useT("actions") };
  const { t } = words;
  const storeName = useStoreName();
  const outcome = changed?.by.filled ?? null;
  if (!changed || !outcome) return <div role="status" />;
  const { left, meant } = outcome;
  const n = left.reduce((sum, { rows }) => sum + rows, 0);
  const places = left.map((one) => t("sheet.filled.place", { n: one.rows, marketplace: storeName(one.marketplace) }));
  const said = [
    t("sheet.filled.rows", { field: columnWords(words, sheet, changed.column), n: outcome.filled }),
    ...meant.map(({ marketplace, value, rows }) =>
      t("sheet.filled.meant", { n: rows, marketplace: storeName(marketplace), value: plainText(value, 40).text }),
    ),
    ...(outcome.kept > 0 ? [t("sheet.filled.kept", { n: outcome.kept })] : []),
  ];
  const isCarrier = isCarrierArgument(sheet.mapping.columns[changed.column] ?? "");
  return (
    <div role="status">
      <p className="flex gap-2 border-b bg-sunken px-5 py-1.5 text-12 max-tablet:px-4">
        <Icon name="info" size={14} className="mt-0.5 flex-none text-ink-3" />
        <span>
          {said.join(" ")}
          {n > 0 && " "}
          {n > 0 &&
            (isCarrier
              ? t.rich("sheet.filled.leftCarrier", { n, places: () => <Places {...props} left={left} /> })
              : t("sheet.filled.left", { n, places: places.join(", ") }))}
        </span>
      </p>
    </div>
  );
}
