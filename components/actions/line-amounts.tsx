"use client";

import { useState } from "react";
import { FieldControl, localNumber } from "@/components/schema-form/field-control";
import { errorWords, fieldLabel } from "@/components/schema-form/field-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readAmount, share, writeCents } from "@/lib/domain/decimal";
import type { Order } from "@/lib/domain/order";
import { money } from "@/lib/format/money";
import { type FormField, normaliseTyped } from "@/lib/grammar";
import { isPerLine, typedValue } from "./judge-wish";
import { demandOf, type LineLeft, lineLeft, shippingLeft } from "./refund-left";
import type { ActionFormState } from "./use-action-form";

/** An amount and the tax beside it; "with tax" both are typed as one. */
interface Pair {
  net: string;
  tax: string;
}
const GOODS: Pair = { net: "refund_price", tax: "refund_taxes" };
const SHIPPING: Pair = { net: "refund_shipping_price", tax: "refund_shipping_taxes" };

interface Props {
  form: ActionFormState;
  order: Order;
  line: string;
  /** Amounts are typed with their tax. */
  gross: boolean;
  currency: string | null;
  left: LineLeft | null;
}

/** Both parts of an amount that includes tax, by the line's own share of tax, exact to the cent. */
function splitGross(pair: Pair, gross: bigint, left: LineLeft | null): Record<string, string> {
  const tax = left === null ? 0n : share(gross, left.tax, left.paid);
  return { [pair.net]: writeCents(gross - tax), [pair.tax]: writeCents(tax) };
}

/** One amount with its tax: typed whole, sent as two. */
function GrossField({ form, line, pair, left, currency }: Omit<Props, "order" | "gross"> & { pair: Pair }) {
  const t = useT("actions");
  const locale = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const values = form.draft.perLine[line] ?? {};
  const [net, tax] = [
    readAmount(normaliseTyped("money", values[pair.net] ?? "")),
    readAmount(normaliseTyped("money", values[pair.tax] ?? "")),
  ];
  const sum = net === null && tax === null ? "" : writeCents((net ?? 0n) + (tax ?? 0n));
  const set = (text: string) => {
    setTyped(text);
    const amount = readAmount(normaliseTyped("money", text));
    form.changeLine(line, amount === null ? { [pair.net]: text, [pair.tax]: "" } : splitGross(pair, amount, left));
  };
  const problem = form.problemOf(pair.net, line);
  const over = form.over.find((one) => (pair === GOODS ? one.line === line : one.what === "shipping"));
  const shown = (millionths: bigint | null) => money(writeCents(millionths ?? 0n), currency, locale) ?? "";
  return (
    <Field
      label={t(pair === GOODS ? "form.refund.grossAmount" : "form.refund.grossShipping")}
      hint={sum === "" ? undefined : t("form.refund.split", { net: shown(net), tax: shown(tax) })}
      error={
        over
          ? t("form.error.over_remaining", { left: money(over.left, currency, locale) ?? over.left })
          : problem
            ? t(`form.error.${problem.code}`)
            : undefined
      }
    >
      {(ids) => (
        <Input
          {...ids}
          inputMode="decimal"
          autoComplete="off"
          className="text-right tabular-nums"
          value={typed ?? (sum === "" ? "" : localNumber("money", sum, locale))}
          onChange={(event) => set(event.target.value)}
          onBlur={() => {
            setTyped(null);
            form.touch(pair.net, line);
          }}
        />
      )}
    </Field>
  );
}

