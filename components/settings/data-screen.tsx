"use client";

import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { AuditPage } from "@/lib/contract/audit";
import type { AccountSettings } from "@/lib/contract/settings";
import { RETENTION_MONTHS } from "@/lib/domain/account-settings";
import { settingsQuery } from "@/lib/queries/settings";
import { ExportLog } from "./export-log";
import { IndexSection } from "./index-section";
import { SaveFoot } from "./save-foot";
import { SettingSection } from "./setting-section";
import { useSettingChange } from "./use-setting-change";

interface Props {
  accountId: number;
  first: AccountSettings;
  /** Null for whoever may not read the audit log. */
  exports: AuditPage | null;
  mayChange: boolean;
}

/** What we keep, for how long, and what was taken away. */
export function DataScreen({ accountId, first, exports, mayChange }: Props) {
  const t = useT("settings");
  const { data } = useQuery({ ...settingsQuery(accountId), initialData: first });
  const change = useSettingChange(accountId);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = Number(new FormData(event.currentTarget).get("months"));
    const months = RETENTION_MONTHS.find((value) => value === chosen);
    if (months) change.mutate({ retention_months: months });
  };
  return (
    <>
      <SettingSection title={t("data.retentionTitle")} text={t("data.retentionText")} changed={data.retention.changed}>
        <form className="grid max-w-[420px] gap-3" onSubmit={save}>
          <Field label={t("data.retention")}>
            {(ids) => (
              <Select
                {...ids}
                name="months"
                className="w-40"
                defaultValue={data.retention.months}
                disabled={!mayChange}
              >
                {RETENTION_MONTHS.map((months) => (
                  <option key={months} value={months}>
                    {t("data.months", { n: months })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <SaveFoot state={change} label={t("data.retentionSave")} mayChange={mayChange} />
        </form>
      </SettingSection>
      <IndexSection accountId={accountId} mayChange={mayChange} />
      {exports && <ExportLog exports={exports} />}
    </>
  );
}
