"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { reasonWords, typeWords } from "@/components/actions/action-words";
import { errorWords, fieldLabel } from "@/components/schema-form/field-words";
import type { FormPort } from "@/components/schema-form/schema-field";
import { SchemaFields } from "@/components/schema-form/schema-fields";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Plain } from "@/components/ui/plain";
import { Select } from "@/components/ui/select";
import type { OrderDetail } from "@/lib/contract/order-detail";
import {
  type ActionGrammar,
  type FormModel,
  loadMatcher,
  type Matcher,
  NO_PATTERNS,
  needsMatcher,
  normaliseTyped,
  type Review,
  reviewForm,
} from "@/lib/grammar";
import { freshOrderQuery } from "@/lib/queries/action-form";
import { ApiError } from "@/lib/queries/api-fetch";
import { imaginedOrder } from "./imagined-order";

interface Props {
  accountId: number;
  marketplace: { code: string; name: string };
  grammar: ActionGrammar;
  onClose: () => void;
}

type Found =
  | { is: "imagined" }
  | { is: "reading" }
  | { is: "failed"; missing: boolean }
  | { is: "order"; order: OrderDetail };

/** The order the form is tried on: an imagined one, or one that Lengow has. It is read and not kept. */
function useTrialOrder({ accountId, marketplace, grammar }: Props) {
  const client = useQueryClient();
  const [found, setFound] = useState<Found>({ is: "imagined" });
  const [openedAt] = useState(() => new Date().toISOString());
  const use = async (id: string) => {
    if (id === "") return setFound({ is: "imagined" });
    setFound({ is: "reading" });
    try {
      const key = { marketplace: marketplace.code, marketplace_order_id: id };
      setFound({ is: "order", order: await client.fetchQuery(freshOrderQuery(accountId, key)) });
    } catch (error) {
      setFound({ is: "failed", missing: error instanceof ApiError && error.status === 404 });
    }
  };
  const order = found.is === "order" ? found.order : imaginedOrder(marketplace.code, grammar);
  return { found, order, use, openedAt };
}

/** Null while it is on its way: fields that are judged without it would come and go by themselves. */
function useMatcher(grammar: ActionGrammar): Matcher | null {
  const [matcher, setMatcher] = useState<Matcher | null>(() => (needsMatcher(grammar) ? null : NO_PATTERNS));
  useEffect(() => {
    if (needsMatcher(grammar))
      void loadMatcher().then(
        (loaded) => setMatcher(() => loaded),
        () => setMatcher(() => NO_PATTERNS),
      );
  }, [grammar]);
  return matcher;
}

function OrderChoice({ marketplace, found, use }: { marketplace: string; found: Found; use: (id: string) => void }) {
  const t = useT("explorer");
  const [id, setId] = useState("");
  const [field, hint] = [useId(), useId()];
  const said = {
    imagined: t("attempt.imagined"),
    reading: t("attempt.reading"),
    failed: found.is === "failed" && found.missing ? t("attempt.notFound", { marketplace }) : t("attempt.failed"),
    order: found.is === "order" ? t("attempt.withOrder", { id: found.order.marketplace_order_id }) : "",
  }[found.is];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use(id.trim());
  };
  return (
    <form onSubmit={submit} className="grid gap-1">
      <label htmlFor={field} className="font-medium">
        {t("attempt.order")}
      </label>
      <div className="flex gap-2">
        <Input
          id={field}
          aria-describedby={hint}
          autoComplete="off"
          spellCheck={false}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
        <Button type="submit">{t("attempt.use")}</Button>
      </div>
      <p id={hint} className="text-12 text-ink-3">
        {t("attempt.orderHint")}
      </p>
      <p role="status" className="text-12 text-ink-2">
        {said}
      </p>
    </form>
  );
}

function LineChoice({ form, value, onChange }: { form: FormModel; value: string; onChange: (line: string) => void }) {
  const t = useT("explorer");
  const id = useId();
  if (form.line_argument === null) return null;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {t("attempt.line")}
      </label>
      <Select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {form.lines.map((line) => (
          <option key={line.id} value={line.id}>
            {line.title ? `${line.title.slice(0, 60)} · ${line.id}` : line.id}
          </option>
        ))}
      </Select>
    </div>
  );
}

