"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { useT } from "./intl-provider";

/** For a person who was granted no account yet: what is missing and who can give it. */
export function NoAccount() {
  const t = useT("shell");
  return (
    <main id="main" className="min-h-dvh bg-surface">
      <EmptyState icon="lock" title={<h1 className="text-14">{t("noAccount")}</h1>}>
        {t("noAccountText")}
      </EmptyState>
    </main>
  );
}
