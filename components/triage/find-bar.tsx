"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isShortcut } from "@/components/keys/letters";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Cap } from "@/components/ui/kbd";
import { linkClass } from "@/components/ui/link-class";
import type { TriageTab } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import type { Find } from "./use-find";

/** `/` puts the cursor into the field, where letters are shortcuts and nobody writes elsewhere. */
function useSlash(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || !isShortcut(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input]);
}

/** Enter goes to what was found, also when it was pressed before the answer was there; typed on, it is forgotten. */
function useEnter(find: Find, onFirst: () => void): () => void {
  const [wanted, setWanted] = useState<string | null>(null);
  const latest = useRef(onFirst);
  useEffect(() => {
    latest.current = onFirst;
  });
  const isThere = wanted !== null && wanted === find.text && !find.isLooking;
  useEffect(() => {
    if (!isThere) return;
    setWanted(null);
    latest.current();
  }, [isThere]);
  const text = find.typed.trim();
  return () => setWanted(text === "" ? null : text);
}

/** Searches the causes as one types: Enter goes to the first that is found, Escape clears. */
export function FindBar({ find, all, onFirst }: { find: Find; all: number; onFirst: () => void }) {
  const t = useT("triage");
  const input = useRef<HTMLInputElement>(null);
  useSlash(input);
  const onEnter = useEnter(find, onFirst);
  const clear = (): void => {
    find.setText("");
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Escape" || find.typed === "") return;
    event.preventDefault();
    clear();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader in use
    <form
      role="search"
      className="grid gap-1 border-b border-line px-3.5 py-2 max-tablet:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <span className="relative flex items-center">
        <Icon name="search" size={15} className="pointer-events-none absolute left-[9px] text-ink-3" />
        <input
          ref={input}
          type="search"
          name="cause"
          value={find.typed}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={t("find.placeholder")}
          aria-label={t("find.label")}
          aria-keyshortcuts="/"
          onChange={(event) => find.setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-7 w-full min-w-0 rounded-6 border border-control bg-surface pr-8 pl-[30px] text-12 placeholder:text-ink-3 max-tablet:h-10 max-tablet:pr-11 max-tablet:text-16 [&::-webkit-search-cancel-button]:hidden"
        />
        {find.typed === "" ? (
          <span className="pointer-events-none absolute right-1 max-tablet:hidden pointer-coarse:hidden">
            <Cap>/</Cap>
          </span>
        ) : (
          <IconButton
            icon="x"
            size="small"
            iconSize={14}
            label={t("find.clear")}
            className="absolute right-0.5 max-tablet:size-10"
            onClick={clear}
          />
        )}
      </span>
      <p role="status" className={find.text === "" ? "sr-only" : "min-h-4 text-12 leading-4 text-ink-3"}>
        {find.text !== "" && <Count find={find} all={all} />}
      </p>
    </form>
  );
}

/** How many of how many, and whether all was looked through. */
function Count({ find, all }: { find: Find; all: number }) {
  const t = useT("triage");
  const n = find.shown.length;
  // What is counted before the answer is there may be too little, and would be heard twice.
  if (find.isLooking) return t("find.looking");
  const words =
    find.order !== null && n > 0
      ? t("find.countOrder", { n, all, order: plainText(find.order, 40).text })
      : t("find.count", { n, all });
  return find.failed ? `${words} ${t("find.failed")}` : words;
}

/** Other queues with causes that were found. */
export function FoundElsewhere({ find, onTab }: { find: Find; onTab: (tab: TriageTab) => void }) {
  const t = useT("triage");
  if (find.elsewhere.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 px-3.5 py-2 text-12 text-ink-2 max-tablet:px-4">
      {t("find.elsewhere")}
      {find.elsewhere.map(({ tab, n }) => (
        <button
          key={tab}
          type="button"
          className={`${linkClass} min-h-6 max-tablet:min-h-10`}
          onClick={() => onTab(tab)}
        >
          {t(`tabs.${tab}`)} ({n})
        </button>
      ))}
    </p>
  );
}

/** In the list's place where this queue has nothing of what is looked for: that it is so, and the way back. */
export function NothingFound({ find, onTab }: { find: Find; onTab: (tab: TriageTab) => void }) {
  const t = useT("triage");
  if (find.isLooking) return null;
  return (
    <div data-nothing-found className="grid justify-items-start gap-2.5 px-3.5 py-4 max-tablet:px-4">
      <p className="font-medium">{t("find.nothing", { text: plainText(find.text, 60).text })}</p>
      <p className="text-12 text-ink-2">{t("find.nothingText")}</p>
      <div className="-mx-3.5 max-tablet:-mx-4">
        <FoundElsewhere find={find} onTab={onTab} />
      </div>
      <Button
        size="small"
        onClick={() => {
          find.setText("");
          document.querySelector<HTMLElement>("[role=search] input")?.focus();
        }}
      >
        {t("find.clear")}
      </Button>
    </div>
  );
}
