"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import Link from "next/link";
import { type MouseEvent, useState } from "react";
import { OPEN_PALETTE } from "@/components/keys/global-keys";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { postAuth } from "./auth-request";
import { copyDiagnostic } from "./diagnostic";
import { useT } from "./intl-provider";
import { type NavItem, onPhones, SECTION_ICON, type Section } from "./navigation";
import { LanguageSwitch, type ThemeChoice, ThemeSwitch } from "./preferences";
import { useMay } from "./role";
import type { ShellPerson } from "./settings-panel";

interface Props {
  person: ShellPerson;
  theme: ThemeChoice;
  /** The id of the account on screen. */
  account: number;
  items: readonly NavItem[];
  current: Section | undefined;
}

/** Closes the panel that what was pressed stands in. */
const leave = (event: MouseEvent<HTMLElement>) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
const ITEM = "w-full justify-start!";

/** What a phone's bar has no room for: the other sections, the search, the way to a file of actions. */
function MoreOnPhones({ account, items, current }: Pick<Props, "account" | "items" | "current">) {
  const [t, keys] = [useT("shell"), useT("keys")];
  const canSend = useMay("actions:send");
  return (
    <nav aria-label={t("more")} className="grid border-b border-line p-1.5 tablet:hidden">
      {onPhones(items).more.map(({ section, href }) => (
        <Link
          key={section}
          href={href}
          prefetch={false}
          aria-current={section === current ? "page" : undefined}
          className={buttonClass("quiet", "medium", clsx(ITEM, section === current && "text-accent-ink"))}
          onClick={leave}
        >
          <Icon name={SECTION_ICON[section]} />
          {t(section)}
        </Link>
      ))}
      {canSend && (
        <Link
          href={`/accounts/${account}/bulk`}
          prefetch={false}
          className={buttonClass("quiet", "medium", ITEM)}
          onClick={leave}
        >
          <Icon name="upload" />
          {t("importCsv")}
        </Link>
      )}
      <Button
        variant="quiet"
        icon="search"
        className={ITEM}
        onClick={(event) => {
          leave(event);
          window.dispatchEvent(new Event(OPEN_PALETTE));
        }}
      >
        {keys("title")}
      </Button>
    </nav>
  );
}

/** What the panel of the person holds; fetched when a hand comes near it. */
export function SettingsBody({ person, theme, account, items, current }: Props) {
  const t = useT("shell");
  return (
    <>
      <MoreOnPhones account={account} items={items} current={current} />
      <div className="border-b border-line px-3 py-2.5">
        <p className="cut font-medium">
          <Plain max={60}>{person.name}</Plain>
        </p>
        <p className="cut text-12 text-ink-3">
          <Plain max={80}>{person.email}</Plain>
        </p>
      </div>
      <div className="grid gap-3 px-3 py-3">
        <div className="grid gap-1.5">
          <span className="text-12 text-ink-3">{t("language")}</span>
          <LanguageSwitch className="flex" />
        </div>
        <div className="grid gap-1.5">
          <span className="text-12 text-ink-3">{t("theme")}</span>
          <ThemeSwitch initial={theme} className="flex" />
        </div>
      </div>
      <div className="grid border-t border-line p-1.5">
        <Link
          href={`/accounts/${account}/settings/connection`}
          prefetch={false}
          className={buttonClass("quiet", "medium", ITEM)}
          onClick={leave}
        >
          <Icon name="sliders-horizontal" />
          {t("accountSettings")}
        </Link>
        <Diagnostic account={account} />
        <SignOut />
      </div>
    </>
  );
}

/** For whoever helps: what this is, where, and how fresh (PRODUCT U25). */
function Diagnostic({ account }: { account: number }) {
  const t = useT("shell");
  const client = useQueryClient();
  const [state, setState] = useState<"copyDiagnostic" | "copied" | "notCopied">("copyDiagnostic");
  const copy = async () => {
    try {
      await copyDiagnostic(client, account);
      setState("copied");
    } catch {
      setState("notCopied");
    }
  };
  return (
    <Button
      variant="quiet"
      icon={state === "copied" ? "check" : "copy"}
      className="w-full justify-start!"
      onClick={() => void copy()}
    >
      <span aria-live="polite">{t(state)}</span>
    </Button>
  );
}

function SignOut() {
  const t = useT("shell");
  const [state, setState] = useState<"idle" | "leaving" | "failed">("idle");
  const signOut = async () => {
    if (state === "leaving") return;
    setState("leaving");
    try {
      await postAuth("/api/auth/signout", { callbackUrl: "/sign-in" });
      location.assign("/sign-in");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Button variant="quiet" icon="log-out" className="w-full justify-start!" onClick={() => void signOut()}>
        {t(state === "leaving" ? "signingOut" : "signOut")}
      </Button>
      <p role="alert" className={clsx("text-12 text-fail", state === "failed" && "px-2 pt-1 pb-1.5")}>
        {state === "failed" && t("signOutFailed")}
      </p>
    </>
  );
}
