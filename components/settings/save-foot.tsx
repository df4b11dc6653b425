"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export interface SaveState {
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
}

/** The button of a form of settings and what became of the last press; a reader without the right is told who has it. */
export function SaveFoot(props: { state: SaveState; label: string; done?: string; mayChange: boolean }) {
  const { state, label, done, mayChange } = props;
  const t = useT("settings");
  if (!mayChange) return <p className="text-12 text-ink-3">{t("readOnly")}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit">{state.isPending ? t("saving") : label}</Button>
      <p role="status" className="flex items-center gap-[5px] text-12 text-done">
        {state.isSuccess && (
          <>
            <Icon name="circle-check" size={13} />
            {done ?? t("saved")}
          </>
        )}
      </p>
      {state.error && (
        <p role="alert" className="flex items-start gap-[5px] text-12 text-fail">
          <Icon name="octagon-x" size={13} className="mt-[1.5px]" />
          {t("notSaved", { message: state.error.message })}
        </p>
      )}
    </div>
  );
}
