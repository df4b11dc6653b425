"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import type { Locale } from "@/lib/messages/locales";
import { useLocale, useT } from "./intl-provider";
import { keepPreference } from "./preference-cookie";

export type ThemeChoice = "light" | "dark" | "system";

const LANGUAGES = [
  { value: "en", label: "EN", lang: "en", title: "English" },
  { value: "fr", label: "FR", lang: "fr", title: "Français" },
  { value: "de", label: "DE", lang: "de", title: "Deutsch" },
] as const;

/** The language switch: keeps the choice in a cookie and asks the server for this page in it. */
export function LanguageSwitch({ className }: { className?: string }) {
  const t = useT("shell");
  const router = useRouter();
  const choose = (locale: Locale) => {
    keepPreference("locale", locale);
    router.refresh();
  };
  return (
    <Segmented className={className} label={t("language")} value={useLocale()} segments={LANGUAGES} onChange={choose} />
  );
}

/** Puts a theme on the page at once, without fading from one into the other. */
function showTheme(theme: ThemeChoice): void {
  const page = document.documentElement;
  page.dataset.switching = "";
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
  requestAnimationFrame(() => requestAnimationFrame(() => delete page.dataset.switching));
}

/** The theme switch. `initial` is what the server read from the cookie. */
export function ThemeSwitch({ initial, className }: { initial: ThemeChoice; className?: string }) {
  const t = useT("shell");
  const [theme, setTheme] = useState(initial);
  const choose = (next: ThemeChoice) => {
    keepPreference("theme", next);
    showTheme(next);
    setTheme(next);
  };
  return (
    <Segmented
      className={className}
      label={t("theme")}
      value={theme}
      onChange={choose}
      segments={[
        { value: "light", label: t("themeLight") },
        { value: "dark", label: t("themeDark") },
        { value: "system", label: t("themeSystem") },
      ]}
    />
  );
}
