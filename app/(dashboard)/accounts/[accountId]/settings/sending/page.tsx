import { SendingScreen } from "@/components/settings/sending-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getSettings } from "@/lib/server/settings/account-settings";

type Props = { params: Promise<{ accountId: string }> };

export default async function SendingPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const first = await getSettings(ctx);
  return <SendingScreen accountId={ctx.accountId} first={first} mayChange={roleAllows(ctx.role, "settings:manage")} />;
}
