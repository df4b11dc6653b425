"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { money, roundedMoney } from "@/lib/format/money";

/** An amount with its currency; an en dash with a label when Lengow gave none; `rounded` in lists and totals. Needs the area `common`. */
export function Money(props: {
  amount: string | null | undefined;
  currency: string | null | undefined;
  className?: string;
  rounded?: boolean;
}) {
  const locale = useLocale();
  const t = useT("common");
  const text = (props.rounded ? roundedMoney : money)(props.amount, props.currency, locale);
  if (text === null) return <Missing label={t("nothing")} />;
  return (
    <span className={props.className} title={props.currency ? undefined : t("currencyMissing")}>
      <span className="tabular-nums">{text}</span>
    </span>
  );
}

/** An empty cell: an en dash to the eye, `label` to a screen reader. */
export function Missing({ label }: { label: string }) {
  return (
    <span className="text-ink-3">
      <span aria-hidden>–</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
