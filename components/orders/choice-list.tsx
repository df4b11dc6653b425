"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { plainText } from "@/lib/format/plain";
import type { Choice } from "./filters";

/** From this many choices on, typing finds one quicker than reading. */
const SEARCH_FROM = 9;

interface Props {
  choices: readonly Choice[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Several values, each tick asks at once; long lists are typed into. */
export function ChoiceList({ choices, values, onChange }: Props) {
  const t = useT("orders");
  const [wanted, setWanted] = useState("");
  const needle = wanted.trim().toLocaleLowerCase();
  // A value of the link that nobody offers is still in force: it is shown, and can be taken out.
  const strangers = values.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...strangers.map((value) => ({ value, label: plainText(value, 40).text })), ...choices];
  const shown = all.filter((choice) => `${choice.label} ${choice.value}`.toLocaleLowerCase().includes(needle));
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...values, value] : values.filter((candidate) => candidate !== value));
  return (
    <>
      {choices.length >= SEARCH_FROM && (
        <div className="p-1.5 pb-1">
          <Input
            size="small"
            icon="search"
            value={wanted}
            placeholder={t("filters.searchValues")}
            aria-label={t("filters.searchValues")}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
      )}
      <ul className="scroll-thin relative max-h-[min(22rem,60vh)] overflow-auto p-1">
        {shown.map((choice) => (
          <li key={choice.value}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox stands inside, one component deeper */}
            <label className="flex min-h-7 items-center gap-1.5 rounded-4 pr-3 pl-1 text-13 hover:bg-hover max-tablet:min-h-10">
              <Checkbox
                checked={values.includes(choice.value)}
                onChange={(event) => toggle(choice.value, event.target.checked)}
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
