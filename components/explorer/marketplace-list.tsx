"use client";

import Link from "next/link";
import { useState } from "react";
import { typeWords } from "@/components/actions/action-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Table, TableScroller } from "@/components/ui/table";
import type { MarketplaceOverview } from "@/lib/contract/marketplace-description";
import { isAmazonStore } from "@/lib/vcs/amazon-store";
import { ChangedLately } from "./changed-lately";

interface Props {
  accountId: number;
  marketplaces: readonly MarketplaceOverview[];
}

function fits(marketplace: MarketplaceOverview, words: readonly string[], actionsOf: string): boolean {
  const { name, code, country } = marketplace;
  const text = `${name} ${code} ${country ?? ""} ${actionsOf} ${isAmazonStore(code) ? "vcs" : ""}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

function Row({
  accountId,
  marketplace,
  actions,
}: {
  accountId: number;
  marketplace: MarketplaceOverview;
  actions: string;
}) {
  const t = useT("explorer");
  return (
    <tr>
      <th scope="row" className="pl-5! font-medium max-tablet:pl-4!">
        <Link
          prefetch={false}
          href={`/accounts/${accountId}/marketplaces/${encodeURIComponent(marketplace.code)}`}
          className={linkClass}
        >
          <Marketplace code={marketplace.code} name={marketplace.name} />
        </Link>
        {marketplace.changed_at && (
          <span className="ml-2 font-normal">
            <ChangedLately at={marketplace.changed_at} />
          </span>
        )}
        <span className="hidden text-12 font-normal whitespace-normal text-ink-2 max-tablet:block">
          {actions || t("noActions")}
        </span>
      </th>
      <td className="max-tablet:hidden">
        <span className="text-12 text-ink-3" translate="no">
          {marketplace.code}
        </span>
      </td>
      <td className="max-tablet:hidden">
        <span className="cut block max-w-[88ch] text-ink-2">{actions || t("noActions")}</span>
      </td>
      <td className="numeric max-tablet:hidden">{marketplace.carriers || "–"}</td>
      <td>
        {marketplace.invoice_upload && (
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-middle text-12 text-ink-2">
            <Icon name="receipt-text" size={14} className="text-ink-3" />
            <span className="max-tablet:sr-only">{t("invoiceUpload")}</span>
          </span>
        )}
        {isAmazonStore(marketplace.code) && (
          <span
            className="ml-2 rounded-4 bg-todo-soft px-1.5 py-0.5 align-middle text-11 font-medium text-ink-2"
            title={t("vcsMeans")}
          >
            VCS<span className="sr-only">: {t("vcsMeans")}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

/** All marketplaces of the account; what is typed narrows them by name, code, country and action. */
export function MarketplaceList({ accountId, marketplaces }: Props) {
  const [t, a] = [useT("explorer"), useT("actions")];
  const [typed, setTyped] = useState("");
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = marketplaces.map((marketplace) => ({
    marketplace,
    actions: marketplace.actions.map((type) => typeWords(a, type)).join(", "),
  }));
  const shown = rows.filter(({ marketplace, actions }) => fits(marketplace, words, actions));
  if (marketplaces.length === 0)
    return (
      <EmptyState icon="store" title={t("none")}>
        {t("noneText")}
      </EmptyState>
    );
  return (
    <>
      <div className="flex flex-none items-center gap-3 px-5 pb-2 max-tablet:px-4">
        <div className="w-72 max-tablet:w-full">
          <Input
            size="small"
            icon="search"
            type="search"
            aria-label={t("search")}
            placeholder={t("search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <p role="status" className="text-12 text-ink-3 max-tablet:sr-only">
          {t("found", { n: shown.length })}
        </p>
      </div>
      <TableScroller label={t("title")} className="border-t max-tablet:overflow-visible">
        {shown.length === 0 ? (
          <EmptyState
            icon="search"
            title={t("noMatch")}
            actions={<Button onClick={() => setTyped("")}>{t("clear")}</Button>}
          >
            {t("noMatchText")}
          </EmptyState>
        ) : (
          <Table caption={t("title")}>
            <thead>
              <tr>
                <th scope="col" className="pl-5! max-tablet:pl-4!">
                  {t("columns.name")}
                </th>
                <th scope="col" className="max-tablet:hidden">
                  {t("columns.code")}
                </th>
                <th scope="col" className="max-tablet:hidden">
                  {t("columns.actions")}
                </th>
                <th scope="col" className="numeric max-tablet:hidden">
                  {t("columns.carriers")}
                </th>
                <th scope="col">
                  <span className="max-tablet:sr-only">{t("columns.documents")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ marketplace, actions }) => (
                <Row key={marketplace.code} accountId={accountId} marketplace={marketplace} actions={actions} />
              ))}
            </tbody>
          </Table>
        )}
      </TableScroller>
    </>
  );
}
