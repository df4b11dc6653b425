"use client";

import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { marketplaceName } from "@/components/ui/marketplace";
import { Time } from "@/components/ui/time";
import type { VcsStore } from "@/lib/contract/vcs";
import type { AppState, DocumentState } from "@/lib/vcs/document-state";

type NotReady = Exclude<AppState, "ready">;

const nameOf = (store: VcsStore) => marketplaceName({ code: store.marketplace, name: store.name });

interface Props {
  stores: readonly VcsStore[];
  chosen: string;
  tab: DocumentState;
  onRetry: () => void;
}

/** A store that could not be read, one whose app is not ready, and documents that Amazon makes itself: each with what to do, in place. */
export function StoreNotices({ stores, chosen, tab, onRetry }: Props) {
  const t = useT("vcs");
  const seen = stores.filter(({ marketplace }) => chosen === "" || marketplace === chosen);
  const failing = seen.filter(({ failure }) => failure !== null);
  const [off] = chosen === "" ? [] : seen.filter(({ app }) => app !== null && app !== "ready");
  return (
    <>
      {failing.length > 0 && (
        <Banner
          flat
          tone="warn"
          icon="cloud-off"
          title={t("strip.notRead", { stores: failing.map(nameOf).join(", ") })}
          actions={
            <Button size="small" onClick={onRetry}>
              {t("tryAgain")}
            </Button>
          }
        >
          {t("strip.notReadText")} <Time at={failing[0]?.as_of} form="short" />
        </Banner>
      )}
      {off && <AppBanner app={off.app as NotReady} store={nameOf(off)} />}
      {!off && tab === "by_amazon" && (
        <Banner flat tone="rest" icon="store" title={t("byAmazon.title")}>
          {t("byAmazon.text")}
        </Banner>
      )}
    </>
  );
}

function AppBanner({ app, store }: { app: NotReady; store: string }) {
  const t = useT("vcs");
  return (
    <Banner flat tone="rest" icon="toggle-left" title={t(`app.${app}.title`, { store })}>
      {t(`app.${app}.step`)}
    </Banner>
  );
}

/** Stands in place of the list when no store is ready: why, and the steps. */
export function NoStore({ app }: { app: NotReady }) {
  const t = useT("vcs");
  return (
    <EmptyState icon="toggle-left" title={t(`app.${app}.title`, { store: "Amazon" })}>
      <p>{t(`app.${app}.step`)}</p>
    </EmptyState>
  );
}
