import type { Metadata } from "next";
import { IntlProvider } from "@/components/shell/intl-provider";
import { InvoicesScreen } from "@/components/vcs/invoices-screen";
import { invoicesParsers, invoicesQuery } from "@/components/vcs/invoices-state";
import { type VcsDocumentList, VcsDocumentsQuery } from "@/lib/contract/vcs";
import { roleAllows } from "@/lib/domain/permissions";
import { createLoader, type SearchParams } from "@/lib/domain/url-state";
import type { ServiceContext } from "@/lib/server/context";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import { listVcsDocuments } from "@/lib/server/vcs/list-documents";
import { getIntl, getTranslator } from "../../../../locale";

const load = createLoader(invoicesParsers);
/** As long as every page waits for what it shows; then it comes without, and the browser goes on asking. */
const PAGE_WAIT_MS = 2_500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("vcs"))("title") };
}

type Props = { params: Promise<{ accountId: string }>; searchParams: Promise<SearchParams> };

async function firstList(ctx: ServiceContext, query: string): Promise<VcsDocumentList | null> {
  const parsed = VcsDocumentsQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) return null;
  // What fails here is asked again by the screen, which says what failed.
  return inTime<VcsDocumentList | null>(listVcsDocuments(ctx, parsed.data), PAGE_WAIT_MS, null).catch(() => null);
}

export default async function InvoicesPage({ params, searchParams }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const query = invoicesQuery(await load(searchParams));
  const name = me.accounts.find(({ id }) => id === ctx.accountId)?.name ?? "";
  return (
    <IntlProvider {...(await getIntl(["vcs", "status", "deadline", "errors", "common"]))}>
      <InvoicesScreen
        accountId={ctx.accountId}
        accountName={name}
        canUpload={roleAllows(ctx.role, "vcs:upload")}
        first={{ query, data: await firstList(ctx, query) }}
      />
    </IntlProvider>
  );
}
