"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionView, ResolveActionBody } from "@/lib/contract/actions";
import { plainText } from "@/lib/format/plain";
import { resolveAction } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { keys } from "@/lib/queries/keys";
import { RetryButton } from "./retry-button";

interface Props {
  accountId: number;
  personId: string | null;
  action: ActionView;
}

/** A person's answer where the machine has none: this action of Lengow's is it, it is sent again, or the matter is closed. */
export function ResolveForm({ accountId, personId, action }: Props) {
  const t = useT("actions");
  const client = useQueryClient();
  const [number, setNumber] = useState("");
  const [note, setNote] = useState("");
  const decide = useMutation({
    mutationFn: (body: ResolveActionBody) => resolveAction(accountId, action.id, body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.actions(accountId) }),
  });
  const submit = (body: ResolveActionBody) => (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(body);
  };
  const { error } = decide;
  const words = error instanceof ApiError ? [error.message, ...error.details.map(({ message }) => message)] : [];
  return (
    <Banner tone="unknown" icon="hand" title={t("resolve.title")}>
      <p>{t("resolve.text")}</p>
      <div className="mt-2 grid max-w-xl gap-3">
        <form
          className="flex items-end gap-2"
          onSubmit={submit({ decision: "it_is_there", upstream_id: Number(number) })}
        >
          <Field label={t("resolve.there")} className="flex-1">
            {(ids) => (
              <Input
                {...ids}
                inputMode="numeric"
                pattern="[1-9][0-9]*"
                required
                value={number}
                onChange={(event) => setNumber(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit">{t("resolve.confirm")}</Button>
        </form>
        {personId !== null && (
          <p className="flex flex-wrap items-center gap-2">
            <span>{t("resolve.again")}</span>
            <RetryButton accountId={accountId} personId={personId} action={action} />
          </p>
        )}
        <form className="flex items-end gap-2" onSubmit={submit({ decision: "close", note })}>
          <Field label={t("resolve.note")} className="flex-1">
            {(ids) => (
              <Input {...ids} required maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <Button type="submit">{t("resolve.close")}</Button>
        </form>
        {words.length > 0 && (
          <p role="alert" className="text-12 text-fail" lang="en">
            {plainText(words.join(" "), 300).text}
          </p>
        )}
      </div>
    </Banner>
  );
}
