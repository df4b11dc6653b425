import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { IntlProvider } from "@/components/shell/intl-provider";
import { pageContext } from "@/lib/server/http/page-context";
import { getIntl, getTranslator } from "../../../../locale";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("settings"))("title") };
}

type Props = { children: ReactNode; params: Promise<{ accountId: string }> };

export default async function SettingsLayout({ children, params }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const account = me.accounts.find(({ id }) => id === ctx.accountId);
  if (!account) notFound();
  return (
    <IntlProvider {...(await getIntl(["settings", "shell", "deadline", "errors", "common"]))}>
      <SettingsFrame account={account}>{children}</SettingsFrame>
    </IntlProvider>
  );
}
