"use client";

import type { FormEvent } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A value that is in no list, typed whole. */
export function WholeText(props: { label: string; value: string; onApply: (value: string) => void }) {
  const { label, value, onApply } = props;
  const t = useT("orders");
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(String(new FormData(event.currentTarget).get("value")).trim());
  };
  return (
    <form className="grid gap-2 p-2.5" onSubmit={apply}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside, one component deeper */}
      <label className="grid gap-1 text-12 text-ink-2">
        {label}
        <Input size="small" name="value" defaultValue={value} maxLength={200} autoComplete="off" spellCheck={false} />
      </label>
      <Button type="submit" size="small">
        {t("filters.apply")}
      </Button>
    </form>
  );
}
