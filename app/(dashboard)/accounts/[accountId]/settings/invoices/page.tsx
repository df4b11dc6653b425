import { IntlProvider } from "@/components/shell/intl-provider";
import { InvoiceSettingsScreen } from "@/components/vcs/invoice-settings-screen";
import { SendingSettings } from "@/components/vcs/sending-settings";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getInvoiceSettings } from "@/lib/server/invoices/invoice-settings";
import { getVcsSettings } from "@/lib/server/vcs/vcs-settings";
import { getIntl } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

export default async function InvoiceSettingsPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const [first, sending] = await Promise.all([getInvoiceSettings(ctx), getVcsSettings(ctx)]);
  const mayChange = roleAllows(ctx.role, "settings:manage");
  return (
    <IntlProvider {...(await getIntl(["vcs"]))}>
      <InvoiceSettingsScreen accountId={ctx.accountId} first={first} mayChange={mayChange} />
      <SendingSettings accountId={ctx.accountId} first={sending} mayChange={mayChange} />
    </IntlProvider>
  );
}
