"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AccountSettings } from "@/lib/contract/settings";
import { MAX_HOLD_SECONDS } from "@/lib/domain/account-settings";
import { type HoldSeconds, MIN_REFUND_HOLD_SECONDS } from "@/lib/domain/action";
import { settingsQuery } from "@/lib/queries/settings";
import { SaveFoot } from "./save-foot";
import { SettingSection } from "./setting-section";
import { useSettingChange } from "./use-setting-change";

const LEAST: HoldSeconds = { usual: 0, cancel: 0, refund: MIN_REFUND_HOLD_SECONDS };
const KINDS = ["usual", "cancel", "refund"] as const;
type Kind = (typeof KINDS)[number];

/** Whole seconds within the limits, or null. */
function readHold(kind: Kind, text: string): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const seconds = Number(text);
  return seconds >= LEAST[kind] && seconds <= MAX_HOLD_SECONDS ? seconds : null;
}

interface Props {
  accountId: number;
  first: AccountSettings;
  mayChange: boolean;
}

/** How long actions are held before they leave (PRODUCT A12, U14). */
export function SendingScreen({ accountId, first, mayChange }: Props) {
  const t = useT("settings");
  const { data } = useQuery({ ...settingsQuery(accountId), initialData: first });
  const change = useSettingChange(accountId);
  const [wrong, setWrong] = useState<readonly Kind[]>([]);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = KINDS.map((kind) => [kind, readHold(kind, String(fields.get(kind) ?? ""))] as const);
    const bad = read.flatMap(([kind, seconds]) => (seconds === null ? [kind] : []));
    setWrong(bad);
    if (bad.length === 0) change.mutate({ holds: Object.fromEntries(read) as unknown as HoldSeconds });
  };
  return (
    <SettingSection title={t("holds.title")} text={t("holds.text")} changed={data.holds.changed}>
      <form className="grid max-w-[420px] gap-4" onSubmit={save} noValidate>
        {KINDS.map((kind) => (
          <Field
            key={kind}
            label={t(`holds.${kind}`)}
            hint={t(`holds.${kind}Hint`, { least: LEAST[kind], most: MAX_HOLD_SECONDS })}
            error={wrong.includes(kind) && t("holds.outOfRange", { least: LEAST[kind], most: MAX_HOLD_SECONDS })}
          >
            {(ids) => (
              <span className="flex items-center gap-2">
                <Input
                  {...ids}
                  name={kind}
                  inputMode="numeric"
                  autoComplete="off"
                  className="w-24! text-right tabular-nums"
                  defaultValue={data.holds[kind]}
                  readOnly={!mayChange}
                />
                <span className="text-ink-2">{t("holds.unit")}</span>
              </span>
            )}
          </Field>
        ))}
        <p className="text-12 text-ink-3">{t("holds.now")}</p>
        <SaveFoot state={change} label={t("holds.save")} mayChange={mayChange} />
      </form>
    </SettingSection>
  );
}
