"use client";

import clsx from "clsx";
import { Fragment } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { Table } from "@/components/ui/table";
import type { UploadSummary, VcsDocument } from "@/lib/contract/vcs";
import { DocumentDetails } from "./document-details";
import { isWaiting } from "./document-look";
import { DocumentRow } from "./document-row";
import "./vcs.css";

export interface Selection {
  keys: ReadonlySet<string>;
  toggle: (key: string) => void;
  togglePage: () => void;
}

interface Props {
  accountId: number;
  caption: string;
  documents: readonly VcsDocument[];
  /** Numbers of the invoices issued here, by document. */
  issued: ReadonlyMap<string, string>;
  /** Files in the list at the right, by document: "PDF fits". */
  waiting: ReadonlyMap<string, "fits" | "look">;
  stale: boolean;
  /** Rates and numbers make room for the files at the right. */
  folded: boolean;
  open: string;
  onOpen: (key: string) => void;
  /** Null where nothing can be made or sent. */
  selection: Selection | null;
  canUpload: boolean;
  onCorrect: (document: VcsDocument, upload: UploadSummary | null) => void;
}

/** Invoices and credit notes of one tab, business orders first, then by deadline, as the server gives them. */
export function DocumentTable(props: Props) {
  const { caption, documents, stale, folded, open, selection } = props;
  const t = useT("vcs");
  const columns = (selection ? 8 : 7) - (folded ? 2 : 0);
  // Where nothing waits for an invoice the column holds the day of the shipment or the return.
  const isDue = documents.some(isWaiting);
  const picked = selection ? documents.filter(({ key }) => selection.keys.has(key)).length : 0;
  return (
    <Table
      caption={caption}
      stale={stale}
      className={clsx("invoice-table table-fixed max-tablet:min-w-0", folded ? "min-w-[760px]" : "min-w-[980px]")}
    >
      <colgroup>
        {selection && <col className="w-10" />}
        <col className="w-[132px]" />
        <col className="w-[190px] min-[120rem]:w-[16%]" />
        <col />
        {/* On the widest screens all columns share the room, so that a total stands near its buyer. */}
        <col className="w-[124px] min-[120rem]:w-[14%]" />
        <col className="w-[170px] min-[120rem]:w-[16%]" />
        {!folded && <col className="w-[96px] min-[120rem]:w-[10%]" />}
        {!folded && <col className="w-[150px] min-[120rem]:w-[14%]" />}
      </colgroup>
      <thead>
        <tr>
          {selection && (
            <th scope="col" className="box">
              <Checkbox
                aria-label={t("table.selectPage")}
                checked={picked > 0 && picked === documents.length}
                mixed={picked > 0 && picked < documents.length}
                onChange={selection.togglePage}
              />
            </th>
          )}
          <th scope="col" className={selection ? undefined : "!pl-5"}>
            {t(isDue ? "table.due" : "table.date")}
          </th>
          <th scope="col">{t("table.order")}</th>
          <th scope="col">{t("table.buyer")}</th>
          <th scope="col" className="numeric">
            {t("table.total")}
          </th>
          <th scope="col">{t("table.state")}</th>
          {!folded && <th scope="col">{t("table.vat")}</th>}
          {!folded && <th scope="col">{t("table.number")}</th>}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <Fragment key={document.key}>
            {/* Nothing but its own: while hundreds of files are read, rows that stay the same are not drawn again. */}
            <DocumentRow
              document={document}
              issued={props.issued}
              fits={props.waiting.get(document.key)}
              isOpen={open === document.key}
              folded={folded}
              onOpen={props.onOpen}
              selection={selection}
            />
            {open === document.key && (
              <tr data-details id={`details-${document.key}`}>
                <td colSpan={columns} className="!px-5">
                  <DocumentDetails {...props} document={document} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </Table>
  );
}
