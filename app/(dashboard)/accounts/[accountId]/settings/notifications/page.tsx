import { NotForYou } from "@/components/settings/not-for-you";
import { IntlProvider } from "@/components/shell/intl-provider";
import { NoticesScreen } from "@/components/triage/notices-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { readNoticeSettings } from "@/lib/server/notices/notice-settings";
import { getIntl } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string }> };

export default async function NotificationsPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  if (!roleAllows(ctx.role, "triage:write")) return <NotForYou />;
  return (
    <IntlProvider {...(await getIntl(["triage", "common"]))}>
      <NoticesScreen accountId={ctx.accountId} first={await readNoticeSettings(ctx)} />
    </IntlProvider>
  );
}
