"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { errorWords } from "@/components/schema-form/field-words";
import type { FormPort } from "@/components/schema-form/schema-field";
import { SchemaFields } from "@/components/schema-form/schema-fields";
import { useT } from "@/components/shell/intl-provider";
import { useValueFailures } from "@/components/triage/value-warning";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { plainText } from "@/lib/format/plain";
import type { FormField } from "@/lib/grammar";
import { judgedArgument, namedArguments } from "@/lib/triage/judged-argument";
import { isPerLine, typedValue } from "./judge-wish";
import { LineAmounts } from "./line-amounts";
import { LinePicker } from "./line-picker";
import { ReviewFoot } from "./review-foot";
import { OrderChanged, SendProblem } from "./send-problem";
import { TrackingHint, trackingHint } from "./tracking-hint";
import type { ActionFormState } from "./use-action-form";
import { type SubmitState, useSubmit } from "./use-submit";

interface Props {
  accountId: number;
  form: ActionFormState;
  order: OrderDetail;
  marketplace: string;
  /** The action in words. */
  action: string;
  holdMs: number;
  recent: (name: string) => readonly string[];
  /** The action that is corrected and sent again; null for a new one. */
  repeats?: ActionView | null;
  /** Why nothing can be sent now, though the form can be filled in: Lengow does not answer. */
  unsendable?: string | null;
  onRecorded: (intents: readonly ActionView[]) => void;
  /** The form goes on with this order. */
  onUse: (order: OrderDetail) => void;
  onKeep: () => void;
  onOpenAnew: () => void;
}

/** The fields as the generic form sees them: what is typed, what is wrong, what is odd. */
function usePort({ accountId, form, order, marketplace, recent }: Props, state: SubmitState): FormPort {
  const t = useT("actions");
  const failedBefore = useValueFailures(accountId, order.marketplace, form.base.action);
  const { judged, draft } = form;
  const textOf = (name: string) => {
    const field = judged.form.fields.find((one) => one.name === name);
    return field === undefined ? "" : typedValue(field, draft.common);
  };
  return {
    fields: judged.form.fields,
    marketplace,
    textOf,
    change: form.change,
    touch: form.touch,
    errorOf: (field) => {
      const problem = form.problemOf(field.name);
      if (problem !== null) return errorWords(t, problem.code, field);
      const said = state.is === "failed" ? state.error.details.find((one) => one.field === `args.${field.name}`) : null;
      return said ? plainText(said.message, 200).text : null;
    },
    warningOf: (field) => {
      const hint = trackingHint(field, judged.form.fields, textOf);
      return hint ? <TrackingHint hint={hint} use={form.change} /> : failedBefore(field.name, textOf(field.name));
    },
    recentOf: recent,
  };
}

/** The field that was found fault with gets the cursor once the form is there, else the first one that a person has to fill in. */
function useFirstFocus(element: React.RefObject<HTMLFormElement | null>, judged: string | null): void {
  useEffect(() => {
    const place = judged === null ? null : element.current?.querySelector(`[data-field="${CSS.escape(judged)}"]`);
    const faulty = place?.querySelector<HTMLInputElement>(":is(input, select, textarea, button):not(:disabled)");
    if (faulty) return faulty.focus();
    const controls = element.current?.querySelectorAll<HTMLInputElement>(":is(input, select):not(:disabled)") ?? [];
    const boxes = [...controls].filter((one) => one.type === "checkbox");
    const line = boxes.some((box) => box.checked) ? undefined : boxes[0];
    const empty = [...controls].find((one) => one.type !== "checkbox" && one.value === "" && !one.dataset.hasValue);
    (line ?? empty ?? controls[0] ?? element.current?.querySelector("button"))?.focus();
  }, [element, judged]);
}

/** The field that the marketplace's or Lengow's words call by its name, or else find fault with; null when they speak of none. */
function faultIn(repeats: ActionView | null, fields: readonly FormField[]): string | null {
  if (repeats?.error_text == null) return null;
  const shown = fields.filter(({ visible }) => visible).map(({ name }) => name);
  return namedArguments(repeats.error_text, shown)[0] ?? judgedArgument(repeats.error_text, repeats.args);
}

