"use client";

import { useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import type { FormField } from "@/lib/grammar";
import { type ArrangedField, arrangeFields } from "./arrange-fields";
import { fieldLabel } from "./field-words";
import { type FormPort, SchemaField } from "./schema-field";

/** Says which fields came and went since the last look, for those who do not see them move. */
function useAnnouncement(port: FormPort): string {
  const t = useT("actions");
  const [said, setSaid] = useState("");
  const before = useRef<ReadonlyMap<string, FormField> | null>(null);
  const shown = port.fields.filter((field) => field.visible);
  const key = shown.map(({ name }) => name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names that are shown; other changes say nothing
  useEffect(() => {
    const now = new Map(shown.map((field) => [field.name, field]));
    const known = before.current;
    before.current = now;
    if (known === null) return;
    const came = [...now.values()].filter(({ name }) => !known.has(name));
    const went = [...known.values()].filter(({ name }) => !now.has(name));
    const words = [
      ...came.map((field) => t("form.appeared", { field: fieldLabel(t, field, port.fields) })),
      ...went.map((field) => t("form.disappeared", { field: fieldLabel(t, field, port.fields) })),
    ];
    if (words.length > 0) setSaid(words.join(" "));
  }, [key]);
  return said;
}

function Branch({ arranged, port, cause }: { arranged: ArrangedField; port: FormPort; cause?: string | undefined }) {
  const t = useT("actions");
  const { field, children } = arranged;
  const label = fieldLabel(t, field, port.fields);
  return (
    <>
      <SchemaField
        field={field}
        port={port}
        hint={cause === undefined ? undefined : t("form.childHint", { field: cause })}
      />
      {children.length > 0 && (
        <div className="grid grid-cols-1 gap-3.5 border-l-2 border-line pl-3.5">
          {children.map((child) => (
            <Branch key={child.field.name} arranged={child} port={port} cause={label} />
          ))}
        </div>
      )}
    </>
  );
}

/** All visible fields in the order people think, conditional ones below their cause, rarely used ones folded away. */
export function SchemaFields({ port, skip }: { port: FormPort; skip: ReadonlySet<string> }) {
  const t = useT("actions");
  const said = useAnnouncement(port);
  const [unfolded, setUnfolded] = useState(false);
  const { main, optional } = arrangeFields(port.fields.filter(({ name }) => !skip.has(name)));
  const names = optional.map(({ field }) => fieldLabel(t, field, port.fields));
  return (
    <div className="grid grid-cols-1 gap-3.5">
      {main.map((arranged) => (
        <Branch key={arranged.field.name} arranged={arranged} port={port} />
      ))}
      {optional.length > 0 && (
        <button
          type="button"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
          className="inline-flex min-h-6 min-w-0 items-center gap-1.5 justify-self-start rounded-4 text-ink-2 hover:text-ink max-tablet:min-h-10"
        >
          <Icon name={unfolded ? "chevron-down" : "chevron-right"} size={15} />
          <span className="whitespace-nowrap">{t("form.optional", { n: optional.length })}</span>
          <span className="cut text-12 text-ink-3">{names.join(", ")}</span>
        </button>
      )}
      {unfolded && optional.map((arranged) => <Branch key={arranged.field.name} arranged={arranged} port={port} />)}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
