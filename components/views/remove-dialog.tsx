"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { View } from "@/lib/contract/views";
import { plainText } from "@/lib/format/plain";

interface Props {
  view: View;
  /** @throws ApiError */
  onRemove: () => Promise<void>;
  onClose: () => void;
}

/** A view's filters cannot be had back, so its end is asked for once. */
export function RemoveDialog({ view, onRemove, onClose }: Props) {
  const t = useT("views");
  const [failed, setFailed] = useState(false);
  const remove = async () => {
    setFailed(false);
    try {
      await onRemove();
      onClose();
    } catch {
      setFailed(true);
    }
  };
  return (
    <Dialog
      onClose={onClose}
      title={t("removeTitle", { name: plainText(view.name, 60).text })}
      foot={
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("keepIt")}</Button>
          <Button variant="danger-solid" onClick={() => void remove()}>
            {t("removeNow")}
          </Button>
        </div>
      }
    >
      <p>
        {t("removeText")} {view.shared && t("removeShared")}
      </p>
      <p role="alert" className="mt-2 text-fail empty:hidden">
        {failed && t("failed")}
      </p>
    </Dialog>
  );
}
