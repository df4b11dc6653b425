"use client";

import { createContext, useContext, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { linkClass } from "@/components/ui/link-class";
import { plainText } from "@/lib/format/plain";
import { ColumnToggle } from "./column-toggle";
import { BIG_BRANCH, entriesOf, type Hits, isBranch, type Json, pathText, type Step } from "./json-paths";

/** What was searched for, for every node below. */
export const HitsContext = createContext<Hits>({ found: new Set(), open: new Set(), more: false });

/** Children drawn at once; more on a press. */
const CHUNK = 100;
const SHORT = 200;
const LONG = 20_000;

const COLOUR = { string: "text-ink", number: "text-move", boolean: "text-unknown" } as const;

/** One value as JSON spells it, hidden characters spelt out, cut where it is long. */
function Value({ value }: { value: Exclude<Json, object> | null }) {
  const t = useT("order");
  const [whole, setWhole] = useState(false);
  if (value === null) return <span className="text-ink-3">null</span>;
  const kind = typeof value as keyof typeof COLOUR;
  if (kind !== "string") return <span className={COLOUR[kind]}>{String(value)}</span>;
  const text = value as string;
  const cut = text.length > SHORT && !whole;
  return (
    <span className={COLOUR.string}>
      <bdi className="[overflow-wrap:anywhere]">"{plainText(text, cut ? SHORT : LONG).text}"</bdi>
      {text.length > SHORT && (
        <button type="button" className={`${linkClass} ml-1 min-h-6 text-12`} onClick={() => setWhole(!whole)}>
          {whole ? t("rawLess") : t("rawMore", { n: text.length })}
        </button>
      )}
    </span>
  );
}

function Children({ value, path }: { value: Json[] | { [key: string]: Json }; path: readonly Step[] }) {
  const t = useT("order");
  const [shown, setShown] = useState(CHUNK);
  const entries = entriesOf(value);
  return (
    <ul className="ml-[7px] border-l border-line pl-3">
      {entries.slice(0, shown).map(([step, entry]) => (
        <JsonNode key={String(step)} name={step} value={entry} path={[...path, step]} />
      ))}
      {entries.length > shown && (
        <li>
          <button type="button" className={`${linkClass} min-h-6`} onClick={() => setShown(shown + CHUNK)}>
            {t("rawRest", { n: entries.length - shown })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface Props {
  /** Null for the whole. */
  name: Step | null;
  value: Json;
  path: readonly Step[];
}

/** A branch is open unless it is big; one that holds a hit is open as long as it is searched for. */
function useOpen(value: Json, path: string, depth: number) {
  const hits = useContext(HitsContext);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [small] = useState(() => depth === 0 || (depth < 4 && JSON.stringify(value).length <= BIG_BRANCH));
  const open = chosen ?? (hits.open.has(path) || small);
  return { open, toggle: () => setChosen(!open), isHit: hits.found.has(path) };
}

/** A name with its value, and below it what it holds. Everything is text: nothing that stands in the data is ever a link or markup. */
export function JsonNode({ name, value, path }: Props) {
  const t = useT("order");
  const at = pathText(path);
  const { open, toggle, isHit } = useOpen(value, at, path.length);
  const branch = isBranch(value) ? value : null;
  const size = branch ? entriesOf(branch).length : 0;
  const label = name === null ? "$" : typeof name === "number" ? String(name) : plainText(name, 80).text;
  return (
    <li>
      <div className="group flex min-h-6 items-start gap-1">
        {branch ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={toggle}
            className="ring-inward inline-flex min-h-6 items-center gap-1 rounded-4 text-left hover:bg-hover"
          >
            <Icon name={open ? "chevron-down" : "chevron-right"} size={13} className="text-ink-3" />
            <span className={isHit ? "rounded-4 bg-selected font-semibold" : "text-ink-2"}>{label}</span>
            <span className="text-ink-3">{Array.isArray(branch) ? `[${size}]` : `{${size}}`}</span>
          </button>
        ) : (
          <span className={`min-w-0 pl-[17px] leading-6 ${isHit ? "rounded-4 bg-selected" : ""}`}>
            <span className="text-ink-2 [overflow-wrap:anywhere]">{label}: </span>
            <Value value={value as Exclude<Json, object> | null} />
          </span>
        )}
        <span className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
          <CopyButton text={at} label={t("copyPath", { path: plainText(at, 120).text })} />
        </span>
        {!branch && <ColumnToggle path={path} />}
      </div>
      {branch && open && <Children value={branch} path={path} />}
    </li>
  );
}
