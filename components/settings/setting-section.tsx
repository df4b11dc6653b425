"use client";

import { type ReactNode, useId } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { LastChange } from "@/lib/contract/settings";

interface Props {
  title: string;
  /** What it means and what follows from a change. */
  text?: ReactNode;
  /** Who changed it last; null: nobody yet; undefined: it is not something one changes. */
  changed?: LastChange | null | undefined;
  children: ReactNode;
}

/** One setting: what it is on the left, how it stands on the right, and who touched it last. */
export function SettingSection({ title, text, changed, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[260px_minmax(0,690px)] gap-x-8 gap-y-3 border-b border-line px-5 py-5 last:border-b-0 max-desktop:grid-cols-1 max-tablet:px-4"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="text-14">
          {title}
        </h2>
        {text && <p className="max-w-[60ch] text-12 text-ink-2">{text}</p>}
        {changed !== undefined && <Changed change={changed} />}
      </div>
      <div className="grid min-w-0 content-start gap-3">{children}</div>
    </section>
  );
}

/** "Changed by Inès Moreau, 12 min ago". */
export function Changed({ change }: { change: LastChange | null }) {
  const t = useT("settings");
  if (!change) return <p className="text-12 text-ink-3">{t("neverChanged")}</p>;
  return (
    <p className="text-12 text-ink-3">
      {change.by === null ? t("changedByMachine") : <Plain max={80}>{t("changedBy", { name: change.by })}</Plain>}
      <Time at={change.at} form="ago" />
    </p>
  );
}
