import { LinkTemplatesForm } from "@/components/order/link-templates-form";
import { IntlProvider } from "@/components/shell/intl-provider";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

/** Where orders lead outside of Orderdeck. */
export default async function LinksPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  return (
    <IntlProvider {...(await getIntl(["order"]))}>
      <div className="max-w-[980px] px-5 py-5 max-tablet:px-4">
        <LinkTemplatesForm accountId={ctx.accountId} canEdit={roleAllows(ctx.role, "settings:manage")} />
      </div>
    </IntlProvider>
  );
}
