import type { Metadata } from "next";
import { z } from "zod";
import { BulkForm, NoBulkForm } from "@/components/bulk/bulk-form";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { bulkForm } from "@/lib/server/batches/bulk-form";
import { pageContext } from "@/lib/server/http/page-context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bulk"))("batch.title") };
}

type Props = { params: Promise<{ accountId: string; listId: string; type: string }> };

/** One form for the orders of a frozen list; the list stands in the address, so a reload asks for the same orders. */
export default async function BulkFormPage({ params }: Props) {
  const { accountId, listId, type } = await params;
  const { ctx } = await pageContext(accountId);
  const found = z.guid().safeParse(listId).success ? await bulkForm(ctx, listId, decodeURIComponent(type)) : null;
  const names = [...(await marketplaceNames(ctx))].map(([code, { name }]) => ({ code, name }));
  return (
    <IntlProvider {...(await getIntl(["bulk", "actions", "status", "deadline", "errors", "common"]))}>
      {found?.offer ? (
        <StoreNamesProvider names={names}>
          <BulkForm accountId={ctx.accountId} list={found.list} offer={found.offer} holdMs={found.holdMs} />
        </StoreNamesProvider>
      ) : (
        <NoBulkForm reason={found ? "none" : "expired"} />
      )}
    </IntlProvider>
  );
}
