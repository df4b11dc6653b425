"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { errorWords } from "@/components/schema-form/field-words";
import type { FormPort } from "@/components/schema-form/schema-field";
import { SchemaFields } from "@/components/schema-form/schema-fields";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { useStoreName } from "@/components/ui/store-names";
import { isOfOneOrder } from "@/lib/bulk/one-order";
import type { BulkOffer } from "@/lib/contract/batches";
import { compileAction, loadMatcher, NO_PATTERNS, needsMatcher, normaliseTyped, reviewForm } from "@/lib/grammar";
import { freshOrderQuery, marketplaceQuery } from "@/lib/queries/action-form";

export type Args = Record<string, string | number | boolean | null>;

interface Props {
  accountId: number;
  type: string;
  place: BulkOffer["marketplaces"][number];
  openedAt: string;
  /** Mistakes are spoken of once sending was tried. */
  tried: boolean;
  /** What is to be sent for this marketplace; null while something is missing or wrong. */
  onArgs: (marketplace: string, args: Args | null) => void;
}

function useFacts({ accountId, type, place }: Props) {
  const { marketplace, example } = place;
  const metadata = useQuery(marketplaceQuery(accountId, marketplace));
  const order = useQuery({
    ...freshOrderQuery(accountId, { marketplace, marketplace_order_id: example }),
    refetchOnWindowFocus: false,
  });
  const grammar = useMemo(() => (metadata.data ? compileAction(metadata.data, type) : null), [metadata.data, type]);
  const wantsEngine = grammar !== null && needsMatcher(grammar);
  const engine = useQuery({
    queryKey: ["pattern-engine"],
    queryFn: loadMatcher,
    enabled: wantsEngine,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const matcher = wantsEngine ? engine.data : NO_PATTERNS;
  const error = metadata.error ?? order.error ?? engine.error;
  const facts = grammar && order.data && matcher ? { grammar, order: order.data, matcher } : null;
  return { facts, error };
}

/** What one marketplace asks for, once for all its orders; judged on one of them, as the server judges each. */
export function MarketplaceFields(props: Props) {
  const { place, openedAt, tried, onArgs } = props;
  const t = useT("bulk");
  const actions = useT("actions");
  const name = useStoreName()(place.marketplace);
  const { facts, error } = useFacts(props);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const judged = useMemo(() => {
    if (facts === null) return null;
    const common = { ...facts, overlay: { marketplace: place.marketplace }, now: openedAt };
    const base = reviewForm({ ...common, values: {} }).form;
    const values: Record<string, unknown> = {};
    for (const field of base.fields) {
      const text = typed[field.name] ?? field.prefill;
      if (text !== null && text !== undefined && !isOfOneOrder(field))
        values[field.name] = normaliseTyped(field.kind, text);
    }
    const line = base.lines.find(({ allowed }) => allowed);
    if (base.line_argument !== null && base.one_action_per_line && line) values[base.line_argument] = line.id;
    const review = reviewForm({ ...common, values });
    const args = Object.fromEntries(Object.entries(values).filter(([key]) => key !== base.line_argument)) as Args;
    return { review, args: review.errors.length === 0 ? args : null };
  }, [facts, typed, place.marketplace, openedAt]);
  const written = judged?.args ? JSON.stringify(judged.args) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when what is sent changes, which its text says
  useEffect(() => onArgs(place.marketplace, judged?.args ?? null), [written, place.marketplace]);
  if (error) return <p role="alert">{t("bar.cannot")}</p>;
  if (judged === null) {
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">{t("form.reading", { marketplace: name })}</span>
        <Bone className="w-40" />
        <Bone className="w-full" />
      </div>
    );
  }
  const { form, errors } = judged.review;
  const skip = new Set(form.fields.filter((field) => isOfOneOrder(field)).map((field) => field.name));
  if (form.line_argument !== null) skip.add(form.line_argument);
  const shown = form.fields.filter((field) => field.visible && !skip.has(field.name));
  const port: FormPort = {
    fields: form.fields,
    marketplace: name,
    textOf: (field) => typed[field] ?? form.fields.find((one) => one.name === field)?.value ?? "",
    change: (field, text) => setTyped((now) => ({ ...now, [field]: text })),
    touch: () => undefined,
    errorOf: (field) => {
      const problem = tried ? errors.find((one) => one.name === field.name) : undefined;
      return problem ? errorWords(actions, problem.code, field) : null;
    },
    warningOf: () => null,
    recentOf: () => [],
  };
  return shown.length > 0 ? (
    <SchemaFields port={port} skip={skip} />
  ) : (
    <p className="text-ink-2">{t("form.nothing", { marketplace: name })}</p>
  );
}
