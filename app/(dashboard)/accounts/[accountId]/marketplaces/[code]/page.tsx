import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { ExplorerBones } from "@/components/explorer/explorer-bones";
import { ExplorerFailure } from "@/components/explorer/explorer-failure";
import { MarketplaceScreen } from "@/components/explorer/marketplace-screen";
import { IntlProvider } from "@/components/shell/intl-provider";
import { marketplaceName } from "@/components/ui/marketplace";
import type { ServiceContext } from "@/lib/server/context";
import { toAppError } from "@/lib/server/http/error-response";
import { pageContext } from "@/lib/server/http/page-context";
import { inTime } from "@/lib/server/in-time";
import { describeMarketplace } from "@/lib/server/marketplaces/describe-marketplace";
import { getIntl, getTranslator } from "../../../../../locale";

type Props = { params: Promise<{ accountId: string; code: string }> };

const PATIENCE_MS = 1_000;
const CODE = /^[A-Za-z0-9_-]{1,64}$/;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: CODE.test(code) ? marketplaceName({ code }) : (await getTranslator("explorer"))("title") };
}

/** What Lengow says of a marketplace, or the code of the error. */
function describe(ctx: ServiceContext, code: string) {
  return describeMarketplace(ctx, code).catch((error: unknown) => toAppError(error, "GET").code);
}

async function One({ ctx, described }: { ctx: ServiceContext; described: ReturnType<typeof describe> }) {
  const found = await described;
  if (found === "not_found") notFound();
  if (typeof found === "string") return <ExplorerFailure code={found} />;
  return <MarketplaceScreen accountId={ctx.accountId} marketplace={found} />;
}

export default async function MarketplacePage({ params }: Props) {
  const { accountId, code } = await params;
  const { ctx } = await pageContext(accountId);
  if (!CODE.test(code)) notFound();
  const described = describe(ctx, code);
  // Known at once nearly always; then an unknown code is a real 404 and not only a page that says so.
  if ((await inTime(described, PATIENCE_MS, null)) === "not_found") notFound();
  const t = await getTranslator("explorer");
  return (
    <IntlProvider
      {...(await getIntl(["explorer", "carriers", "actions", "triage", "status", "deadline", "errors", "common"]))}
    >
      <Suspense fallback={<ExplorerBones label={t("title")} />}>
        <One ctx={ctx} described={described} />
      </Suspense>
    </IntlProvider>
  );
}
