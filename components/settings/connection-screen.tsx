"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Badge } from "@/components/ui/badge";
import { Fact, Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Time } from "@/components/ui/time";
import type { AccountSettings } from "@/lib/contract/settings";
import { replaceKeys, settingsQuery } from "@/lib/queries/settings";
import { ConnectionTest } from "./connection-test";
import { SaveFoot } from "./save-foot";
import { SettingSection } from "./setting-section";
import { useSettingChange } from "./use-setting-change";

interface Props {
  accountId: number;
  first: AccountSettings;
  mayChange: boolean;
}

/** The account's name, its connection to Lengow, and a new pair of keys. Keys go in and never come out. */
export function ConnectionScreen({ accountId, first, mayChange }: Props) {
  const t = useT("settings");
  const { data } = useQuery({ ...settingsQuery(accountId), initialData: first });
  return (
    <>
      <NameForm accountId={accountId} account={data.account} mayChange={mayChange} />
      <SettingSection
        title={t("connection.title")}
        text={t("connection.atLengow")}
        changed={data.keys.changed ?? undefined}
      >
        <Facts className="max-w-[420px]">
          <Fact name={t("connection.number")}>
            <span className="tabular-nums">{accountId}</span>
          </Fact>
          <Fact name={t("connection.since")}>
            <Time at={data.account.connected_at} form="full" />
          </Fact>
          <Fact name={t("connection.keys")}>
            {data.keys.entered ? (
              t("connection.keysEntered")
            ) : (
              <Badge tone="fail" icon="circle-alert" flush>
                {t("connection.keysMissing")}
              </Badge>
            )}
          </Fact>
        </Facts>
        {mayChange ? <ConnectionTest accountId={accountId} /> : <p className="text-12 text-ink-3">{t("readOnly")}</p>}
      </SettingSection>
      {mayChange && <KeysForm accountId={accountId} />}
    </>
  );
}

type NameProps = { accountId: number; account: AccountSettings["account"]; mayChange: boolean };

function NameForm({ accountId, account, mayChange }: NameProps) {
  const t = useT("settings");
  const router = useRouter();
  const change = useSettingChange(accountId);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    // The frame shows the name as well, and the server draws it.
    change.mutate({ name }, { onSuccess: () => router.refresh() });
  };
  return (
    <SettingSection title={t("name.title")} text={t("name.text")} changed={account.changed}>
      <form className="grid max-w-[420px] gap-3" onSubmit={save}>
        <Field label={t("name.label")}>
          {(ids) => (
            <Input {...ids} name="name" defaultValue={account.name} required maxLength={60} readOnly={!mayChange} />
          )}
        </Field>
        <SaveFoot state={change} label={t("name.save")} mayChange={mayChange} />
      </form>
    </SettingSection>
  );
}

function KeysForm({ accountId }: { accountId: number }) {
  const t = useT("settings");
  const client = useQueryClient();
  const replace = useMutation({
    mutationFn: (body: { access_token: string; secret: string }) => replaceKeys(accountId, body),
    onSuccess: (saved) => client.setQueryData(settingsQuery(accountId).queryKey, saved),
  });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const read = (name: string) => String(new FormData(form).get(name) ?? "").trim();
    const body = { access_token: read("access_token"), secret: read("secret") };
    replace.mutate(body, { onSuccess: () => form.reset() });
  };
  return (
    <SettingSection title={t("keys.title")} text={t("keys.text")}>
      <form className="grid max-w-[420px] gap-3" onSubmit={save} autoComplete="off">
        <Field label={t("keys.accessToken")} hint={t("keys.hint")}>
          {(ids) => <PasswordInput {...ids} name="access_token" required autoComplete="off" maxLength={200} />}
        </Field>
        <Field label={t("keys.secret")}>
          {(ids) => <PasswordInput {...ids} name="secret" required autoComplete="off" maxLength={200} />}
        </Field>
        <SaveFoot state={replace} label={t("keys.save")} done={t("keys.replaced")} mayChange />
      </form>
    </SettingSection>
  );
}
