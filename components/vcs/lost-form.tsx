"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { keys } from "@/lib/queries/keys";
import { confirmLost } from "@/lib/queries/vcs";

/** The machine stops here: a person looks at Amazon and says that the document is not there. `unsent`: it never left, which is said above. */
export function LostForm({ accountId, uploadId, unsent }: { accountId: number; uploadId: string; unsent: boolean }) {
  const t = useT("vcs");
  const client = useQueryClient();
  const [empty, setEmpty] = useState(false);
  const lost = useMutation({
    mutationFn: (note: string) => confirmLost(accountId, uploadId, note),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.vcs(accountId) }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    setEmpty(note === "");
    if (note !== "") lost.mutate(note);
  };
  return (
    <form className="grid gap-2" onSubmit={submit} noValidate>
      <p className="text-ink-2">{t(unsent ? "lost.notSent" : "lost.text")}</p>
      <Field label={t("lost.note")} error={empty ? t("lost.empty") : lost.error?.message}>
        {(ids) => <Input {...ids} name="note" maxLength={500} autoComplete="off" size="small" />}
      </Field>
      <span>
        <Button type="submit" size="small">
          {t("lost.confirm")}
        </Button>
      </span>
    </form>
  );
}
