import { ConnectionScreen } from "@/components/settings/connection-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getSettings } from "@/lib/server/settings/account-settings";

type Props = { params: Promise<{ accountId: string }> };

export default async function ConnectionPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const first = await getSettings(ctx);
  return (
    <ConnectionScreen accountId={ctx.accountId} first={first} mayChange={roleAllows(ctx.role, "settings:manage")} />
  );
}
