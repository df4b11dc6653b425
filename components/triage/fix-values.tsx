"use client";

import { FieldControl } from "@/components/schema-form/field-control";
import { fieldLabel, originWords } from "@/components/schema-form/field-words";
import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { marketplaceName } from "@/components/ui/marketplace";
import { Plain } from "@/components/ui/plain";
import { Judged } from "@/components/ui/quote";
import type { TriageGroupDetail } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import type { FormField } from "@/lib/grammar";
import { knownName } from "./cause-words";
import type { FixField } from "./fix-fields";
import type { Fix } from "./use-fix";

interface Props {
  group: TriageGroupDetail;
  fix: Fix;
}

/** A value by the marketplace's own name for it. */
export const labelOf = (field: FormField, value: string): string =>
  plainText(field.values?.find(({ code }) => code === value)?.label ?? value, 60).text;

/** One value of one field for every row, with what is proposed and why. */
function OneField({ one, fix, group }: Props & { one: FixField }) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const { form } = fix;
  const { field, value, isProposed, like } = one;
  if (!form) return null;
  const nameOf = (other: string): string => {
    const known = form.fields.find((candidate) => candidate.name === other);
    return known ? fieldLabel(actions, known, form.fields) : other;
  };
  const many = field.values?.length ?? 0;
  const hint =
    isProposed && like !== null ? t("fix.proposed", { value: plainText(like, 40).text, n: many }) : undefined;
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  return (
    <div data-fix-field={field.name}>
      <Field
        label={fieldLabel(actions, field, form.fields)}
        origin={originWords(actions, field, name, nameOf)}
        hint={hint}
      >
        {(ids) => (
          <FieldControl
            field={field}
            ids={ids}
            value={value}
            onChange={(text) => fix.type(field.name, text)}
            onBlur={() => undefined}
          />
        )}
      </Field>
    </div>
  );
}

/** One value for every row, of each field that is corrected. */
export function OneValue(props: Props) {
  return props.fix.fields.map((one) => <OneField key={one.field.name} one={one} {...props} />);
}

/** What was sent for how many of the orders that are corrected, and what will be. */
export function Changes({ fix }: { fix: Fix }) {
  const t = useT("triage");
  const { fields, orders } = fix;
  if (fix.scope === "rows") return null;
  return fields.flatMap(({ field, value, sent }) =>
    sent.length === 0
      ? []
      : [
          <ul key={field.name} className="divide-y divide-line rounded-6 border border-line-strong bg-surface text-12">
            {sent.slice(0, 5).map((one) => (
              <li key={one.value} className="flex items-center gap-2 px-2.5 py-1.5">
                <Judged>
                  <Plain max={30}>{one.value}</Plain>
                </Judged>
                <span className="ml-auto text-ink-3 tabular-nums">{t("fix.sent", { n: one.count })}</span>
              </li>
            ))}
            {value !== "" && (
              <li className="flex items-center gap-2 px-2.5 py-1.5 font-medium">
                <Icon name="arrow-right" size={13} className="text-ink-3" />
                {labelOf(field, value)}
                <span className="ml-auto tabular-nums">{t("fix.sent", { n: orders })}</span>
              </li>
            )}
          </ul>,
        ],
  );
}
