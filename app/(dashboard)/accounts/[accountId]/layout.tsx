import type { ReactNode } from "react";
import { HeldDoor } from "@/components/actions/held-door";
import { AppShell } from "@/components/shell/app-shell";
import { IntlProvider } from "@/components/shell/intl-provider";
import { LivePulse } from "@/components/shell/live-pulse";
import { PreferencesProvider } from "@/components/shell/preferences-provider";
import { RoleProvider } from "@/components/shell/role";
import { pageContext } from "@/lib/server/http/page-context";
import { readPreferences } from "@/lib/server/preferences/preferences";
import { firstView } from "@/lib/server/views/views";
import { getIntl, getTheme } from "../../../locale";
import { Providers } from "../../providers";

type Props = { children: ReactNode; params: Promise<{ accountId: string }> };

export default async function AccountLayout({ children, params }: Props) {
  const { ctx, me } = await pageContext((await params).accountId);
  const intl = await getIntl(["shell", "common", "errors", "keys", "status"]);
  const base = `/accounts/${ctx.accountId}`;
  // The way to the orders is the way to the view the reader begins with.
  const first = await firstView(ctx);
  const nav = [
    { section: "home", href: `${base}/home` },
    { section: "orders", href: first ? `${base}/orders?${first.query}&view=${first.id}` : `${base}/orders` },
    { section: "errors", href: `${base}/errors` },
    { section: "invoices", href: `${base}/invoices` },
    { section: "activity", href: `${base}/activity` },
    { section: "marketplaces", href: `${base}/marketplaces` },
  ] as const;
  return (
    <IntlProvider {...intl}>
      <Providers key={ctx.accountId}>
        <PreferencesProvider initial={await readPreferences(ctx)}>
          <RoleProvider role={ctx.role}>
            <AppShell
              person={me.user}
              accounts={me.accounts}
              account={ctx.accountId}
              theme={await getTheme()}
              demo={me.demo}
              nav={nav}
              pulse={<LivePulse accountId={ctx.accountId} />}
            >
              {children}
            </AppShell>
          </RoleProvider>
          <HeldDoor />
        </PreferencesProvider>
      </Providers>
    </IntlProvider>
  );
}
