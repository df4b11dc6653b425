"use client";

import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { EmptyState } from "@/components/ui/empty-state";
import type { VcsDocumentList } from "@/lib/contract/vcs";
import type { DocumentState } from "@/lib/vcs/document-state";
import { NoStore } from "./store-notices";

interface Props {
  list: VcsDocumentList | undefined;
  failed: boolean;
  tab: DocumentState;
}

/** What stands where there are no rows: bones while the first answer is on its way, else why there is nothing. */
export function InvoicesEmpty({ list, failed, tab }: Props) {
  const t = useT("vcs");
  if (!list) {
    if (failed) return null;
    return (
      <div className="grid gap-7 px-5 py-5" aria-hidden>
        {[56, 72, 64, 60, 70, 52].map((width) => (
          <Bone key={width} className={width > 62 ? "w-96" : "w-72"} />
        ))}
      </div>
    );
  }
  const apps = list.stores.map(({ app }) => app);
  const [off] = apps;
  if (off && off !== "ready" && apps.every((app) => app !== null && app !== "ready")) return <NoStore app={off} />;
  if (list.stores.length === 0)
    return (
      <EmptyState icon="store" title={t("empty.noStore")}>
        {t("empty.noStoreText")}
      </EmptyState>
    );
  if (list.stores.every(({ as_of }) => as_of === null))
    return (
      <EmptyState icon="hourglass" title={t("empty.reading")}>
        {t("empty.readingText")}
      </EmptyState>
    );
  return <EmptyState icon="circle-check" title={t(`empty.${tab}`)} />;
}
