import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchScreen } from "@/components/bulk/batch-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { BatchPath, BatchQuery } from "@/lib/contract/batches";
import { roleAllows } from "@/lib/domain/permissions";
import { getBatch } from "@/lib/server/batches/read-batches";
import { isAppError } from "@/lib/server/errors";
import { pageContext } from "@/lib/server/http/page-context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bulk"))("batch.title") };
}

type Props = { params: Promise<{ accountId: string; batchId: string }> };

/** One batch at its own address, as long as it runs and after. */
export default async function BatchPage({ params }: Props) {
  const { accountId, batchId } = await params;
  const { ctx } = await pageContext(accountId);
  if (!BatchPath.safeParse({ id: batchId }).success) notFound();
  const first = await getBatch(ctx, batchId, BatchQuery.parse({})).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  });
  const names = [...(await marketplaceNames(ctx))].map(([code, { name }]) => ({ code, name }));
  return (
    <IntlProvider {...(await getIntl(["bulk", "actions", "status", "deadline", "errors", "common"]))}>
      <StoreNamesProvider names={names}>
        <BatchScreen accountId={ctx.accountId} first={first} canSend={roleAllows(ctx.role, "actions:send")} />
      </StoreNamesProvider>
    </IntlProvider>
  );
}
