"use client";

import { memo } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Deadline, DeadlineFrame } from "@/components/ui/deadline";
import { Icon } from "@/components/ui/icon";
import { marketplaceName } from "@/components/ui/marketplace";
import { Missing, Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { VcsDocument } from "@/lib/contract/vcs";
import { countryName } from "@/lib/format/country";
import { intlTag } from "@/lib/messages/locales";
import { documentLook, isOpen as isOpenDocument, isWaiting, lastUpload, ownNumber } from "./document-look";
import type { Selection } from "./document-table";

interface Props {
  document: VcsDocument;
  issued: ReadonlyMap<string, string>;
  /** A file in the list at the right is for it. */
  fits: "fits" | "look" | undefined;
  isOpen: boolean;
  folded: boolean;
  onOpen: (key: string) => void;
  selection: Selection | null;
}

function Due({ document }: { document: VcsDocument }) {
  const t = useT("vcs");
  if (isWaiting(document)) return <Deadline due={document.deadline?.at} />;
  if (!document.shipped_at) return <DeadlineFrame>{t("table.noDate")}</DeadlineFrame>;
  return (
    <DeadlineFrame look="later">
      <Time at={document.shipped_at} form="day" />
    </DeadlineFrame>
  );
}

function Buyer({ document }: { document: VcsDocument }) {
  const t = useT("vcs");
  const locale = useLocale();
  const country = document.buyer_country ? countryName(document.buyer_country, locale) : null;
  return (
    <span className="min-w-0">
      <span className="cut flex items-center gap-1.5">
        {document.is_business && <Icon name="building-2" size={13} className="stroke-2 text-ink-3" />}
        <span className={document.is_business ? "font-medium" : "text-ink-2"}>
          {t(document.is_business ? "table.business" : "table.private")}
        </span>
        {country && <span className="cut text-ink-2">{country}</span>}
      </span>
      <span className="under cut">{marketplaceName({ code: document.marketplace })}</span>
    </span>
  );
}

function State({ document, fits }: { document: VcsDocument; fits: "fits" | "look" | undefined }) {
  const t = useT("vcs");
  const upload = lastUpload(document);
  const code = document.rejection?.code ?? (upload?.state === "refused" ? upload.verdict_code : null);
  return (
    <>
      <StatusBadge kind="document" value={documentLook(document)} flush />
      <span className="under cut pl-[18px]">
        {fits
          ? t(`table.${fits}`)
          : document.shown_state === "rejected"
            ? code
              ? t("table.code", { code })
              : t("table.seeWhy")
            : ""}
      </span>
    </>
  );
}

function Rates({ document }: { document: VcsDocument }) {
  const percent = new Intl.NumberFormat(intlTag(useLocale()), { style: "percent", maximumFractionDigits: 1 });
  const t = useT("vcs");
  const rates = document.vat.map(({ rate }) => (rate === "" ? "?" : percent.format(Number(rate))));
  return rates.length > 0 ? (
    <span className="text-12 text-ink-2">{rates.join(", ")}</span>
  ) : (
    <Missing label={t("details.noRate")} />
  );
}

/** One document as a row; its order opens what is known of it. */
export const DocumentRow = memo(function DocumentRow(props: Props) {
  const { document, issued, fits, isOpen, folded, onOpen, selection } = props;
  const t = useT("vcs");
  const number = ownNumber(document, issued);
  const isPicked = selection?.keys.has(document.key) ?? false;
  const label = t(document.kind === "invoice" ? "table.openInvoice" : "table.openCredit", { order: document.order_id });
  return (
    <tr
      data-document={document.key}
      data-peek={isOpen || undefined}
      aria-selected={selection ? isPicked : undefined}
      className={document.shown_state === "by_amazon" ? "text-ink-2" : undefined}
    >
      {selection && (
        <td className="box" data-card="none">
          {isOpenDocument(document) && (
            <Checkbox
              aria-label={t("table.select", { order: document.order_id })}
              checked={isPicked}
              onChange={() => selection.toggle(document.key)}
            />
          )}
        </td>
      )}
      <td className={selection ? undefined : "!pl-5"} data-card="due">
        <Due document={document} />
      </td>
      <th scope="row" data-card="id">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `details-${document.key}` : undefined}
          aria-label={label}
          className="ring-inward -ml-1 block max-w-full rounded-4 px-1 text-left"
          onClick={() => onOpen(isOpen ? "" : document.key)}
        >
          <span className="cut order-id flex items-center gap-1">
            <Plain max={40}>{document.order_id}</Plain>
            <Icon name={isOpen ? "chevron-down" : "chevron-right"} size={13} className="text-ink-3" />
          </span>
          <span className="under cut">
            {t(document.kind === "invoice" ? "table.shipment" : "table.return")}{" "}
            <Plain max={26}>{document.shipping_id}</Plain>
          </span>
        </button>
      </th>
      <td data-card="buyer">
        <Buyer document={document} />
      </td>
      <td className="numeric font-medium" data-card="sum">
        <Money amount={document.total?.gross ?? null} currency={document.currency} />
      </td>
      <td data-card="state">
        <State document={document} fits={fits} />
      </td>
      {!folded && (
        <td data-card="none">
          <Rates document={document} />
        </td>
      )}
      {!folded && (
        <td data-card="none">
          {number ? (
            <span className="cut block text-ink-2">
              <Plain max={40}>{number}</Plain>
            </span>
          ) : (
            <Missing label={t("table.noNumber")} />
          )}
        </td>
      )}
    </tr>
  );
});
