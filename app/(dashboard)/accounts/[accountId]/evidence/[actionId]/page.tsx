import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IntlProvider } from "@/components/shell/intl-provider";
import { EvidenceView } from "@/components/triage/evidence-view";
import { ActionPath } from "@/lib/contract/actions";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl, getTranslator } from "../../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("triage"))("evidence.title") };
}

type Props = { params: Promise<{ accountId: string; actionId: string }> };

/** The evidence of one action as a page of its own, for a colleague with the link. */
export default async function EvidencePage({ params }: Props) {
  const { accountId, actionId } = await params;
  const { ctx } = await pageContext(accountId);
  const path = ActionPath.safeParse({ id: actionId });
  if (!path.success) notFound();
  const t = await getTranslator("triage");
  return (
    <IntlProvider {...(await getIntl(["triage", "actions", "status", "errors", "common"]))}>
      <div className="scroll-thin min-h-0 flex-1 overflow-auto">
        <div className="grid max-w-[760px] grid-cols-[minmax(0,1fr)] gap-4 px-5 py-4 max-tablet:px-4">
          <header>
            <h1 className="text-16 tracking-[-0.012em]">{t("evidence.title")}</h1>
            <p className="text-12 text-ink-3">{t("evidence.lead")}</p>
          </header>
          <EvidenceView accountId={ctx.accountId} actionId={path.data.id} />
        </div>
      </div>
    </IntlProvider>
  );
}
