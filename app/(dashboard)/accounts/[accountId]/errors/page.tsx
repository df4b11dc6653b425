import type { Metadata } from "next";
import { IntlProvider } from "@/components/shell/intl-provider";
import { TriageScreen } from "@/components/triage/triage-screen";
import { triageParsers, triageQuery } from "@/components/triage/triage-state";
import { TriageGroupPath } from "@/lib/contract/triage";
import { roleAllows } from "@/lib/domain/permissions";
import { createLoader, type SearchParams } from "@/lib/domain/url-state";
import { pageContext } from "@/lib/server/http/page-context";
import { getGroup } from "@/lib/server/triage/get-group";
import { listGroups } from "@/lib/server/triage/list-groups";
import { getIntl, getTranslator } from "../../../../locale";

const load = createLoader(triageParsers);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("triage"))("title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

export default async function ErrorsPage({ params, searchParams }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  const state = await load(searchParams);
  const data = await listGroups(ctx, { tab: state.tab, sort: state.sort });
  const id = state.group || data.results[0]?.id;
  // A group that does not exist any more leaves the list; the screen says the rest.
  const group = TriageGroupPath.safeParse({ id }).success && id ? await getGroup(ctx, id).catch(() => null) : null;
  const areas = ["triage", "actions", "orders", "status", "deadline", "errors", "common"] as const;
  return (
    <IntlProvider {...(await getIntl(areas))}>
      <TriageScreen
        accountId={ctx.accountId}
        me={ctx.person.id}
        rights={{
          move: roleAllows(ctx.role, "triage:write"),
          send: roleAllows(ctx.role, "actions:send"),
          mask: roleAllows(ctx.role, "settings:manage"),
        }}
        first={{ query: triageQuery(state), data }}
        firstGroup={group}
      />
    </IntlProvider>
  );
}
