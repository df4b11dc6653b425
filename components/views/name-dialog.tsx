"use client";

import { type FormEvent, useId, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/queries/api-fetch";

interface Props {
  kind: "save" | "rename" | "duplicate";
  initial: string;
  /** Whether sharing is asked for as well. */
  mayShare: boolean;
  /** @throws ApiError */
  onKeep: (name: string, shared: boolean) => Promise<void>;
  onClose: () => void;
}

/** Asks for a view's name; what is refused is said beside the name, and nothing is closed before it was kept. */
export function NameDialog({ kind, initial, mayShare, onKeep, onClose }: Props) {
  const t = useT("views");
  const box = useId();
  const [name, setName] = useState(initial);
  const [shared, setShared] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === "") return;
    setBusy(true);
    setProblem(null);
    try {
      await onKeep(name.trim(), shared);
      onClose();
    } catch (error) {
      const isRefused = error instanceof ApiError && error.code === "bad_request";
      const isFull = isRefused && error.details.some(({ message }) => message.includes("already"));
      setProblem(isFull ? t("tooMany") : isRefused ? t("taken") : t("failed"));
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={t(`nameTitle.${kind}`)}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={t("name")} hint={kind === "rename" ? undefined : t("nameHint")} error={problem ?? undefined}>
          {(ids) => (
            <Input
              {...ids}
              data-first=""
              autoComplete="off"
              maxLength={60}
              value={name}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {mayShare && (
          <label htmlFor={box} className="flex items-center gap-2">
            <Checkbox id={box} checked={shared} onChange={(event) => setShared(event.target.checked)} />
            {t("shareToo")}
          </label>
        )}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" unavailable={name.trim() === "" ? t("name") : undefined}>
            {kind === "rename" ? t("renameNow") : t("keep")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
