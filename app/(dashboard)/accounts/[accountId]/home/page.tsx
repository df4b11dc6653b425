import type { Metadata } from "next";
import { HomeScreen } from "@/components/home/home-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { roleAllows } from "@/lib/domain/permissions";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl, getTranslator } from "../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("home"))("title") };
}

type Props = { params: Promise<{ accountId: string }> };

/** The frame comes at once; each part of the screen asks for itself, so that none waits for the slowest (PRODUCT 5.2.6). */
export default async function HomePage({ params }: Props) {
  const { ctx } = await pageContext((await params).accountId);
  return (
    <IntlProvider {...(await getIntl(["home", "actions", "status", "deadline", "errors", "common"]))}>
      <HomeScreen accountId={ctx.accountId} invoices={roleAllows(ctx.role, "vcs:read")} />
    </IntlProvider>
  );
}
