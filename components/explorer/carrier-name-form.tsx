"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Combobox } from "@/components/schema-form/combobox";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type CarrierArgument, nameKey } from "@/lib/bulk/carrier-names";
import { readChoice } from "@/lib/bulk/read-choice";
import type { Choice } from "@/lib/grammar";

/** What is written: a new name, one that came in a sheet, or another meaning of one that stands in the table. */
export interface Draft {
  name: string;
  code: string;
  isKnown: boolean;
}

interface Props {
  draft: Draft;
  marketplace: string;
  choices: readonly Choice[];
  asked: readonly CarrierArgument<Choice>[];
  taken: readonly { name: string }[];
  onSave: (name: string, code: string) => void;
  onClose: () => void;
}

/** One name and the carrier it stands for. */
export function CarrierNameForm({ draft, marketplace, choices, asked, taken, onSave, onClose }: Props) {
  const t = useT("carriers");
  const [name, setName] = useState(draft.name);
  const [code, setCode] = useState(draft.code);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // What is asked for next has the focus, and is in view: the name, or the carrier of a name that is given.
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>(draft.name === "" ? "input" : "[role=combobox]")?.focus();
  }, [draft.name]);
  const key = nameKey(name);
  const nameProblem = (): string | null => {
    if (key === "") return t("problem.name");
    if (draft.isKnown) return null;
    if (taken.some((one) => nameKey(one.name) === key)) return t("problem.known");
    return asked.every(({ values }) => readChoice(values, name) !== null) ? t("problem.listed") : null;
  };
  const [nameWrong, codeWrong] = [
    nameProblem(),
    choices.some((one) => one.code === code) ? null : t("problem.carrier"),
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameWrong === null && codeWrong === null) onSave(name.trim(), code);
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="grid grid-cols-2 items-start gap-3 rounded-8 border border-line bg-sunken p-3 max-tablet:grid-cols-1"
    >
      <Field label={t("yours")} hint={t("nameHint")} error={tried ? nameWrong : null}>
        {(ids) => (
          <Input
            {...ids}
            readOnly={draft.isKnown}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("carrier", { marketplace })} error={tried ? codeWrong : null}>
        {(ids) => <Combobox {...ids} choices={choices} first={[]} free={false} value={code} onChange={setCode} />}
      </Field>
      <div className="col-span-full flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t("save")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
