"use client";

import { useRouter } from "next/navigation";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The marketplaces could not be read: what failed and the way on. */
export function ExplorerFailure({ code }: { code: string }) {
  const [t, e] = [useT("explorer"), useT("errors")];
  const router = useRouter();
  const { icon, title, step } = failureWords(code, e);
  return (
    <div role="alert">
      <EmptyState icon={icon} title={title} actions={<Button onClick={() => router.refresh()}>{t("tryAgain")}</Button>}>
        {step}
      </EmptyState>
    </div>
  );
}
