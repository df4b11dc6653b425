"use client";

import clsx from "clsx";
import Link from "next/link";
import type { RefObject } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import type { Role } from "@/lib/domain/permissions";
import { useT } from "./intl-provider";

/** An account the person has a grant for. */
export interface ShellAccount {
  id: number;
  name: string;
  role: Role;
}

/** "Account 1 · Operator", in one line; where there is no room for all of it, the whole is in the `title`. */
export function AccountLine({ account }: { account: ShellAccount }) {
  const t = useT("shell");
  const line = t("accountLine", { id: account.id, role: t(`role.${account.role}`) });
  return (
    <span className="cut block" title={line}>
      {line}
    </span>
  );
}

/** The person's accounts as links: the address says which account is on screen, so switching is going there. */
export function AccountPanel(props: {
  id: string;
  panel: RefObject<HTMLDivElement | null>;
  accounts: readonly ShellAccount[];
  current: number;
}) {
  const { id, panel, accounts, current } = props;
  const t = useT("shell");
  return (
    <div
      id={id}
      ref={panel}
      popover="auto"
      className={clsx(
        "fixed inset-auto top-[104px] left-2 m-0 max-h-[70dvh] w-[264px] overflow-auto rounded-8 bg-raised p-1 shadow-pop",
        "max-desktop:top-[52px] max-desktop:left-[60px] max-tablet:right-2 max-tablet:left-auto",
      )}
    >
      <nav aria-label={t("accounts")}>
        {accounts.map((account) => (
          <Link
            key={account.id}
            href={`/accounts/${account.id}/orders`}
            prefetch={false}
            onClick={() => panel.current?.hidePopover()}
            aria-current={account.id === current || undefined}
            className="ring-inward grid min-h-11 grid-cols-[24px_minmax(0,1fr)_16px] items-center gap-2.5 rounded-4 px-2 py-1 hover:bg-hover"
          >
            <Avatar name={account.name} />
            <span className="grid min-w-0">
              <span className="cut font-medium">
                <Plain max={60}>{account.name}</Plain>
              </span>
              <span className="text-11 text-ink-3">
                <AccountLine account={account} />
              </span>
            </span>
            <Icon name={account.id === current ? "check" : undefined} className="text-accent-ink" />
          </Link>
        ))}
      </nav>
    </div>
  );
}
