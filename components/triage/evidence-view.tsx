"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wordOr } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { StatusBadge } from "@/components/ui/badge";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { inputClass } from "@/components/ui/input";
import { Money } from "@/components/ui/money";
import { Plain } from "@/components/ui/plain";
import { Quote } from "@/components/ui/quote";
import { Segmented } from "@/components/ui/segmented";
import { Table } from "@/components/ui/table";
import {
  EVIDENCE_LANGUAGES,
  EVIDENCE_READERS,
  type EvidenceLanguage,
  type EvidencePack,
  type EvidenceReader,
} from "@/lib/contract/triage";
import { evidenceQuery } from "@/lib/queries/triage";

const LANGUAGE_NAMES: Record<EvidenceLanguage, string> = { en: "English", fr: "Français", de: "Deutsch" };

/** A button that copies and says so. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useT("triage");
  const [copied, setCopied] = useState("");
  return (
    <Button
      size="small"
      icon={copied === text ? "check" : "copy"}
      onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(text))}
    >
      <span role="status">{copied === text ? t("evidence.copied") : label}</span>
    </Button>
  );
}

/** The order an action was asked for, as Lengow has it; only its number where it could not be read. */
function OrderFacts({ pack: { order, zone } }: { pack: EvidencePack }) {
  const t = useT("triage");
  const [amount, currency] = order.amount?.split(" ") ?? [];
  return (
    <section aria-label={t("evidence.order")}>
      <h2 className="mb-1.5 text-12 font-semibold">{t("evidence.order")}</h2>
      <Facts>
        <Fact name={t("evidence.number")}>
          <Plain max={80}>{order.marketplace_order_id}</Plain>
        </Fact>
        <Fact name={t("evidence.marketplace")}>
          <Plain max={80}>{order.marketplace_name}</Plain>
        </Fact>
        {order.placed && (
          <>
            <Fact name={t("evidence.placedUtc")}>{order.placed.utc}</Fact>
            {zone !== "UTC" && <Fact name={t("evidence.placedLocal", { zone })}>{order.placed.local}</Fact>}
          </>
        )}
        {order.status && (
          <Fact name={t("evidence.status")}>
            <StatusBadge kind="order" value={order.status} flush />
          </Fact>
        )}
        {amount && (
          <Fact name={t("evidence.total")}>
            <Money amount={amount} currency={currency ?? null} />
          </Fact>
        )}
      </Facts>
    </section>
  );
}

function PackFacts({ pack }: { pack: EvidencePack }) {
  const [t, actions] = [useT("triage"), useT("actions")];
  return (
    <>
      <section aria-label={t("evidence.sent")}>
        <h2 className="mb-1.5 flex items-center gap-2 text-12 font-semibold">
          {t("evidence.sent")} <StatusBadge kind="action" value={pack.action.state} />
        </h2>
        <Facts>
          {pack.sent.map(({ name, value }) => (
            <Fact key={name} name={wordOr(actions, `args.${name}`, name)}>
              <Plain max={200}>{value}</Plain>
            </Fact>
          ))}
        </Facts>
      </section>
      <section aria-label={t("evidence.answer")}>
        <h2 className="mb-1.5 text-12 font-semibold">{t("evidence.answer")}</h2>
        {pack.answer ? <Quote tone="fail" text={pack.answer} /> : <p className="text-ink-2">{t("evidence.none")}</p>}
      </section>
      <section aria-label={t("evidence.timeline")}>
        <h2 className="mb-1.5 text-12 font-semibold">{t("evidence.timeline")}</h2>
        <Table caption={t("evidence.timeline")} density="compact" className="w-full">
          <thead>
            <tr>
              <th scope="col">{t("evidence.utc")}</th>
              <th scope="col">{t("evidence.local", { zone: pack.zone })}</th>
              <th scope="col">{t("evidence.happened")}</th>
            </tr>
          </thead>
          <tbody>
            {pack.timeline.map((event) => (
              <tr key={`${event.at} ${event.what}`}>
                <td className="h-auto py-1 tabular-nums whitespace-normal">{event.utc}</td>
                <td className="h-auto py-1 tabular-nums whitespace-normal">{event.local}</td>
                <td className="h-auto py-1 whitespace-normal">{event.what}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </>
  );
}

/** What can be handed on about one action: the facts, a link for colleagues, and a text for a buyer, a marketplace or Lengow. */
export function EvidenceView({ accountId, actionId }: { accountId: number; actionId: string }) {
  const t = useT("triage");
  const locale = useLocale();
  const [language, setLanguage] = useState<EvidenceLanguage>(locale);
  const [reader, setReader] = useState<EvidenceReader>("lengow");
  const { data: pack, error, refetch } = useQuery(evidenceQuery(accountId, actionId, language, reader));
  if (error && !pack) {
    return (
      <p role="alert" className="flex items-center gap-2">
        {t("evidence.failed")}
        <Button size="small" onClick={() => void refetch()}>
          {t("evidence.again")}
        </Button>
      </p>
    );
  }
  if (!pack) {
    return (
      <p role="status">
        <span className="sr-only">{t("evidence.loading")}</span>
        <Bone className="w-56" />
      </p>
    );
  }
  const href = `/accounts/${accountId}/evidence/${encodeURIComponent(actionId)}`;
  const link = typeof window === "undefined" ? href : new URL(href, window.location.origin).href;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5" data-evidence>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t("evidence.reader")}
          value={reader}
          onChange={setReader}
          segments={EVIDENCE_READERS.map((value) => ({ value, label: t(`evidence.readers.${value}`) }))}
        />
        <Segmented
          label={t("evidence.language")}
          value={language}
          onChange={setLanguage}
          segments={EVIDENCE_LANGUAGES.map((value) => ({
            value,
            label: value.toUpperCase(),
            title: LANGUAGE_NAMES[value],
            lang: value,
          }))}
        />
        <span className="ml-auto flex flex-wrap gap-2">
          <CopyText text={link} label={t("evidence.copyLink")} />
          <CopyText text={pack.text} label={t("evidence.copy")} />
        </span>
      </div>
      <textarea
        readOnly
        aria-label={t("evidence.text")}
        lang={language}
        rows={12}
        className={inputClass("medium", "h-auto py-2 font-mono text-12 max-tablet:h-auto max-tablet:text-13")}
        value={pack.text}
      />
      <OrderFacts pack={pack} />
      <PackFacts pack={pack} />
    </div>
  );
}
