import { LinkTemplatesForm } from "@/components/order/link-templates-form";
import { SettingSection } from "@/components/settings/setting-section";
import { IntlProvider } from "@/components/shell/intl-provider";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl, getTranslator } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

/** Where orders lead outside of Orderdeck. */
export default async function LinksPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const t = await getTranslator("order");
  return (
    <IntlProvider {...(await getIntl(["order"]))}>
      <SettingSection title={t("links")} text={t("linksMeans")}>
        <LinkTemplatesForm accountId={ctx.accountId} canEdit={roleAllows(ctx.role, "settings:manage")} />
      </SettingSection>
    </IntlProvider>
  );
}
