"use client";

import Link from "next/link";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { LEFT_VERDICTS, type LeftVerdict } from "@/lib/bulk/verdict";
import type { BatchView } from "@/lib/contract/batches";

type Props = { accountId: number; batch: Pick<BatchView, "file_id" | "file_left"> };

function sheetHref({ accountId, batch }: Props, verdict: LeftVerdict): string {
  const base = `/accounts/${accountId}/bulk`;
  const { file_id: id, file_left: left } = batch;
  return left?.origin === "list" ? `${base}/${id}/ship?verdict=${verdict}` : `${base}?file=${id}&verdict=${verdict}`;
}

/**
 * What a batch left in the sheet it came from, with a way to each kind; nothing where everything was sent or the sheet is gone. It is as of the last
 * flight check: looking at a batch asks Lengow nothing.
 */
export function SheetLeft({ accountId, batch }: Props) {
  const t = useT("bulk");
  const counts = batch.file_left?.counts;
  const left = counts ? LEFT_VERDICTS.filter((name) => counts[name] > 0) : [];
  return (
    <div role="status">
      {counts && left.length > 0 && (
        <p data-tone="warn" className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12">
          <Icon name="triangle-alert" size={14} className="text-(--tone)" />
          <span>{t("sheet.stays.lead")}</span>
          {left.map((name) => (
            <Link
              key={name}
              className={`${linkClass} max-tablet:inline-flex max-tablet:min-h-10 max-tablet:items-center`}
              href={sheetHref({ accountId, batch }, name)}
              prefetch={false}
            >
              {t(`sheet.stays.${name}`, { n: counts[name] })}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
