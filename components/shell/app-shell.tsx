"use client";

import clsx from "clsx";
import Link from "next/link";
import { type ReactNode, useId, useRef } from "react";
import { GlobalKeys } from "@/components/keys/global-keys";
import { PaletteButton } from "@/components/keys/palette-button";
import { Avatar } from "@/components/ui/avatar";
import { Brand, DemoRibbon, DemoTag } from "@/components/ui/brand";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { AccountLine, AccountPanel, type ShellAccount } from "./account-panel";
import { useT } from "./intl-provider";
import { type NavItem, type Section, SideNavigation, TabBar, useSection } from "./navigation";
import { OpeningBar } from "./opening-bar";
import type { ThemeChoice } from "./preferences";
import { fetchSettings, SettingsPanel, type ShellPerson } from "./settings-panel";

type Props = {
  person: ShellPerson;
  accounts: readonly ShellAccount[];
  /** The id of the account on screen. */
  account: number;
  theme: ThemeChoice;
  demo: boolean;
  /** The sections that exist; without it the orders alone. */
  nav?: readonly NavItem[];
  /** The section on screen; without it the one whose address the page is under. */
  section?: Section;
  /** `<Pulse>`, at the foot of the side bar. */
  pulse?: ReactNode;
  children: ReactNode;
};

/**
 * The frame around every screen: side bar from 1181 px, a rail of icons from 721 px, two bars on a phone. The page fills `main`:
 * on wide screens it is as high as the window and scrolls inside; on phones the window scrolls. Needs the areas `shell` and `common`.
 */
export function AppShell(props: Props) {
  const { person, accounts, account, theme, demo, pulse, children } = props;
  const t = useT("shell");
  const items = props.nav ?? [{ section: "orders", href: `/accounts/${account}/orders` } as const];
  const section = useSection(items, props.section);
  const [accountsId, settingsId] = [useId(), useId()];
  const panel = useRef<HTMLDivElement>(null);
  const current = accounts.find(({ id }) => id === account);
  const home = items[0]?.href ?? "/";
  return (
    <div className="grid h-dvh grid-cols-[200px_minmax(0,1fr)] max-desktop:grid-cols-[56px_minmax(0,1fr)] max-tablet:block max-tablet:h-auto max-tablet:min-h-dvh max-tablet:bg-surface max-tablet:pt-12 max-tablet:pb-[60px] print:block print:h-auto">
      <a
        href="#main"
        className="absolute -top-12 left-2 z-50 rounded-6 bg-raised px-3 py-2 focus:top-2 focus:shadow-pop"
      >
        {t("skip")}
      </a>
      {demo && <DemoRibbon />}
      <OpeningBar />
      <aside
        aria-label={t("main")}
        data-print="no"
        className="flex min-h-0 flex-col gap-0.5 border-r border-line px-2 pt-2.5 max-tablet:hidden"
      >
        <Link
          href={home}
          prefetch={false}
          className="flex h-8 items-center gap-2 px-2 max-desktop:justify-center max-desktop:px-0"
        >
          <Brand className="max-desktop:[&>span]:sr-only" />
          {demo && <DemoTag className="ml-auto max-desktop:sr-only">{t("demoData")}</DemoTag>}
        </Link>
        {current && <AccountButton account={current} target={accountsId} />}
        <PaletteButton />
        <SideNavigation items={items} current={section} />
        <div className="mt-auto max-desktop:hidden">{pulse}</div>
        <PersonRow person={person} target={settingsId} />
      </aside>
      <TopBar demo={demo} home={home} account={current} target={accountsId} />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col bg-surface outline-none max-tablet:block">
        {children}
      </main>
      <TabBar items={items} current={section} settingsId={settingsId} />
      <GlobalKeys accountId={account} places={items} />
      <AccountPanel id={accountsId} panel={panel} accounts={accounts} current={account} />
      <SettingsPanel id={settingsId} person={person} theme={theme} account={account} items={items} current={section} />
    </div>
  );
}

function AccountButton({ account, target }: { account: ShellAccount; target: string }) {
  const t = useT("shell");
  return (
    <button
      type="button"
      popoverTarget={target}
      title={t("switchAccount")}
      className={clsx(
        "mt-1.5 mb-1 grid w-full grid-cols-[24px_minmax(0,1fr)_14px] items-center gap-x-2 rounded-6 border border-line bg-surface px-2 py-1.5 text-left hover:border-line-strong",
        "max-desktop:grid-cols-[24px] max-desktop:justify-center max-desktop:px-1.5",
      )}
    >
      <span className="desktop:row-span-2">
        <Avatar name={account.name} />
      </span>
      <span className="cut leading-4 font-medium max-desktop:sr-only">
        <Plain max={60}>{account.name}</Plain>
      </span>
      <Icon name="chevrons-up-down" size={14} className="text-ink-3 max-desktop:hidden" />
      <span className="col-span-2 min-w-0 text-11 text-ink-3 max-desktop:sr-only">
        <AccountLine account={account} />
      </span>
    </button>
  );
}

function PersonRow({ person, target }: { person: ShellPerson; target: string }) {
  const t = useT("shell");
  return (
    <div className="-mx-2 border-t border-line px-2 py-1.5 max-desktop:mt-auto">
      <button
        type="button"
        popoverTarget={target}
        title={t("menuOf", { name: person.name })}
        onPointerEnter={fetchSettings}
        onFocus={fetchSettings}
        className="flex h-8 w-full items-center gap-2 rounded-6 px-2 text-left hover:tint-5 max-desktop:justify-center max-desktop:px-0"
      >
        <Avatar name={person.name} round small />
        <span className="cut flex-1 text-ink-2 max-desktop:sr-only">
          <Plain max={60}>{person.name}</Plain>
        </span>
        <span className="sr-only">{t("settings")}</span>
        <Icon name="settings" size={15} className="text-ink-3 max-desktop:hidden" />
      </button>
    </div>
  );
}

function TopBar(props: { demo: boolean; home: string; account: ShellAccount | undefined; target: string }) {
  const { demo, home, account, target } = props;
  const t = useT("shell");
  return (
    <header
      data-print="no"
      className="fixed inset-x-0 top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-surface pt-[3px] pr-2 pl-3.5 tablet:hidden"
    >
      <Link href={home} prefetch={false} className="flex min-h-10 items-center">
        <Brand />
      </Link>
      {demo && <DemoTag>{t("demo")}</DemoTag>}
      {account && (
        <button
          type="button"
          popoverTarget={target}
          aria-label={t("switchAccount")}
          className="ml-auto grid size-10 place-items-center rounded-6"
        >
          <Avatar name={account.name} />
        </button>
      )}
    </header>
  );
}
