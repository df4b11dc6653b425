"use client";

import { useT } from "@/components/shell/intl-provider";
import { EmptyState } from "@/components/ui/empty-state";

/** Stands where a page is for administrators alone. */
export function NotForYou() {
  const t = useT("settings");
  return (
    <EmptyState icon="lock" title={t("notForYou")}>
      {t("notForYouText")}
    </EmptyState>
  );
}