function PlainField({
  form,
  line,
  field,
  fields,
  currency,
}: Omit<Props, "order" | "gross" | "left"> & { field: FormField; fields: readonly FormField[] }) {
  const t = useT("actions");
  const locale = useLocale();
  const value = typedValue(field, form.draft.perLine[line] ?? {});
  const problem = form.problemOf(field.name, line);
  const over = form.over.find(
    (one) =>
      (field.name === GOODS.net && one.line === line) || (field.name === SHIPPING.net && one.what === "shipping"),
  );
  const error = over
    ? t("form.error.over_remaining", { left: money(over.left, currency, locale) ?? over.left })
    : problem && errorWords(t, problem.code, field);
  return (
    <Field label={fieldLabel(t, field, fields)} error={error || undefined}>
      {(ids) => (
        <FieldControl
          field={field}
          ids={ids}
          value={field.prefill !== null && value === field.prefill ? localNumber(field.kind, value, locale) : value}
          onChange={(text) => form.changeLine(line, { [field.name]: text })}
          onBlur={() => form.touch(field.name, line)}
        />
      )}
    </Field>
  );
}

/** What is left of this line and of shipping, live, with one press to take it all. */
function Remaining({
  form,
  order,
  line,
  currency,
  left,
  fields,
}: Omit<Props, "gross"> & { fields: readonly FormField[] }) {
  const t = useT("actions");
  const locale = useLocale();
  const { refunds } = form;
  const has = (name: string) => fields.some((field) => field.name === name);
  if (left === null) return <p className="text-12 text-warn">{t("form.refund.unknown")}</p>;
  const shipping = shippingLeft(order, refunds);
  const { asked } = form.judged;
  const goods = demandOf(asked.find((one) => one.line === line)?.values ?? {}).goods;
  const forShipping = asked.reduce((sum, { values }) => sum + demandOf(values).shipping, 0n);
  const amount = (millionths: bigint) => money(writeCents(millionths), currency, locale) ?? "";
  const takeAll = () => {
    const parts = splitGross(GOODS, left.left, left);
    form.changeLine(line, has(GOODS.tax) ? parts : { [GOODS.net]: writeCents(left.left) });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-2">
      <span className="tabular-nums">
        {t("form.refund.left", { left: amount(left.left - goods), paid: amount(left.paid) })}
      </span>
      {shipping !== null && has(SHIPPING.net) && (
        <span className="tabular-nums">
          {t("form.refund.leftShipping", { left: amount(shipping.left - forShipping), paid: amount(shipping.paid) })}
        </span>
      )}
      {has(GOODS.net) && left.left > 0n && (
        <Button size="small" className="ml-auto h-6 px-2 text-12 font-normal max-tablet:h-9" onClick={takeAll}>
          {t("form.refund.all")}
        </Button>
      )}
    </div>
  );
}

/** What is typed for one line: units, and for a refund its amounts with what is left of them. */
export function LineAmounts({ form, order, line, gross }: Pick<Props, "form" | "order" | "line" | "gross">) {
  const fields = form.judged.fieldsOf(line);
  const own = fields.filter((field) => field.visible && isPerLine(form.base, field));
  if (own.length === 0) return null;
  const product = order.packages.flatMap((parcel) => parcel.cart).find((one) => one.marketplace_order_line_id === line);
  const currency = (product?.original_amount != null ? order.original_currency : order.currency)?.iso_a3 ?? null;
  const left = product === undefined ? null : lineLeft(product, form.refunds);
  const has = (name: string) => own.some((field) => field.name === name);
  const pairs = gross ? [GOODS, SHIPPING].filter(({ net, tax }) => has(net) && has(tax)) : [];
  const paired = new Set(pairs.flatMap(({ net, tax }) => [net, tax]));
  const shared = { form, line, currency };
  return (
    <div className="grid gap-2.5 border-t border-line bg-sunken py-2.5 pr-3 pl-[76px] max-tablet:pl-3">
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2.5">
        {pairs.map((pair) => (
          <GrossField key={pair.net} {...shared} pair={pair} left={left} />
        ))}
        {own
          .filter(({ name }) => !paired.has(name))
          .map((field) => (
            <PlainField key={field.name} {...shared} field={field} fields={fields} />
          ))}
      </div>
      {own.some(({ kind }) => kind === "money") && <Remaining {...shared} order={order} left={left} fields={own} />}
    </div>
  );
}
