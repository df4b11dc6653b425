"use client";

import { useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { plainText } from "@/lib/format/plain";
import type { Choice } from "./filters";
import { ValueSearch } from "./value-search";

interface Props {
  choices: readonly Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Fetches ahead what a tick would ask for; called once the pointer rests on it. */
  onNear?: ((values: string[]) => void) | undefined;
}

/** A pointer that only passes over a list rests on no choice for so long. */
const REST_MS = 60;

/** Calls `onNear` for what the pointer rests on, not for what it passes over. */
function useRest(onNear: Props["onNear"]) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  const enter = (values: string[]) => {
    leave();
    if (onNear) timer.current = setTimeout(() => onNear(values), REST_MS);
  };
  return { enter, leave };
}

/** Several values, each tick asks at once; long lists are typed into. */
export function ChoiceList({ choices, values, onChange, onNear }: Props) {
  const t = useT("orders");
  const { enter, leave } = useRest(onNear);
  const [wanted, setWanted] = useState("");
  const needle = wanted.trim().toLocaleLowerCase();
  // A value of the link that nobody offers is still in force: it is shown, and can be taken out.
  const strangers = values.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...strangers.map((value) => ({ value, label: plainText(value, 40).text })), ...choices];
  const shown = all.filter((choice) => `${choice.label} ${choice.value}`.toLocaleLowerCase().includes(needle));
  const ticked = (value: string, on: boolean) =>
    on ? [...values, value] : values.filter((candidate) => candidate !== value);
  return (
    <>
      <ValueSearch among={choices.length} wanted={wanted} onWanted={setWanted} />
      <ul className="scroll-thin relative max-h-[min(22rem,60vh)] overflow-auto p-1">
        {shown.map((choice) => (
          <li
            key={choice.value}
            onPointerEnter={() => enter(ticked(choice.value, !values.includes(choice.value)))}
            onPointerLeave={leave}
          >
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper */}
            <label className="flex min-h-7 items-center gap-1.5 rounded-4 pr-3 pl-1 text-13 hover:bg-hover max-tablet:min-h-10">
              <Checkbox
                checked={values.includes(choice.value)}
                onChange={(event) => onChange(ticked(choice.value, event.target.checked))}
              />
              <span className="cut">{choice.label}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2 py-1.5 text-ink-3">{t("filters.noValues")}</li>}
      </ul>
    </>
  );
}
