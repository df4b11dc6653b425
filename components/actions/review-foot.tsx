"use client";

import { type ReactNode, useId, useState } from "react";
import { type ArrangedField, arrangeFields } from "@/components/schema-form/arrange-fields";
import { fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { Keys } from "@/components/ui/kbd";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { isRefund } from "@/lib/domain/action";
import { writeCents } from "@/lib/domain/decimal";
import { money } from "@/lib/format/money";
import { plainText } from "@/lib/format/plain";
import type { FormField } from "@/lib/grammar";
import { typeIcon } from "./action-words";
import { isPerLine, type Judged, type Sending } from "./judge-wish";
import { demandOf } from "./refund-left";
import type { ActionFormState } from "./use-action-form";
import type { SubmitState } from "./use-submit";

/** Units of the lines that are meant, and of the whole order. An action for the whole order leaves out the lines that are past it. */
export function unitsOf(judged: Judged, order: OrderDetail): { n: number; all: number } {
  const lines = order.packages.flatMap((parcel) => parcel.cart);
  const sum = (list: typeof lines) => list.reduce((total, { quantity }) => total + quantity, 0);
  const open = judged.form.lines.filter(({ allowed }) => allowed).map(({ id }) => id);
  const isMeant = (id: string) => (judged.whole ? open.length === 0 || open.includes(id) : judged.chosen.includes(id));
  const meant = lines.filter((line) => isMeant(line.marketplace_order_line_id));
  return { n: sum(meant), all: sum(lines) };
}

/** The money a refund gives back, tax and shipping included; null for anything else. */
export function refundTotal(asked: Judged["asked"]): string | null {
  const total = asked.reduce((sum, { values }) => {
    const { goods, shipping } = demandOf(values);
    return sum + goods + shipping;
  }, 0n);
  return total > 0n ? writeCents(total) : null;
}

/** The lines and values of what will be sent, as a sentence goes on: "2 × Wall lamp, DPD, 0522…". */
function useSentence(judged: Judged, order: OrderDetail): ReactNode[] {
  const t = useT("actions");
  const locale = useLocale();
  const lines = order.packages.flatMap((parcel) => parcel.cart);
  const currency = (order.original_currency ?? order.currency)?.iso_a3 ?? null;
  const what = judged.whole
    ? [t("form.review.wholeOrder")]
    : judged.chosen.map((id) => {
        const line = lines.find((one) => one.marketplace_order_line_id === id);
        const title = plainText(line?.title ?? id, 40).text;
        const words = t("form.review.lineWithUnits", { n: line?.quantity ?? 1, title });
        const total = refundTotal(judged.asked.filter((one) => one.line === id));
        return total === null ? words : `${words} (${money(total, currency, locale) ?? total})`;
      });
  const valueWords = (field: FormField, value: string) => {
    const label = field.values?.find(({ code }) => code === value)?.label ?? value;
    return field.kind === "money" ? (money(value, currency, locale) ?? value) : plainText(label, 60).text;
  };
  const first = judged.sendings?.[0]?.payload ?? {};
  const { main, optional } = arrangeFields(judged.form.fields);
  const flat = (list: readonly ArrangedField[]): FormField[] =>
    list.flatMap(({ field, children }) => [field, ...flat(children)]);
  const values = flat([...main, ...optional]).flatMap((field) => {
    const value = first[field.name];
    if (value === undefined || field.name === judged.form.line_argument || field.kind === "date") return [];
    // A refund's amounts stand with their lines.
    if (field.kind === "money" && isPerLine(judged.form, field)) return [];
    const differs = judged.sendings?.some(({ payload }) => payload[field.name] !== value);
    if (differs) return [];
    const name = fieldLabel(t, field, judged.form.fields);
    // German nouns keep their capital inside a sentence.
    const label = locale === "de" ? name : name.toLocaleLowerCase();
    return [
      <span key={field.name}>
        {label} <b className="font-semibold text-ink">{valueWords(field, String(value))}</b>
      </span>,
    ];
  });
  return [what.join(", "), ...values].flatMap((part, at) => (at === 0 ? [part] : [", ", part]));
}

/** Exactly what Lengow gets, action by action. */
function Json({
  sendings,
  order,
  type,
  id,
}: {
  sendings: readonly Sending[];
  order: OrderDetail;
  type: string;
  id: string;
}) {
  const t = useT("actions");
  const bodies = sendings.map(({ payload }) => ({
    account_id: order.account_id,
    marketplace: order.marketplace,
    marketplace_order_id: order.marketplace_order_id,
    action_type: type,
    ...payload,
  }));
  const text = JSON.stringify(bodies.length === 1 ? bodies[0] : bodies, null, 2);
  return (
    <section id={id} aria-label={t("form.review.json")} className="relative rounded-6 border bg-sunken">
      <pre className="scroll-thin max-h-48 overflow-auto p-3 pr-10 font-mono text-12" translate="no">
        {text}
      </pre>
      <span className="absolute top-1.5 right-1.5">
        <CopyButton text={text} label={t("form.review.copyJson")} />
      </span>
    </section>
  );
}

/** What is still to be put right, each a way to its field. */
function Missing({ form }: { form: ActionFormState }) {
  const t = useT("actions");
  const { problems } = form.judged;
  const go = (name: string | null) =>
    document.querySelector<HTMLElement>(`dialog [data-field="${CSS.escape(name ?? "")}"] :is(input, select)`)?.focus();
  const nameOf = (name: string | null) => {
    const field = form.judged.form.fields.find((one) => one.name === name);
    return field ? fieldLabel(t, field, form.judged.form.fields) : t("form.lines");
  };
  const names = [...new Set(problems.map(({ name }) => name))];
  return (
    <p role="alert" className="flex flex-wrap items-baseline gap-x-2 text-12 text-fail">
      <span>{t("form.review.missing", { n: names.length })}</span>
      {names.map((name) => (
        <button
          key={name ?? ""}
          type="button"
          className="min-h-6 font-medium underline underline-offset-2"
          onClick={() => go(name)}
        >
          {nameOf(name)}
        </button>
      ))}
    </p>
  );
}

export function useHoldWords(ms: number): string {
  const t = useT("actions");
  const seconds = Math.max(1, Math.round(ms / 1000));
  const time =
    seconds < 120
      ? t("form.review.seconds", { n: seconds })
      : t("form.review.minutes", { n: Math.round(seconds / 60) });
  return t("form.review.held", { time });
}

type Props = {
  form: ActionFormState;
  order: OrderDetail;
  marketplace: string;
  type: string;
  action: string;
  holdMs: number;
  state: SubmitState;
  /** Why it cannot be sent now, though it can be written; null when it can. */
  unsendable: string | null;
  onKeep: () => void;
};

/** The last look before it is recorded: a sentence, the exact JSON one press away, the one primary button, how long it is held. */
export function ReviewFoot({ form, order, marketplace, type, action, holdMs, state, unsendable, onKeep }: Props) {
  const t = useT("actions");
  const locale = useLocale();
  const [shown, setShown] = useState(false);
  const jsonId = useId();
  const { judged } = form;
  const sentence = useSentence(judged, order);
  const held = useHoldWords(holdMs);
  const total = isRefund(type) ? refundTotal(judged.asked) : null;
  const currency = (order.original_currency ?? order.currency)?.iso_a3;
  const { n } = unitsOf(judged, order);
  const label =
    total !== null
      ? t("button.amount", { action, amount: money(total, currency, locale) ?? total })
      : judged.chosen.length === 0 && !judged.whole
        ? action
        : judged.form.lines.length === 0
          ? t("button.wholeOrder", { action })
          : t("button.withUnits", { action, n });
  const busy = state.is === "checking" || state.is === "recording";
  return (
    <>
      {form.tried && judged.problems.length > 0 && <Missing form={form} />}
      {form.tried && judged.problems.length === 0 && form.over.length > 0 && (
        <p role="alert" className="text-12 text-fail">
          {form.over
            .map(({ left }) => t("form.error.over_remaining", { left: money(left, currency, locale) ?? left }))
            .join(" ")}
        </p>
      )}
      {judged.sendings !== null && form.over.length === 0 && (
        <p className="text-ink-2">
          {t.rich("form.review.sends", {
            n: judged.sendings.length,
            marketplace,
            what: "",
            b: (chunks) => <b className="font-semibold text-ink">{chunks}</b>,
          })}
          {sentence}.{" "}
          <button
            type="button"
            aria-expanded={shown}
            aria-controls={jsonId}
            className="min-h-6 font-medium text-accent-ink underline-offset-2 hover:underline"
            onClick={() => setShown(!shown)}
          >
            {t(shown ? "form.review.hideJson" : "form.review.showJson")}
          </button>
        </p>
      )}
      {shown && judged.sendings !== null && <Json sendings={judged.sendings} order={order} type={type} id={jsonId} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          icon={typeIcon(type)}
          className="max-tablet:h-11 max-tablet:flex-1"
          unavailable={
            busy ? t(state.is === "checking" ? "form.checking" : "form.recording") : (unsendable ?? undefined)
          }
        >
          {label}
          <Keys keys={["Ctrl", "Enter"]} />
        </Button>
        <Button variant="quiet" onClick={onKeep}>
          {t("form.keepDraft")}
        </Button>
        <span className="ml-auto inline-flex items-center gap-1.5 text-12 text-ink-3">
          <Icon name="timer" size={14} />
          {held}
        </span>
      </div>
      <p role="status" className={busy ? "text-12 text-ink-3" : "sr-only"}>
        {state.is === "checking" && t("form.checking")}
        {state.is === "recording" && t(state.asking ? "form.asking" : "form.recording")}
      </p>
    </>
  );
}
