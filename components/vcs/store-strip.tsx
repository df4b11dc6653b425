"use client";

import clsx from "clsx";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { marketplaceName } from "@/components/ui/marketplace";
import type { VcsStore } from "@/lib/contract/vcs";
import { DeadlineBar } from "./deadline-bar";
import { DefectRate } from "./defect-rate";

interface Props {
  stores: readonly VcsStore[];
  /** Code of the store shown; empty for all. */
  chosen: string;
  onChoose: (store: string) => void;
}

const column =
  "ring-inward grid w-[216px] flex-none content-start gap-2 border-r border-line px-5 py-1 text-left last:border-r-0 max-tablet:px-4";

function sum(stores: readonly VcsStore[], pick: (store: VcsStore) => number): number {
  return stores.reduce((total, store) => total + pick(store), 0);
}

function Facts({ stores }: { stores: readonly VcsStore[] }) {
  const t = useT("vcs");
  const [late, today, due] = [
    sum(stores, ({ overdue }) => overdue),
    sum(stores, ({ due_today }) => due_today),
    sum(stores, (store) => store.due),
  ];
  const rejected = sum(stores, ({ counts }) => counts.rejected);
  const verifying = sum(stores, ({ counts }) => counts.verifying);
  return (
    <>
      <DeadlineBar late={late} today={today} later={Math.max(0, due - today)} />
      <p className="flex gap-x-3.5 text-12 text-ink-3">
        <span className={clsx(rejected > 0 && "font-medium text-fail")}>{t("strip.rejected", { n: rejected })}</span>
        <span>{t("strip.verifying", { n: verifying })}</span>
      </p>
    </>
  );
}

function Head({ name, store }: { name: string; store?: VcsStore }) {
  const t = useT("vcs");
  const app = store?.app ?? null;
  const isOff = app !== null && app !== "ready";
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <b className="cut text-13 font-semibold">{name}</b>
      {isOff && (
        <span className="flex items-center gap-1 text-12 text-ink-2">
          <Icon name="toggle-left" size={13} className="text-ink-3" />
          {t(`app.${app}.word`)}
        </span>
      )}
      {store?.failure && (
        <span className="flex items-center gap-1 text-12 text-warn">
          <Icon name="triangle-alert" size={13} />
          {t("strip.failed")}
        </span>
      )}
    </span>
  );
}

/** What is due, rejected and estimated, for all stores and for each; a press shows that store's documents alone. */
export function StoreStrip({ stores, chosen, onChoose }: Props) {
  const t = useT("vcs");
  const own = (store: string) => clsx(column, chosen === store && "bg-selected");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend; a named group says the same.
    <div
      role="group"
      aria-label={t("strip.label")}
      className="scroll-thin relative flex flex-none overflow-x-auto border-b border-line pb-3"
    >
      <button type="button" className={own("")} aria-pressed={chosen === ""} onClick={() => onChoose("")}>
        <Head name={t("strip.all")} />
        <Facts stores={stores} />
      </button>
      {stores.map((store) => (
        <button
          key={store.marketplace}
          type="button"
          className={own(store.marketplace)}
          aria-pressed={chosen === store.marketplace}
          onClick={() => onChoose(chosen === store.marketplace ? "" : store.marketplace)}
        >
          <Head name={marketplaceName({ code: store.marketplace, name: store.name })} store={store} />
          {store.app === null || store.app === "ready" ? (
            <>
              <Facts stores={[store]} />
              <DefectRate idr={store.idr} />
            </>
          ) : (
            <span className="text-12 text-ink-2">{t(`app.${store.app}.short`)}</span>
          )}
        </button>
      ))}
    </div>
  );
}
