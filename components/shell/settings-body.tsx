"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import { postAuth } from "./auth-request";
import { copyDiagnostic } from "./diagnostic";
import { useT } from "./intl-provider";
import { LanguageSwitch, type ThemeChoice, ThemeSwitch } from "./preferences";
import type { ShellPerson } from "./settings-panel";

interface Props {
  person: ShellPerson;
  theme: ThemeChoice;
  /** The id of the account on screen. */
  account: number;
}

/** What the panel of the person holds; fetched when a hand comes near it. */
export function SettingsBody({ person, theme, account }: Props) {
  const t = useT("shell");
  return (
    <>
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
          className={buttonClass("quiet", "medium", "w-full justify-start!")}
          onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
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
  const leave = async () => {
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
      <Button variant="quiet" icon="log-out" className="w-full justify-start!" onClick={() => void leave()}>
        {t(state === "leaving" ? "signingOut" : "signOut")}
      </Button>
      <p role="alert" className={clsx("text-12 text-fail", state === "failed" && "px-2 pt-1 pb-1.5")}>
        {state === "failed" && t("signOutFailed")}
      </p>
    </>
  );
}
