"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SaveFoot } from "@/components/settings/save-foot";
import { SettingSection } from "@/components/settings/setting-section";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { METADATA_KEYS, PART_NAMES, VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { keys } from "@/lib/queries/keys";
import { saveVcsSettings, vcsSettingsQuery } from "@/lib/queries/vcs";
import { REPORT_ZONES } from "@/lib/vcs/deadline";

interface Props {
  accountId: number;
  first: VcsSettingsBody;
  mayChange: boolean;
}

function readForm(form: HTMLFormElement): VcsSettingsBody | null {
  const { keep_years, ...rest } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const parsed = VcsSettingsBody.safeParse({ ...rest, keep_years: Number(keep_years) });
  return parsed.success ? parsed.data : null;
}

/** How long files are kept, how they are sent to Lengow and how Amazon's dates are read. */
export function SendingSettings({ accountId, first, mayChange }: Props) {
  const t = useT("vcs");
  const client = useQueryClient();
  const { data } = useQuery({ ...vcsSettingsQuery(accountId), initialData: first });
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (wish: VcsSettingsBody) => saveVcsSettings(accountId, wish),
    onSuccess: (saved) => {
      client.setQueryData(vcsSettingsQuery(accountId).queryKey, saved);
      void client.invalidateQueries({ queryKey: keys.vcs(accountId) });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = readForm(event.currentTarget);
    setWrong(wish === null);
    if (wish) save.mutate(wish);
  };
  const disabled = !mayChange;
  return (
    <form onSubmit={submit} noValidate className="border-t border-line">
      <SettingSection title={t("sending.keepTitle")} text={t("sending.keepText")}>
        <Field
          label={t("sending.keep_years")}
          hint={t("sending.keepHint")}
          error={isWrong ? t("sending.keepWrong") : undefined}
          className="max-w-[320px]"
        >
          {(ids) => (
            <Input
              {...ids}
              name="keep_years"
              type="number"
              inputMode="numeric"
              min={1}
              max={30}
              defaultValue={data.keep_years}
              readOnly={!mayChange}
            />
          )}
        </Field>
      </SettingSection>
      <SettingSection title={t("sending.title")} text={t("sending.text")}>
        <div className="grid max-w-[560px] grid-cols-2 gap-3 max-tablet:grid-cols-1">
          <Field label={t("sending.part_name")}>
            {(ids) => (
              <Select {...ids} name="part_name" defaultValue={data.part_name} disabled={disabled}>
                {PART_NAMES.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("sending.metadata_keys")}>
            {(ids) => (
              <Select {...ids} name="metadata_keys" defaultValue={data.metadata_keys} disabled={disabled}>
                {METADATA_KEYS.map((name) => (
                  <option key={name} value={name}>
                    {t(`sending.keys.${name}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t("sending.dates_zone")} hint={t("sending.zoneHint")} className="col-span-full">
            {(ids) => (
              <Select {...ids} name="dates_zone" defaultValue={data.dates_zone} disabled={disabled}>
                {REPORT_ZONES.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <SaveFoot state={save} label={t("setup.save")} mayChange={mayChange} />
      </SettingSection>
    </form>
  );
}
