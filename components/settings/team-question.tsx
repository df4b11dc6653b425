"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface Props {
  name: string;
  kind: "take" | "disable";
  onYes: () => void;
  onLeave: () => void;
}

/** Asked before somebody loses a right: what will happen, in words. */
export function TeamQuestion({ name, kind, onYes, onLeave }: Props) {
  const t = useT("settings");
  return (
    <Dialog
      title={t(kind === "take" ? "team.takeSure" : "team.disableSure", { name })}
      onClose={onLeave}
      foot={
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onLeave}>
            {t("team.keep")}
          </Button>
          <Button variant="danger-solid" onClick={onYes}>
            {t(kind === "take" ? "team.takeYes" : "team.disable")}
          </Button>
        </div>
      }
    >
      <p className="max-w-[52ch] text-ink-2">{t(kind === "take" ? "team.takeSureText" : "team.disableSureText")}</p>
    </Dialog>
  );
}
