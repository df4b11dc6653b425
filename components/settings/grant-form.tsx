"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { GrantBody, Team } from "@/lib/contract/settings";
import { ROLES, type Role } from "@/lib/domain/permissions";
import { ApiError } from "@/lib/queries/api-fetch";
import { grantRole } from "@/lib/queries/settings";
import { SaveFoot } from "./save-foot";
import { SettingSection } from "./setting-section";

/** Gives a role to somebody who can sign in already. */
export function GrantForm({ accountId, onDone }: { accountId: number; onDone: (team: Team) => void }) {
  const [t, shell] = [useT("settings"), useT("shell")];
  const grant = useMutation({ mutationFn: (body: GrantBody) => grantRole(accountId, body), onSuccess: onDone });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const body = { email: String(fields.get("email") ?? "").trim(), role: String(fields.get("role")) as Role };
    grant.mutate(body, { onSuccess: () => form.reset() });
  };
  const problem = grant.error instanceof ApiError ? grant.error.details[0]?.message : undefined;
  return (
    <SettingSection title={t("team.add")} text={t("team.addText")}>
      <form className="grid max-w-[420px] gap-3" onSubmit={save}>
        <Field label={t("team.email")} error={problem}>
          {(ids) => <Input {...ids} type="email" name="email" required maxLength={200} autoComplete="off" />}
        </Field>
        <Field label={t("team.role")}>
          {(ids) => (
            <Select {...ids} name="role" defaultValue="viewer">
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {shell(`role.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <SaveFoot
          state={{ ...grant, error: problem === undefined ? grant.error : null }}
          label={t("team.add")}
          mayChange
        />
      </form>
    </SettingSection>
  );
}
