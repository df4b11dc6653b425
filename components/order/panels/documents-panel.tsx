"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { saidBeside, shortWhy } from "@/components/actions/progress-words";
import { useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { Icon } from "@/components/ui/icon";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import { SafeLink } from "@/components/ui/link";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Quote } from "@/components/ui/quote";
import type { OrderDetail } from "@/lib/contract/order-detail";
import type { Upload } from "@/lib/contract/vcs";
import type { DocumentRef } from "@/lib/domain/order";
import { orderDocumentsQuery } from "@/lib/queries/order";

const UploadDialog = later(async () => (await import("./upload-dialog")).UploadDialog);

/** What Lengow takes as the id of a document; anything else is shown and cannot be asked for. */
const ID = /^[A-Za-z0-9_-]{1,128}$/;

interface Shown extends DocumentRef {
  line: string | null;
}

/** Each document once: an order and its lines may name the same. */
function documentsOf(order: OrderDetail): Shown[] {
  const lines = order.packages.flatMap((pack) =>
    pack.cart.flatMap((line) =>
      line.documents.map((document) => ({ ...document, line: line.marketplace_order_line_id })),
    ),
  );
  const all = [...order.documents.map((document) => ({ ...document, line: null })), ...lines];
  return all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at);
}

function DocumentRow({ accountId, document, masked }: { accountId: number; document: Shown; masked: boolean }) {
  const t = useT("order");
  const name = <Plain max={60}>{document.name ?? document.id}</Plain>;
  return (
    <Fact name={<Plain max={30}>{document.type ?? t("document")}</Plain>}>
      {masked || !ID.test(document.id) ? (
        <span className="text-ink-2" title={masked ? t("maskedMeans") : undefined}>
          {name}
        </span>
      ) : (
        <a
          className={`${linkClass} inline-flex min-h-6 max-w-full items-center gap-1 [overflow-wrap:anywhere]`}
          href={`/api/accounts/${accountId}/documents/${document.id}`}
          download
        >
          <Icon name="download" size={13} className="text-ink-3" />
          {name}
        </a>
      )}
      {document.line && (
        <span className="block text-12 text-ink-3">
          <Plain max={60}>{t("ofLine", { line: document.line })}</Plain>
        </span>
      )}
    </Fact>
  );
}

function UploadRow({ accountId, upload, masked }: { accountId: number; upload: Upload; masked: boolean }) {
  const [t, actions] = [useT("order"), useT("actions")];
  const name = <Plain max={60}>{upload.original_name}</Plain>;
  const [why, said] = [shortWhy(actions, upload), saidBeside(upload.verdict_text, upload.reason)];
  return (
    <Fact name={<Plain max={30}>{upload.invoice_number || t("invoice")}</Plain>}>
      <span className="flex flex-wrap items-center gap-x-2">
        {masked ? (
          name
        ) : (
          <a
            className={`${linkClass} min-h-6 [overflow-wrap:anywhere]`}
            href={`/api/accounts/${accountId}/documents/${upload.id}`}
            download
          >
            {name}
          </a>
        )}
        <StatusBadge kind="action" value={upload.state} />
      </span>
      {why && <span className="block text-12 text-ink-2">{why}</span>}
      {said && <Quote text={said} />}
    </Fact>
  );
}

interface Props {
  accountId: number;
  order: OrderDetail;
  /** Lengow was not read: what it holds is not known. */
  fromCopy?: true;
}

/** The invoice the marketplace names, the documents Lengow holds and those sent from here; a document names people, so a masked order only lists it. */
export function DocumentsPanel({ accountId, order, fromCopy }: Props) {
  const t = useT("order");
  const [open, setOpen] = useState(false);
  const { marketplace, marketplace_order_id } = order;
  const { data } = useQuery(orderDocumentsQuery(accountId, { marketplace, marketplace_order_id }));
  const documents = documentsOf(order);
  const uploads = data?.uploads ?? [];
  const some = order.invoice_number || order.invoice_url || documents.length > 0 || uploads.length > 0;
  if (!some && !data?.uploadable && !fromCopy) return null;
  return (
    <Section title={t("documents")}>
      <Facts>
        {(order.invoice_number || order.invoice_url) && (
          <Fact name={t("invoice")}>
            {order.invoice_number && <Plain max={60}>{order.invoice_number}</Plain>}{" "}
            {order.invoice_url && !order.masked && <SafeLink url={order.invoice_url}>{t("openDocument")}</SafeLink>}
          </Fact>
        )}
        {documents.map((document) => (
          <DocumentRow key={document.id} accountId={accountId} document={document} masked={order.masked} />
        ))}
        {uploads.map((upload) => (
          <UploadRow key={upload.id} accountId={accountId} upload={upload} masked={order.masked} />
        ))}
      </Facts>
      {(!some || fromCopy) && <p className="text-ink-3">{t(fromCopy ? "copyDocuments" : "noDocuments")}</p>}
      {data?.uploadable && (
        <Button
          size="small"
          icon="upload"
          className="mt-2"
          aria-haspopup="dialog"
          data-print="no"
          onClick={() => setOpen(true)}
        >
          {t("uploadInvoice")}
        </Button>
      )}
      {open && (
        <LaterPart className={OVER_THE_PAGE}>
          <UploadDialog accountId={accountId} order={order} onClose={() => setOpen(false)} />
        </LaterPart>
      )}
    </Section>
  );
}
