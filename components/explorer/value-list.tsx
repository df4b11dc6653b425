"use client";

import { useId, useMemo, useState } from "react";
import { findChoices, indexChoices } from "@/components/schema-form/find-choices";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import type { Choice } from "@/lib/grammar";

/** As many as one looks over; the rest is found by typing. */
const SHOWN = 40;
const SEARCH_FROM = 12;

function Found({ choices, field }: { choices: readonly Choice[]; field: string }) {
  const t = useT("explorer");
  const [typed, setTyped] = useState("");
  const index = useMemo(() => indexChoices([...choices]), [choices]);
  const found = useMemo(() => findChoices(index, typed), [index, typed]);
  return (
    <div className="mt-1.5 grid gap-2 rounded-8 border border-line bg-sunken p-3">
      {choices.length >= SEARCH_FROM && (
        <Input
          size="small"
          icon="search"
          type="search"
          aria-label={t("values.search", { field })}
          placeholder={t("values.search", { field })}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul className="columns-[15rem] gap-x-6 text-12">
        {found.slice(0, SHOWN).map(({ choice, shown, code }) => (
          <li key={choice.code} className="flex min-w-0 items-baseline gap-2 py-0.5">
            <bdi className="cut" translate="no">
              {shown}
            </bdi>
            {code !== null && (
              <bdi className="cut text-11 text-ink-3" translate="no">
                {code}
              </bdi>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="text-12 text-ink-3 empty:hidden">
        {found.length === 0 && t("values.none")}
        {found.length > SHOWN && t("values.more", { n: found.length - SHOWN })}
      </p>
    </div>
  );
}

/** A closed or suggested list, folded until somebody asks for it. */
export function ValueList({ choices, field }: { choices: readonly Choice[]; field: string }) {
  const t = useT("explorer");
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="inline-flex min-h-6 items-center gap-1 rounded-4 text-12 text-accent-ink hover:underline max-tablet:min-h-10"
      >
        <Icon name={open ? "chevron-down" : "chevron-right"} size={13} />
        {open ? t("values.hide") : t("values.show")}
        <span className="sr-only">: {field}</span>
      </button>
      {open && (
        <div id={id}>
          <Found choices={choices} field={field} />
        </div>
      )}
    </div>
  );
}
