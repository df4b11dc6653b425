"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Plain } from "@/components/ui/plain";
import { Tab, Tabs } from "@/components/ui/tabs";
import { type Role, roleAllows } from "@/lib/domain/permissions";
import { SETTINGS_TABS } from "./tabs";

interface Props {
  account: { id: number; name: string; role: Role };
  children: ReactNode;
}

/** The head and tabs of all settings; a tab that the reader may not open is not there. */
export function SettingsFrame({ account, children }: Props) {
  const t = useT("settings");
  const path = usePathname() ?? "";
  const base = `/accounts/${account.id}/settings`;
  return (
    <>
      <header className="flex min-h-[52px] flex-none items-baseline gap-3 px-5 pt-3.5 pb-1 max-tablet:px-4">
        <h1 className="text-16 tracking-[-0.012em]">{t("title")}</h1>
        <p className="cut text-12 text-ink-3">
          <Plain max={80}>{t("ofAccount", { account: account.name, id: account.id })}</Plain>
        </p>
      </header>
      <Tabs label={t("tabsLabel")}>
        {SETTINGS_TABS.filter(({ needs }) => roleAllows(account.role, needs)).map(({ id }) => (
          <Tab key={id} href={`${base}/${id}`} current={path === `${base}/${id}` || path.startsWith(`${base}/${id}/`)}>
            {t(`tabs.${id}`)}
          </Tab>
        ))}
      </Tabs>
      <div className="scroll-thin relative min-h-0 flex-1 overflow-auto">{children}</div>
    </>
  );
}
