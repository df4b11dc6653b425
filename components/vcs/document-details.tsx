"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { UploadSummary, VcsDocument } from "@/lib/contract/vcs";
import { intlTag } from "@/lib/messages/locales";
import { vcsDocumentsQuery } from "@/lib/queries/vcs";
import type { DocumentLine } from "@/lib/vcs/document";
import { notSent } from "./document-look";
import { LostForm } from "./lost-form";
import { Verdict } from "./verdict";

interface Props {
  accountId: number;
  document: VcsDocument;
  canUpload: boolean;
  onCorrect: (document: VcsDocument, upload: UploadSummary | null) => void;
}

function VatTable({ document }: { document: VcsDocument }) {
  const t = useT("vcs");
  const percent = new Intl.NumberFormat(intlTag(useLocale()), { style: "percent", maximumFractionDigits: 2 });
  const money = (amount: string) => <Money amount={amount} currency={document.currency} />;
  return (
    <table className="vat-table">
      <caption className="sr-only">{t("details.vatCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("details.rate")}</th>
          <th scope="col">{t("details.net")}</th>
          <th scope="col">{t("details.vat")}</th>
          <th scope="col">{t("details.gross")}</th>
        </tr>
      </thead>
      <tbody>
        {document.vat.map((row) => (
          <tr key={row.rate}>
            <td>{row.rate === "" ? t("details.noRate") : percent.format(Number(row.rate))}</td>
            <td>{money(row.net)}</td>
            <td>{money(row.vat)}</td>
            <td>{money(row.gross)}</td>
          </tr>
        ))}
        {document.total && (
          <tr className="font-medium">
            <td>{t("details.total")}</td>
            <td>{money(document.total.net)}</td>
            <td>{money(document.total.vat)}</td>
            <td>{money(document.total.gross)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const EXTRAS = [
  ["item_promotion", "promotion"],
  ["gift_wrap", "giftWrap"],
  ["gift_wrap_promotion", "promotion"],
  ["shipping", "shipping"],
  ["shipping_promotion", "promotion"],
] as const;

function Line({ line, currency }: { line: DocumentLine; currency: string }) {
  const t = useT("vcs");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-1.5 last:border-b-0">
      <span className="cut">
        {line.quantity !== null && <span className="text-ink-3 tabular-nums">{Math.abs(line.quantity)} × </span>}
        <Plain max={120}>{line.product_name}</Plain>
      </span>
      <Money amount={line.item?.gross ?? null} currency={currency} />
      <span className="cut text-11 text-ink-3">
        <Plain max={60}>{line.sku}</Plain>
        {line.product_name_raw !== null && <span className="text-warn"> · {t("details.repaired")}</span>}
      </span>
      <span />
      {EXTRAS.map(
        ([part, word]) =>
          line[part] && (
            <span key={part} className="col-span-2 grid grid-cols-subgrid text-12 text-ink-2">
              <span>{t(`details.${word}`)}</span>
              <span className="text-right">
                <Money amount={line[part].gross} currency={currency} />
              </span>
            </span>
          ),
      )}
    </li>
  );
}

const WAITS = ["unreachable", "rate_limited", "credentials", "report_unreadable"] as const;

/** How far an upload without a verdict is: whether it has left, and what comes next. */
function Progress({ upload, canUpload }: { upload: UploadSummary; canUpload: boolean }) {
  const t = useT("vcs");
  const unsent = notSent(upload);
  const words = () => {
    if (unsent) return t(`details.notSent.${unsent}`);
    switch (upload.state) {
      case "ready":
      case "claimed":
        return t(`details.waits.${WAITS.find((reason) => reason === upload.reason) ?? "held"}`);
      case "unconfirmed":
        return t("details.unconfirmed");
      case "accepted":
        return t("details.accepted");
      case "needs_person":
        // Who may decide has the words above the form for it.
        return canUpload ? null : t("details.needsPerson");
      default:
        return null;
    }
  };
  const text = words();
  return text === null ? null : <p className="text-ink-2">{text}</p>;
}

function Uploads({ document, accountId, canUpload, onCorrect }: Props) {
  const t = useT("vcs");
  const [latest] = document.uploads;
  const rejection = latest?.state === "refused" || latest?.state === "rejected" ? latest : null;
  const text = rejection?.verdict_text ?? document.rejection?.text ?? null;
  const code = rejection?.verdict_code ?? document.rejection?.code ?? null;
  const refused = document.shown_state === "rejected" || rejection !== null;
  return (
    <div
      className="grid content-start gap-2.5 border-l-2 border-(--tone-solid) pl-3"
      data-tone={refused ? "fail" : "rest"}
    >
      {refused && <Verdict code={code} text={text} by={rejection?.state === "rejected" ? "lengow" : "amazon"} />}
      {latest && <Progress upload={latest} canUpload={canUpload} />}
      {latest?.state === "needs_person" && canUpload && (
        <LostForm accountId={accountId} uploadId={latest.id} unsent={notSent(latest) !== undefined} />
      )}
      {document.uploads.map((upload) => (
        <p key={upload.id} className="flex flex-wrap items-center gap-x-2 text-12 text-ink-2">
          <StatusBadge kind="action" value={upload.state} ground />
          <Plain max={64}>{upload.invoice_number}</Plain>
          <Time at={upload.created_at} form="short" className="text-ink-3" />
        </p>
      ))}
      {document.uploads.length === 0 && !refused && <p className="text-12 text-ink-3">{t("details.nothingSent")}</p>}
      {refused && canUpload && document.blocked === null && (
        <span>
          <Button size="small" icon="upload" onClick={() => onCorrect(document, rejection)}>
            {t("details.correct")}
          </Button>
        </span>
      )}
      {document.blocked && document.blocked !== "done" && !(latest && notSent(latest)) && (
        <p className="text-12 text-ink-2">{t(`blocked.${document.blocked}`)}</p>
      )}
    </div>
  );
}

function Problems({ document }: { document: VcsDocument }) {
  const t = useT("vcs");
  // That Amazon makes it stands beside what was sent; it is nothing to be warned of.
  const problems = document.problems.filter((problem) => problem !== "amazon_invoices");
  if (problems.length === 0) return null;
  return (
    <ul className="grid gap-0.5 text-12 text-warn">
      {problems.map((problem) => (
        <li key={problem}>{t(`problems.${problem}`)}</li>
      ))}
    </ul>
  );
}

/** Everything about one document: its lines, VAT per rate, what was sent and what Amazon said. */
export function DocumentDetails(props: Props) {
  const { accountId, document: short } = props;
  const t = useT("vcs");
  const query = new URLSearchParams({ keys: short.key }).toString();
  const { data } = useQuery(vcsDocumentsQuery(accountId, query));
  const document = data?.results.find(({ key }) => key === short.key);
  if (!document) return <Bone className="my-4 w-64" />;
  const order = `/accounts/${accountId}/orders/${encodeURIComponent(document.marketplace)}/${encodeURIComponent(document.order_id)}`;
  return (
    <div className="grid grid-cols-[minmax(220px,340px)_minmax(240px,300px)_minmax(200px,360px)] gap-x-6 gap-y-4 py-3 whitespace-normal max-desktop:grid-cols-2 max-tablet:grid-cols-1">
      <div className="grid content-start gap-2">
        <ul>
          {document.lines.map((line) => (
            <Line key={line.order_item_id} line={line} currency={document.currency} />
          ))}
        </ul>
        <Problems document={document} />
        <p className="flex flex-wrap gap-x-4 text-12 text-ink-3">
          {document.purchase_order_number && (
            <span>
              {t("details.purchaseOrder")} <Plain max={60}>{document.purchase_order_number}</Plain>
            </span>
          )}
          {document.buyer_vat_number && (
            <span>
              {t("details.buyerVat")} <Plain max={30}>{document.buyer_vat_number}</Plain>
            </span>
          )}
          <Link className="font-medium text-accent-ink underline-offset-2 hover:underline" href={order}>
            {t("details.order")}
          </Link>
        </p>
      </div>
      <VatTable document={document} />
      <Uploads {...props} document={document} />
    </div>
  );
}
