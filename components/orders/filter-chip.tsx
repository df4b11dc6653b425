"use client";

import { useT } from "@/components/shell/intl-provider";
import { AddChip, Chip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import { plainText } from "@/lib/format/plain";
import { ChoiceList } from "./choice-list";
import type { Choice } from "./filters";
import { ValueKeys } from "./value-keys";

interface Props {
  label: string;
  choices: readonly Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** A filter that takes any of several values; each tick asks at once. For lists beside the grid, whose own chips come in parts. */
export function FilterChip({ label, choices, values, onChange }: Props) {
  const t = useT("orders");
  const [first] = values;
  const name = choices.find((choice) => choice.value === first)?.label ?? (first && plainText(first, 40).text);
  const value = values.length > 1 ? t("filters.anyOfN", { n: values.length }) : name;
  const remove = { label: t("removeFilter", { name: label }), onClick: () => onChange([]) };
  return (
    <Popover
      label={label}
      className="w-60"
      trigger={(trigger) =>
        value === undefined ? (
          <AddChip {...trigger}>{label}</AddChip>
        ) : (
          <Chip {...trigger} name={label} value={value} remove={remove} />
        )
      }
    >
      {() => (
        <ValueKeys>
          <ChoiceList choices={choices} values={values} onChange={onChange} />
        </ValueKeys>
      )}
    </Popover>
  );
}
