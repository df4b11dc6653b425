import type { Metadata } from "next";
import { SheetScreen } from "@/components/bulk/sheet-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { EmptyState } from "@/components/ui/empty-state";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { marketplaceNames } from "@/lib/server/marketplaces/list-marketplaces";
import { getIntl, getTranslator } from "../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("bulk"))("sheet.title") };
}

type Props = { params: Promise<{ accountId: string }> };

export default async function SheetPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const t = await getTranslator("bulk");
  const names = [...(await marketplaceNames(ctx))].map(([code, { name }]) => ({ code, name }));
  return (
    <IntlProvider {...(await getIntl(["bulk", "actions", "status", "deadline", "errors", "common"]))}>
      {roleAllows(ctx.role, "actions:send") ? (
        <StoreNamesProvider names={names}>
          <SheetScreen accountId={ctx.accountId} personId={ctx.person.id} />
        </StoreNamesProvider>
      ) : (
        <EmptyState heading="h1" icon="lock" title={t("bar.viewer")} />
      )}
    </IntlProvider>
  );
}
