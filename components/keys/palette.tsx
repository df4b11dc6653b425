"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { keepSearchText } from "@/components/orders/search-text";
import { useT } from "@/components/shell/intl-provider";
import { SECTION_ICON } from "@/components/shell/navigation";
import { useMay } from "@/components/shell/role";
import { Icon } from "@/components/ui/icon";
import { Cap } from "@/components/ui/kbd";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { stateOf } from "@/lib/domain/filter-language";
import { orderGridParsers } from "@/lib/domain/order-filters";
import { createSerializer } from "@/lib/domain/url-state";
import { plainText } from "@/lib/format/plain";
import { marketplaceListQuery } from "@/lib/queries/marketplaces";
import { useFilterVocabulary, useOfferedValues } from "./filter-vocabulary";
import type { Place } from "./global-keys";
import { type Item, type Known, paletteItems } from "./palette-items";

interface Props {
  accountId: number;
  places: readonly Place[];
  onClose: () => void;
}

const NONE: readonly MarketplaceEntry[] = [];
const serialize = createSerializer(orderGridParsers);

function useKnown(accountId: number, places: readonly Place[]): Known {
  const shell = useT("shell");
  const { data } = useQuery(marketplaceListQuery(accountId));
  const byBuyer = useMay("orders:reveal");
  const marketplaces = data?.results ?? NONE;
  const vocabulary = useFilterVocabulary(marketplaces);
  const offered = useOfferedValues(marketplaces);
  return useMemo(() => {
    const named = places.map((place) => ({ ...place, label: shell(place.section), icon: SECTION_ICON[place.section] }));
    return { accountId, places: named, marketplaces, vocabulary, offered, byBuyer };
  }, [accountId, places, byBuyer, shell, marketplaces, vocabulary, offered]);
}

/** What an item does when it is taken. A text search keeps its words in this tab: they may be a buyer's name. */
function useDeed(known: Known, onText: (text: string) => void, onClose: () => void) {
  const router = useRouter();
  return ({ deed }: Item) => {
    if ("complete" in deed) return onText(deed.complete);
    onClose();
    if ("go" in deed) return router.push(deed.go);
    const state = stateOf({ ...deed.within, find: keepSearchText(deed.search) });
    router.push(serialize(`/accounts/${known.accountId}/orders`, state));
  };
}

function Option({ item, id, active, onTake }: { item: Item; id: string; active: boolean; onTake: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input, which names the active option (combobox pattern)
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onTake}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-6 px-2.5 py-1 max-tablet:min-h-11",
        active ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover",
      )}
    >
      <Icon name={item.icon} size={15} className="text-ink-3" />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{item.label}</span>
      {item.hint && (
        <span className="cut max-w-[40%] flex-none text-12 text-ink-3" translate="no">
          {plainText(item.hint, 40).text}
        </span>
      )}
    </div>
  );
}

function groupsOf(items: readonly Item[]): { group: Item["group"]; from: number; items: readonly Item[] }[] {
  const groups: { group: Item["group"]; from: number; items: Item[] }[] = [];
  for (const [at, item] of items.entries()) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.items.push(item);
    else groups.push({ group: item.group, from: at, items: [item] });
  }
  return groups;
}

/** One field for filters, orders and pages: what is typed here is the same language as the grid's address (PRODUCT G18). */
export function Palette({ accountId, places, onClose }: Props) {
  const t = useT("keys");
  const listId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const known = useKnown(accountId, places);
  const { items, typed } = useMemo(() => paletteItems(t, text, known), [t, text, known]);
  const change = (next: string) => {
    setText(next);
    setActive(0);
  };
  const take = useDeed(known, change, onClose);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const at = Math.min(active, items.length - 1);
  const current = items[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((at + step + items.length) % items.length);
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      take(current);
    } else if (event.key === "Tab" && !event.shiftKey && current && "complete" in current.deed) {
      event.preventDefault();
      change(current.deed.complete);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is a press on the backdrop; its key is Esc, which `onCancel` hears.
    <dialog
      ref={dialog}
      className="dialog"
      data-kind="palette"
      aria-label={t("title")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-ink-3" />
        <input
          autoFocus
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={current ? `${listId}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t("title")}
          placeholder={t("placeholder")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-ink-3 max-tablet:text-16"
        />
        <Cap>Esc</Cap>
      </div>
      {typed.problems.length > 0 && (
        <ul role="alert" className="border-b border-line px-4 py-2 text-12 text-warn">
          {typed.problems.map(({ token, problem }) => (
            <li key={`${token} ${problem}`}>{t(`problem.${problem}`, { token: plainText(token, 60).text })}</li>
          ))}
        </ul>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label={t("title")}
        className="scroll-thin min-h-0 flex-1 overflow-auto p-1.5"
      >
        {groupsOf(items).map(({ group, from, items: some }) => (
          // biome-ignore lint/a11y/useSemanticElements: options in a list box are grouped by role, a fieldset may not stand there
          <div key={group} role="group" aria-label={t(`group.${group}`)}>
            <p aria-hidden className="px-2.5 pt-2 pb-1 text-11 text-ink-3">
              {t(`group.${group}`)}
            </p>
            {some.map((item, index) => (
              <Option
                key={item.id}
                item={item}
                id={`${listId}-${from + index}`}
                active={from + index === at}
                onTake={() => take(item)}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="px-4 pb-4 text-ink-2">{t("nothing")}</p>}
      <p role="status" className="sr-only">
        {t("results", { n: items.length })}
      </p>
      <p className="border-t border-line px-4 py-2 text-12 text-ink-3 max-tablet:hidden">
        {t.rich("hint", { k: (chunks) => <b className="font-medium text-ink-2">{chunks}</b> })}
      </p>
    </dialog>
  );
}
