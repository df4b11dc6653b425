import { TeamScreen } from "@/components/settings/team-screen";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getTeam } from "@/lib/server/settings/team";

type Props = { params: Promise<{ accountId: string }> };

export default async function TeamPage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  return (
    <TeamScreen
      accountId={ctx.accountId}
      first={await getTeam(ctx)}
      me={ctx.person.id}
      mayChange={roleAllows(ctx.role, "people:manage")}
    />
  );
}
