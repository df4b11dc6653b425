"use client";

import clsx from "clsx";
import { useState } from "react";
import { LaterPart, later } from "@/components/ui/later-part";
import { useT } from "./intl-provider";
import type { NavItem, Section } from "./navigation";
import type { ThemeChoice } from "./preferences";

const body = () => import("./settings-body");
const SettingsBody = later(async () => (await body()).SettingsBody);

/** Called when the pointer or the focus reaches what opens the panel; what could not be fetched is asked for again when it opens. */
export function fetchSettings(): void {
  body().catch(() => {});
}

export interface ShellPerson {
  name: string;
  email: string;
}

interface Props {
  id: string;
  person: ShellPerson;
  theme: ThemeChoice;
  /** The id of the account on screen. */
  account: number;
  /** The sections that exist; on a phone those without room in the bar stand here. */
  items: readonly NavItem[];
  current: Section | undefined;
}

/** What is the person's own: language, theme, the way out; and the way to what is set for the account. */
export function SettingsPanel({ id, ...shown }: Props) {
  const t = useT("shell");
  const [opened, setOpened] = useState(false);
  return (
    <section
      id={id}
      popover="auto"
      aria-label={t("settings")}
      onBeforeToggle={() => setOpened(true)}
      className={clsx(
        "fixed inset-auto bottom-[52px] left-2 m-0 w-[264px] rounded-8 bg-raised shadow-pop",
        "max-desktop:left-[60px] max-desktop:bottom-2 max-tablet:right-2 max-tablet:bottom-[68px] max-tablet:left-auto max-tablet:max-h-[calc(100dvh-128px)] max-tablet:overflow-auto",
      )}
    >
      {opened && (
        <LaterPart>
          <SettingsBody {...shown} />
        </LaterPart>
      )}
    </section>
  );
}
