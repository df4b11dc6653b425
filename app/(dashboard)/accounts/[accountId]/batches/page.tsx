import type { Metadata } from "next";
import { BatchList } from "@/components/bulk/batch-list";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { roleAllows } from "@/lib/domain/permissions";
import { listBatches } from "@/lib/server/batches/read-batches";
import { pageContext } from "@/lib/server/http/page-context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bulk"))("batch.title") };
}

type Props = { params: Promise<{ accountId: string }> };

export default async function BatchesPage({ params }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const [first, known] = await Promise.all([listBatches(ctx, { page: 1, page_size: 25 }), marketplaceNames(ctx)]);
  const names = [...known].map(([code, entry]) => ({ code, name: entry.name }));
  const name = me.accounts.find(({ id }) => id === ctx.accountId)?.name ?? "";
  return (
    <IntlProvider {...(await getIntl(["bulk", "actions", "status", "deadline", "errors", "common"]))}>
      <StoreNamesProvider names={names}>
        <BatchList
          accountId={ctx.accountId}
          accountName={name}
          canSend={roleAllows(ctx.role, "actions:send")}
          first={first}
        />
      </StoreNamesProvider>
    </IntlProvider>
  );
}
