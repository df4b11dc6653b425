import type { Metadata } from "next";
import { Suspense } from "react";
import { ExplorerBones } from "@/components/explorer/explorer-bones";
import { ExplorerFailure } from "@/components/explorer/explorer-failure";
import { MarketplaceList } from "@/components/explorer/marketplace-list";
import { IntlProvider } from "@/components/shell/intl-provider";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { pageContext } from "@/lib/server/http/page-context";
import { overviewOfMarketplaces } from "@/lib/server/marketplaces/describe-marketplace";
import { getIntl, getTranslator } from "../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("explorer"))("title") };
}

async function List({ ctx }: { ctx: ServiceContext }) {
  const found = await overviewOfMarketplaces(ctx).catch((error: unknown) => toAppError(error, "GET").code);
  if (typeof found === "string") return <ExplorerFailure code={found} />;
  return <MarketplaceList accountId={ctx.accountId} marketplaces={found.results} />;
}

export default async function MarketplacesPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const t = await getTranslator("explorer");
  return (
    <IntlProvider {...(await getIntl(["explorer", "actions", "errors", "common"]))}>
      <header className="flex min-h-[52px] flex-none items-center px-5 pt-2 pb-1 max-tablet:px-4">
        <h1 className="text-16 tracking-[-0.012em]">{t("title")}</h1>
      </header>
      <Suspense fallback={<ExplorerBones label={t("title")} />}>
        <List ctx={ctx} />
      </Suspense>
    </IntlProvider>
  );
}
