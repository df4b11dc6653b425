"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Plain } from "@/components/ui/plain";
import { Table, TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { BatchList as List } from "@/lib/contract/batches";
import { count } from "@/lib/format/count";
import { batchListQuery } from "@/lib/queries/batches";
import { BatchBar, BatchCounts, settledOf } from "./batch-bar";
import { BatchStateBadge } from "./batch-screen";
import { useBatchTitle } from "./batch-title";
import { PageButtons } from "./page-buttons";

interface Props {
  accountId: number;
  accountName: string;
  canSend: boolean;
  first: List;
}

/** The account's batches, newest first; what runs moves by itself. */
export function BatchList({ accountId, accountName, canSend, first }: Props) {
  const t = useT("bulk");
  const locale = useLocale();
  const titleOf = useBatchTitle();
  const [page, setPage] = useState(1);
  const { data } = useQuery({ ...batchListQuery(accountId, page), ...(page === 1 ? { initialData: first } : {}) });
  const list = data ?? first;
  return (
    <>
      <header className="flex min-h-[52px] flex-none items-center gap-3 border-b px-5 pt-2 pb-1 max-tablet:px-4">
        <h1 className="text-16 tracking-[-0.012em]">
          {t("batch.title")}
          <small className="ml-1.5 text-13 font-normal tracking-normal tabular-nums text-ink-3">
            {count(list.count, locale)}
          </small>
        </h1>
        {canSend && (
          <Link
            className={buttonClass("plain", "small", "ml-auto")}
            href={`/accounts/${accountId}/bulk`}
            prefetch={false}
          >
            {t("sheet.title")}
          </Link>
        )}
      </header>
      {list.results.length === 0 ? (
        <EmptyState icon="rows-3" title={t("batch.empty")}>
          {t("batch.emptyText")}
        </EmptyState>
      ) : (
        <TableScroller label={t("batch.title")}>
          <Table caption={t("batch.listCaption", { account: accountName })} className="table-fixed">
            <tbody>
              {list.results.map((batch) => {
                const progress = t("batch.progress", {
                  done: count(settledOf(batch), locale),
                  all: count(batch.total, locale),
                });
                return (
                  <tr key={batch.id} data-batch={batch.id}>
                    <th scope="row" className="!h-auto !py-2 !pl-5 font-normal max-tablet:!pl-4">
                      <Link
                        className="cut block font-medium underline-offset-2 hover:underline max-tablet:whitespace-normal"
                        href={`/accounts/${accountId}/batches/${batch.id}`}
                        prefetch={false}
                      >
                        <Plain max={100}>{titleOf(batch)}</Plain>
                      </Link>
                      <span className="under">
                        <Time at={batch.created_at} /> · <Plain max={40}>{batch.by?.name ?? ""}</Plain>
                      </span>
                    </th>
                    <td className="!h-auto w-[130px]">
                      <BatchStateBadge batch={batch} />
                    </td>
                    <td className="!h-auto !pr-5 max-tablet:hidden">
                      <BatchBar batch={batch} label={progress} />
                      <span className="under">
                        <BatchCounts batch={batch} />
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </TableScroller>
      )}
      {list.count > list.page_size && (
        <footer className="flex min-h-10 flex-none items-center justify-end gap-2 border-t px-5">
          <PageButtons page={page} last={Math.ceil(list.count / list.page_size)} onPage={setPage} />
        </footer>
      )}
    </>
  );
}
