import { DataScreen } from "@/components/settings/data-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { listAudit } from "@/lib/server/audit/list-audit";
import { pageContext } from "@/lib/server/http/page-context";
import { getSettings } from "@/lib/server/settings/account-settings";

type Props = { params: Promise<{ accountId: string }> };

export default async function DataPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const exports = roleAllows(ctx.role, "audit:read")
    ? await listAudit(ctx, { kind: "orders", page: 1, page_size: 50 })
    : null;
  return (
    <DataScreen
      accountId={ctx.accountId}
      first={await getSettings(ctx)}
      exports={exports}
      mayChange={roleAllows(ctx.role, "settings:manage")}
    />
  );
}
