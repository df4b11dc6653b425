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
  "ring-inward grid min-w-[176px] flex-1 content-start gap-1.5 border-r border-line px-4 pt-1 pb-3 text-left first:pl-5 last:border-r-0";

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
      <p className="flex flex-wrap gap-x-3.5 text-12 whitespace-nowrap text-ink-3">
        <span className={clsx(rejected > 0 && "font-medium text-fail")}>{t("strip.rejected", { n: rejected })}</span>
        <span>{t("strip.verifying", { n: verifying })}</span>
      </p>
    </>
  );
}

function Head({ name, store }: { name: string; store?: VcsStore }) {
  const t = useT("vcs");
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <b className="cut text-13 font-semibold">{name}</b>
      {store?.failure && (
        <span className="flex flex-none items-center gap-1 text-12 text-warn">
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
      className="scroll-thin relative flex flex-none overflow-x-auto border-b border-line"
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
            <span className="flex items-start gap-1.5 text-12 text-ink-2">
              <Icon name="toggle-left" size={14} className="mt-px text-ink-3" />
              {t(`app.${store.app}.short`)}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
