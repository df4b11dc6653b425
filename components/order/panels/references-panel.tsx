"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Fact, Facts, Section } from "@/components/ui/facts";
import { IconButton } from "@/components/ui/icon-button";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { ReferenceEditor } from "./reference-editor";

interface Props {
  accountId: number;
  order: OrderDetail;
  mayWrite: boolean;
  onRaw: () => void;
}

function References({ references }: { references: readonly string[] }) {
  const t = useT("order");
  if (references.length === 0) return <span className="text-ink-3">{t("notSet")}</span>;
  return [...new Set(references)].map((reference) => (
    <span key={reference} className="block">
      <Plain max={100}>{reference}</Plain>
    </span>
  ));
}

/** The merchant's own reference, edited in place; when Lengow imported and last changed the order; the raw data. */
export function ReferencesPanel({ accountId, order, mayWrite, onRaw }: Props) {
  const t = useT("order");
  const [editing, setEditing] = useState(false);
  // What Lengow confirmed last; the page's own reading follows a moment later.
  const [saved, setSaved] = useState<{ was: string; references: readonly string[] } | null>(null);
  const was = order.merchant_order_id.join("\n");
  const references = saved?.was === was ? saved.references : order.merchant_order_id;
  return (
    <Section title={t("references")}>
      {editing && (
        <ReferenceEditor
          accountId={accountId}
          order={order}
          references={references}
          onSaved={(now) => {
            setSaved({ was, references: now });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      )}
      <Facts>
        {!editing && (
          <Fact name={t("yourOrderId")}>
            <span className="flex items-start gap-1">
              <span className="min-w-0 flex-1">
                <References references={references} />
              </span>
              {mayWrite && (
                <span className="-my-0.5" data-print="no">
                  <IconButton
                    icon="pencil"
                    iconSize={14}
                    size="small"
                    label={t("editReference")}
                    onClick={() => setEditing(true)}
                  />
                </span>
              )}
            </span>
          </Fact>
        )}
        <Fact name={t("importedAt")}>
          <Time at={order.imported_at} form="full" country={order.marketplace_country} />
        </Fact>
        <Fact name={t("updatedAt")}>
          <Time at={order.updated_at} form="full" />
        </Fact>
        <Fact name={t("rawData")} screenOnly>
          <button type="button" className={`${linkClass} min-h-6`} onClick={onRaw}>
            {t("rawMasked")}
          </button>
        </Fact>
      </Facts>
    </Section>
  );
}