/** The form of one action on one order: lines, arguments, review, and what happens when it is recorded. */
export function ActionForm(props: Props) {
  const { accountId, form, order, marketplace, action, holdMs, onUse, onKeep, onOpenAnew } = props;
  const t = useT("actions");
  const element = useRef<HTMLFormElement>(null);
  const [gross, setGross] = useState(false);
  const { base, judged } = form;
  const { state, submit, reset } = useSubmit(accountId, order, (intents) => {
    form.recorded(intents.map(({ id }) => id));
    props.onRecorded(intents);
  });
  const port = usePort(props, state);
  useFirstFocus(element, faultIn(props.repeats ?? null, base.fields));

  const send = (sendAnother = false) => {
    if (props.unsendable) return;
    form.setTried(true);
    if (!form.isReady) {
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    if (state.is === "failed" && state.error.sent === "no") form.keepKeys(state.done);
    const ids = judged.wishes.map(({ id }) => id);
    const mayBeRecorded = ids.some((id) => form.draft.keys[id] !== undefined);
    void submit({
      type: base.action,
      wishes: judged.wishes,
      keys: form.keysFor(ids),
      sendAnother,
      mayBeRecorded,
      repeats: props.repeats ?? null,
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    // Enter alone never sends: it chooses in lists, and a slip would cost an order.
    if (event.key === "Enter" && (event.target as HTMLElement).tagName === "INPUT") event.preventDefault();
    if (isSend) {
      event.preventDefault();
      send();
    }
  };
  const perLine = new Set(judged.form.fields.filter((field) => isPerLine(base, field)).map(({ name }) => name));
  const skip = new Set([...perLine, ...(base.line_argument === null ? [] : [base.line_argument])]);
  const common = judged.form.fields.filter(({ name, visible }) => visible && !skip.has(name));
  const hasTaxPairs = perLine.has("refund_price") && perLine.has("refund_taxes");
  return (
    <form
      ref={element}
      noValidate
      aria-label={action}
      className="flex min-h-full flex-col gap-5"
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      {form.wasFound && !form.tried && (
        <p className="flex items-center gap-2 text-12 text-ink-2">
          {t("form.draftFrom")}
          <Button size="small" variant="quiet" onClick={onOpenAnew}>
            {t("form.discard")}
          </Button>
        </p>
      )}
      {state.is === "changed" && (
        <OrderChanged
          changes={state.changes}
          onUse={() => {
            reset();
            onUse(state.order);
          }}
        />
      )}
      {state.is === "failed" && (
        <SendProblem
          failed={state}
          fields={judged.form.fields}
          actionsHref={`/accounts/${accountId}/activity?order=${encodeURIComponent(order.marketplace_order_id)}`}
          onAgain={() => send()}
          onSendAnother={() => send(true)}
          onOpenAnew={onOpenAnew}
        />
      )}
      {base.lines.length > 0 && (
        <LinePicker
          form={form}
          order={order}
          marketplace={marketplace}
          amounts={(line) => <LineAmounts form={form} order={order} line={line} gross={gross && hasTaxPairs} />}
        />
      )}
      {hasTaxPairs && (
        <div className="flex items-center gap-2 text-12 text-ink-2">
          {t("form.refund.mode")}
          <Segmented
            label={t("form.refund.mode")}
            value={gross ? "gross" : "net"}
            segments={[
              { value: "net", label: t("form.refund.net") },
              { value: "gross", label: t("form.refund.gross") },
            ]}
            onChange={(mode) => setGross(mode === "gross")}
          />
        </div>
      )}
      <section aria-label={t("form.details")} className="border-t pt-4">
        <h3 className="mb-3 text-13">{t("form.details")}</h3>
        {common.length > 0 ? (
          <SchemaFields port={port} skip={skip} />
        ) : (
          <p className="text-ink-2">{t("form.noFields", { marketplace })}</p>
        )}
      </section>
      {judged.problems.some(({ name }) => name === null) && form.tried && (
        <Banner tone="fail" icon="octagon-x" title={t("form.error.not_allowed_now")} />
      )}
      <div className="sticky -bottom-4 z-1 -mx-6 mt-auto -mb-4 grid gap-2.5 border-t bg-raised px-6 py-3 max-tablet:-mx-4 max-tablet:px-4">
        <ReviewFoot
          form={form}
          order={order}
          marketplace={marketplace}
          type={base.action}
          action={action}
          holdMs={holdMs}
          state={state}
          unsendable={props.unsendable ?? null}
          onKeep={onKeep}
        />
      </div>
    </form>
  );
}
