import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BulkForm, NoBulkForm } from "@/components/bulk/bulk-form";
import { SheetScreen } from "@/components/bulk/sheet-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { roleAllows } from "@/lib/domain/permissions";
import { type BulkPage, bulkPage } from "@/lib/server/batches/bulk-form";
import { pageContext } from "@/lib/server/http/page-context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bulk"))("batch.title") };
}

type Props = { params: Promise<{ accountId: string; listId: string; type: string }> };

function Shown({ accountId, personId, page }: { accountId: number; personId: string; page: BulkPage }) {
  switch (page.shows) {
    case "sheet":
      return <SheetScreen accountId={accountId} personId={personId} list={page.id} />;
    case "form":
      return <BulkForm accountId={accountId} list={page.list} offer={page.offer} holdMs={page.holdMs} />;
    case "nothing":
      return <NoBulkForm reason="none" />;
  }
}

/**
 * One form for the orders of a frozen list, or its sheet where each order needs values of its own; the list stands in the address, so a reload
 * asks for the same orders.
 */
export default async function BulkFormPage({ params }: Props) {
  const { accountId, listId, type } = await params;
  const { ctx } = await pageContext(accountId);
  const t = await getTranslator("bulk");
  if (!roleAllows(ctx.role, "actions:send")) return <EmptyState heading="h1" icon="lock" title={t("bar.viewer")} />;
  const page = z.guid().safeParse(listId).success ? await bulkPage(ctx, listId, decodeURIComponent(type)) : null;
  if (!page) notFound();
  const names = [...(await marketplaceNames(ctx))].map(([code, { name }]) => ({ code, name }));
  return (
    <IntlProvider {...(await getIntl(["bulk", "actions", "status", "deadline", "errors", "common"]))}>
      <StoreNamesProvider names={names}>
        <Shown accountId={ctx.accountId} personId={ctx.person.id} page={page} />
      </StoreNamesProvider>
    </IntlProvider>
  );
}
