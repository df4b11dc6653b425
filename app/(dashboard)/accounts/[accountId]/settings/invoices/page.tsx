import { IntlProvider } from "@/components/shell/intl-provider";
import { InvoiceSettingsScreen } from "@/components/vcs/invoice-settings-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getInvoiceSettings } from "@/lib/server/invoices/invoice-settings";
import { getIntl } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

export default async function InvoiceSettingsPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const first = await getInvoiceSettings(ctx);
  return (
    <IntlProvider {...(await getIntl(["vcs"]))}>
      <InvoiceSettingsScreen
        accountId={ctx.accountId}
        first={first}
        mayChange={roleAllows(ctx.role, "settings:manage")}
      />
    </IntlProvider>
  );
}
