import { AuditScreen } from "@/components/settings/audit-screen";
import { auditParsers, auditQueryOf } from "@/components/settings/audit-state";
import { NotForYou } from "@/components/settings/not-for-you";
import { IntlProvider } from "@/components/shell/intl-provider";
import { AuditQuery } from "@/lib/contract/audit";
import { roleAllows } from "@/lib/domain/permissions";
import { createLoader, type SearchParams } from "@/lib/domain/url-state";
import { listAudit } from "@/lib/server/audit/list-audit";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl } from "../../../../../locale";

const load = createLoader(auditParsers);

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  if (!roleAllows(ctx.role, "audit:read")) return <NotForYou />;
  const query = auditQueryOf(await load(searchParams));
  const data = await listAudit(ctx, AuditQuery.parse(Object.fromEntries(new URLSearchParams(query))));
  return (
    <IntlProvider {...(await getIntl(["actions", "status"]))}>
      <AuditScreen accountId={ctx.accountId} first={{ query, data }} />
    </IntlProvider>
  );
}
