"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRetry } from "@/components/actions/use-retry";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import type { TriageFailure } from "@/lib/contract/triage";
import { labelled } from "@/lib/format/labelled";
import { actionDetailQuery } from "@/lib/queries/actions";

interface Props {
  accountId: number;
  personId: string;
  failure: TriageFailure;
}

/** Opens the form of one failure with what was sent and the cursor in the field that was found fault with. */
export function CorrectOne({ accountId, personId, failure }: Props) {
  const [t, actions, locale] = [useT("triage"), useT("actions"), useLocale()];
  const client = useQueryClient();
  const { step, open, drawer } = useRetry(accountId, personId);
  return (
    <>
      <IconButton
        icon="pencil"
        size="small"
        iconSize={14}
        aria-haspopup="dialog"
        aria-busy={step === "reading"}
        label={labelled(t("fix.retry"), failure.marketplace_order_id, locale)}
        onClick={() => void open(client.fetchQuery(actionDetailQuery(accountId, failure.id)))}
      />
      {step === "failed" && (
        <span role="alert" className="text-12 text-fail">
          {actions("retry.cannot")}
        </span>
      )}
      {drawer}
    </>
  );
}
