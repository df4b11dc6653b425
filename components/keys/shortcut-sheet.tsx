"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { usePreferences } from "@/components/shell/preferences-provider";
import { Dialog } from "@/components/ui/dialog";
import { Cap } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { SHORTCUTS, type Shortcut } from "./shortcuts";

function Way({ keys, between }: { keys: readonly string[]; between: string | null }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key, at) => (
        <span key={key} className="inline-flex items-center gap-1">
          {at > 0 && between && <span className="text-11 text-ink-3">{between}</span>}
          <Cap>{key}</Cap>
        </span>
      ))}
    </span>
  );
}

function Row({ does, keys, or, sequence }: Shortcut) {
  const t = useT("keys");
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 border-t border-line py-1 first:border-t-0">
      <dt>{t(does)}</dt>
      <dd className="flex flex-none items-center gap-1.5">
        <Way keys={keys} between={sequence ? t("sheet.afterwards") : null} />
        {or && <span className="text-11 text-ink-3">{t("sheet.or")}</span>}
        {or && <Way keys={or} between={null} />}
      </dd>
    </div>
  );
}

/** All shortcuts, and the switch that leaves single letters to other tools. The switch is the person's, on every account. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useT("keys");
  const { preferences, change } = usePreferences();
  const [failed, setFailed] = useState(false);
  const choose = (value: "on" | "off") => {
    setFailed(false);
    change({ letters: value === "on" }).catch(() => setFailed(true));
  };
  return (
    <Dialog onClose={onClose} title={t("sheet.title")}>
      <div className="grid gap-5">
        <div className="grid gap-1.5">
          <div className="flex items-center justify-between gap-4">
            <span className="font-medium">{t("sheet.letters")}</span>
            <Segmented
              label={t("sheet.letters")}
              value={preferences.letters ? "on" : "off"}
              onChange={choose}
              segments={[
                { value: "on", label: t("sheet.on") },
                { value: "off", label: t("sheet.off") },
              ]}
            />
          </div>
          <p className="text-12 text-ink-3">{t("sheet.lettersHint")}</p>
          <p role="alert" className="text-12 text-fail empty:hidden">
            {failed && t("sheet.failed")}
          </p>
        </div>
        {SHORTCUTS.map(({ where, list }) => (
          <section key={where}>
            <h3 className="mb-1 text-12 font-semibold text-ink-2">{t(`sheet.${where}`)}</h3>
            <dl>
              {list.map((one) => (
                <Row key={one.does} {...one} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