function Outcome({ review }: { review: Review }) {
  const [t, a, status] = [useT("explorer"), useT("actions"), useT("status")];
  const { form, payload, errors } = review;
  if (!form.offered && form.reason)
    return <p>{t("attempt.notOffered", { reason: reasonWords(a, status, form.reason) })}</p>;
  if (payload === null)
    return (
      <div className="grid gap-1 text-ink-2">
        <p>{t("attempt.notYet")}</p>
        <ul className="list-disc pl-5">
          {errors.map(({ name, code }) => {
            const field = form.fields.find((one) => one.name === name);
            const label = field ? fieldLabel(a, field, form.fields) : (name ?? "");
            return (
              <li key={`${name} ${code}`}>
                {[label, errorWords(a, code, field ?? { kind: "text", max: null })].join(": ")}
              </li>
            );
          })}
        </ul>
      </div>
    );
  const json = JSON.stringify(payload, null, 2);
  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-2">
        <h3 className="text-12 font-semibold">{t("attempt.payload")}</h3>
        <CopyButton text={json} label={t("attempt.copy")} />
      </div>
      <pre
        className="scroll-thin max-h-52 overflow-auto rounded-6 border border-line bg-sunken p-3 text-12"
        translate="no"
      >
        <Plain max={20_000}>{json}</Plain>
      </pre>
    </div>
  );
}

/** The action's form on any order or an imagined one, with the payload it would make. Nothing leaves from here. */
export function TryForm(props: Props) {
  const { marketplace, grammar, onClose } = props;
  const [t, a] = [useT("explorer"), useT("actions")];
  const { found, order, use, openedAt } = useTrialOrder(props);
  const loaded = useMatcher(grammar);
  const matcher = loaded ?? NO_PATTERNS;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const overlay = { marketplace: marketplace.code };
  const blank = reviewForm({ grammar, order, matcher, overlay, now: openedAt }).form;
  const kinds = new Map(grammar.arguments.map(({ name, kind }) => [name, kind]));
  const prefills = blank.fields.flatMap(({ name, prefill }) => (prefill === null ? [] : [[name, prefill] as const]));
  const values = { ...Object.fromEntries(prefills), ...typed };
  const canonical = Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, normaliseTyped(kinds.get(name) ?? "text", text)]),
  );
  const review = reviewForm({ grammar, order, matcher, overlay, now: openedAt, values: canonical });
  const change = (name: string, text: string) => setTyped((now) => ({ ...now, [name]: text }));
  const port: FormPort = {
    fields: review.form.fields,
    marketplace: marketplace.name,
    textOf: (name) => values[name] ?? review.form.fields.find((field) => field.name === name)?.value ?? "",
    change,
    touch: (name) => setTouched((now) => new Set([...now, name])),
    errorOf: (field) => {
      const error = review.errors.find(({ name }) => name === field.name);
      const isQuiet = !touched.has(field.name) || error?.code === "required";
      return error === undefined || isQuiet ? null : errorWords(a, error.code, field);
    },
    warningOf: () => null,
    recentOf: () => [],
  };
  const line = review.form.line_argument;
  return (
    <Dialog
      kind="drawer"
      onClose={onClose}
      title={t("attempt.title", { action: typeWords(a, grammar.action) })}
      lead={t("attempt.lead")}
      foot={loaded && <Outcome review={review} />}
    >
      <div className="grid gap-5">
        <OrderChoice marketplace={marketplace.name} found={found} use={(id) => void use(id)} />
        {loaded && review.form.offered && (
          <>
            <LineChoice
              form={review.form}
              value={line === null ? "" : (values[line] ?? "")}
              onChange={(id) => line !== null && change(line, id)}
            />
            <SchemaFields port={port} skip={new Set(line === null ? [] : [line])} />
          </>
        )}
      </div>
    </Dialog>
  );
}
