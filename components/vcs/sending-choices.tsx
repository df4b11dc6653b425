"use client";

import { useT } from "@/components/shell/intl-provider";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { METADATA_KEYS, PART_NAMES, type VcsSettingsBody } from "@/lib/contract/vcs-settings";
import { REPORT_ZONES } from "@/lib/vcs/deadline";

interface ChoiceProps<Value extends string> {
  name: "part_name" | "metadata_keys" | "dates_zone";
  values: readonly Value[];
  /** The words for a value; itself when there are none. */
  wordsOf?: (value: Value) => string;
  hint?: string;
  saved: Value;
  isWrong: boolean;
  disabled: boolean;
  className?: string;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, values, wordsOf = String, hint, saved, isWrong, disabled, className } = props;
  const t = useT("vcs");
  const error = isWrong ? t("sending.choiceWrong") : undefined;
  return (
    <Field label={t(`sending.${name}`)} hint={hint} error={error} className={className}>
      {(ids) => (
        <Select {...ids} name={name} defaultValue={saved} disabled={disabled}>
          {values.map((value) => (
            <option key={value} value={value}>
              {wordsOf(value)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface Props {
  saved: VcsSettingsBody;
  /** Names of the fields that cannot be saved as they are. */
  wrong: ReadonlySet<string>;
  mayChange: boolean;
}

/** What is chosen from a list: names on the way to Lengow, and the zone of Amazon's dates. */
export function SendingChoices({ saved, wrong, mayChange }: Props) {
  const t = useT("vcs");
  const about = <Name extends ChoiceProps<string>["name"]>(name: Name) => ({
    name,
    saved: saved[name],
    isWrong: wrong.has(name),
    disabled: !mayChange,
  });
  return (
    <div className="grid max-w-[560px] grid-cols-2 gap-3 max-tablet:grid-cols-1">
      <Choice {...about("part_name")} values={PART_NAMES} />
      <Choice {...about("metadata_keys")} values={METADATA_KEYS} wordsOf={(keys) => t(`sending.keys.${keys}`)} />
      <Choice {...about("dates_zone")} values={REPORT_ZONES} hint={t("sending.zoneHint")} className="col-span-full" />
    </div>
  );
}
