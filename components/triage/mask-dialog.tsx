"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input";
import type { TriageGroupDetail, TriageMaskPreview } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import { ApiError } from "@/lib/queries/api-fetch";
import { editTriageMask, triageKeys } from "@/lib/queries/triage";

function Preview({ preview }: { preview: TriageMaskPreview }) {
  const t = useT("triage");
  return (
    <ul role="status" className="grid gap-1 text-12 text-ink-2" data-mask-preview>
      <li>{t("maskForm.stays", { n: preview.stays })}</li>
      {preview.leaves > 0 && <li className="text-warn">{t("maskForm.leaves", { n: preview.leaves })}</li>}
      {preview.joins.map((join) => (
        <li key={join.group}>{t("maskForm.joins", { n: join.count, mask: plainText(join.mask, 80).text })}</li>
      ))}
      {preview.reopens.map((one) => (
        <li key={one.group} className="text-warn">
          {t(`maskForm.reopens.${one.state}`, { n: one.count, mask: plainText(one.mask, 80).text })}
        </li>
      ))}
      {preview.leaves === 0 && preview.joins.length === 0 && <li>{t("maskForm.nothing")}</li>}
    </ul>
  );
}

/** An administrator's own pattern for a cause; what it would merge or split is seen before it is saved. */
export function MaskDialog({
  accountId,
  group,
  onClose,
}: {
  accountId: number;
  group: TriageGroupDetail;
  onClose: () => void;
}) {
  const t = useT("triage");
  const client = useQueryClient();
  const [mask, setMask] = useState(group.mask);
  const [seen, setSeen] = useState<{ mask: string; preview: TriageMaskPreview } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (text: string, preview: boolean) => {
    setProblem(null);
    try {
      const result = await editTriageMask(accountId, group.id, text, preview);
      if (preview) return setSeen({ mask: text, preview: result });
      await client.invalidateQueries({ queryKey: triageKeys.all(accountId) });
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? (error.details[0]?.message ?? error.message) : t("moves.failed"));
    }
  };
  const isSeen = seen?.mask === mask.trim();
  const isReset = group.own_mask && mask.trim() === "";
  // What going back would bring together is seen before it is saved, as with any other pattern.
  const reset = () => {
    setMask("");
    void ask("", true);
  };
  return (
    <Dialog
      onClose={onClose}
      title={t("maskForm.title")}
      lead={t.rich("maskForm.text", { slot: "<order>", c: (text) => <code>{text}</code> })}
      foot={
        <div className="flex flex-wrap justify-end gap-2">
          {group.own_mask && !isReset && <Button onClick={reset}>{t("maskForm.reset")}</Button>}
          <Button onClick={() => void ask(mask.trim(), true)}>{t("maskForm.preview")}</Button>
          <Button
            variant="primary"
            unavailable={isSeen ? undefined : t("maskForm.preview")}
            onClick={() => void ask(mask.trim(), false)}
          >
            {isReset ? t("maskForm.reset") : t("maskForm.send")}
          </Button>
        </div>
      }
    >
      <div className="grid gap-3">
        <Field
          label={t("maskForm.mask")}
          hint={t("maskForm.hint")}
          error={problem === null ? undefined : plainText(problem, 200).text}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              maxLength={600}
              spellCheck={false}
              className={inputClass("medium", "h-auto py-2")}
              value={mask}
              onChange={(event) => setMask(event.target.value)}
            />
          )}
        </Field>
        {isSeen && seen && <Preview preview={seen.preview} />}
      </div>
    </Dialog>
  );
}
