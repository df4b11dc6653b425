"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SaveFoot } from "@/components/settings/save-foot";
import { SettingSection } from "@/components/settings/setting-section";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { keys } from "@/lib/queries/keys";
import { saveVcsSettings, vcsSettingsQuery } from "@/lib/queries/vcs";
import { SendingChoices } from "./sending-choices";

interface Props {
  accountId: number;
  first: VcsSettingsBody;
  mayChange: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The form as a question to the route, or the names of the fields that are wrong. */
function readForm(form: HTMLFormElement): { wish: VcsSettingsBody | null; wrong: ReadonlySet<string> } {
  const { keep_years, ...rest } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  const parsed = VcsSettingsBody.safeParse({ ...rest, keep_years: Number(keep_years) });
  if (parsed.success) return { wish: parsed.data, wrong: NOTHING };
  return { wish: null, wrong: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}

/** How long files are kept, how they are sent to Lengow and how Amazon's dates are read. */
export function SendingSettings({ accountId, first, mayChange }: Props) {
  const t = useT("vcs");
  const client = useQueryClient();
  const { data } = useQuery({ ...vcsSettingsQuery(accountId), initialData: first });
  const [wrong, setWrong] = useState(NOTHING);
  const save = useMutation({
    mutationFn: (wish: VcsSettingsBody) => saveVcsSettings(accountId, wish),
    onSuccess: (saved) => {
      client.setQueryData(vcsSettingsQuery(accountId).queryKey, saved);
      void client.invalidateQueries({ queryKey: keys.vcs(accountId) });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in the field submits for readers as well.
    if (!mayChange) return;
    const read = readForm(event.currentTarget);
    setWrong(read.wrong);
    if (read.wish) save.mutate(read.wish);
  };
  return (
    <form onSubmit={submit} noValidate className="border-t border-line">
      <SettingSection title={t("sending.keepTitle")} text={t("sending.keepText")}>
        <Field
          label={t("sending.keep_years")}
          hint={t("sending.keepHint")}
          error={wrong.has("keep_years") ? t("sending.keepWrong") : undefined}
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
        <SendingChoices saved={data} wrong={wrong} mayChange={mayChange} />
        <SaveFoot state={save} label={t("setup.save")} mayChange={mayChange} />
      </SettingSection>
    </form>
  );
}
