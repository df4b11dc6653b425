"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { LinePicture } from "@/components/order/line-picture";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import { Plain } from "@/components/ui/plain";
import type { Order, OrderLine } from "@/lib/domain/order";
import { statusLook } from "@/lib/domain/status";
import { plainText } from "@/lib/format/plain";
import type { FormLine } from "@/lib/grammar";
import type { ActionFormState } from "./use-action-form";

interface LineProps {
  line: FormLine;
  product: OrderLine | undefined;
  order: Order;
  /** Null where lines cannot be chosen. */
  checked: boolean | null;
  onCheck: (on: boolean) => void;
  children: ReactNode;
}

function Line({ line, product, order, checked, onCheck, children }: LineProps) {
  const [t, status] = [useT("actions"), useT("status")];
  const look = statusLook("order", line.status ?? order.lengow_status);
  const word = look.key ? status(look.key) : plainText(look.raw, 40).text;
  const sku = product?.merchant_product_id?.id ?? product?.marketplace_product_id ?? "–";
  const off = !line.allowed;
  return (
    <li className="border-t first:border-t-0">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper */}
      <label
        className={clsx(
          "grid grid-cols-[24px_36px_minmax(0,1fr)_auto] items-center gap-2.5 py-2 pr-3 pl-2 max-tablet:min-h-14",
          off ? "text-ink-2" : checked !== null && "cursor-pointer",
        )}
      >
        {checked === null ? (
          <span />
        ) : (
          <Checkbox checked={checked} disabled={off} onChange={(event) => onCheck(event.target.checked)} />
        )}
        <LinePicture path={product?.picture} />
        <span className="min-w-0">
          <span className="cut block">
            <Plain max={120}>{line.title ?? line.id}</Plain>
          </span>
          <span className="cut block text-12 text-ink-3">
            {off ? (
              t("form.lineNotAllowed", { status: word })
            ) : (
              <Plain max={80}>{`${sku} · ${line.id} · ${word}`}</Plain>
            )}
          </span>
        </span>
        <span className="whitespace-nowrap tabular-nums">
          {t("form.ofUnits", { n: Number(line.quantity ?? product?.quantity ?? 1) })}
        </span>
      </label>
      {children}
    </li>
  );
}

/** How the lines are sent, said beside their heading. */
function useMode(form: ActionFormState, marketplace: string): string {
  const t = useT("actions");
  const { base, judged } = form;
  if (base.line_argument === null) return t("form.orderOnly", { marketplace });
  return judged.whole ? t("form.wholeOrder") : t("form.oneEach");
}

/** The order's lines: which are meant, and why the others cannot be. `amounts` draws what is typed for one line, below it. */
export function LinePicker(props: {
  form: ActionFormState;
  order: Order;
  marketplace: string;
  amounts: (line: string) => ReactNode;
}) {
  const { form, order, marketplace, amounts } = props;
  const t = useT("actions");
  const mode = useMode(form, marketplace);
  const { base, judged } = form;
  const canChoose = base.line_argument !== null;
  const products = new Map(
    order.packages.flatMap((parcel) => parcel.cart).map((line) => [line.marketplace_order_line_id, line]),
  );
  const allowed = base.lines.filter((line) => line.allowed).map(({ id }) => id);
  const missing = base.line_argument === null ? null : form.problemOf(base.line_argument);
  const set = (line: string, on: boolean) =>
    form.choose(on ? [...judged.chosen, line] : judged.chosen.filter((one) => one !== line));
  const all = allowed.length > 1 && judged.chosen.length < allowed.length;
  return (
    <section aria-label={t("form.lines")} data-field={base.line_argument ?? undefined}>
      <div className="mb-2 flex min-h-7 items-center gap-2">
        <h3 className="text-13">{t("form.lines")}</h3>
        {canChoose && all && (
          <Button size="small" variant="quiet" onClick={() => form.choose(allowed)}>
            {t("form.allLines")}
          </Button>
        )}
        <span className="ml-auto text-12 text-ink-3">{mode}</span>
      </div>
      <ul className="overflow-hidden rounded-6 border border-line-strong">
        {base.lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            product={products.get(line.id)}
            order={order}
            checked={canChoose ? judged.chosen.includes(line.id) : null}
            onCheck={(on) => set(line.id, on)}
          >
            {canChoose && judged.chosen.includes(line.id) && amounts(line.id)}
          </Line>
        ))}
      </ul>
      {missing && (
        <p className="mt-1 flex items-start gap-[5px] text-12 text-fail">
          <Icon name="octagon-x" size={13} className="mt-[1.5px]" />
          {missing.code === "required" ? t("form.lineChoose") : t(`form.error.${missing.code}`)}
        </p>
      )}
    </section>
  );
}
