"use client";

import { type ClipboardEvent, useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { Icon } from "@/components/ui/icon";
import { Cap } from "@/components/ui/kbd";
import { MOST_IDS, type OrderGridState } from "@/lib/domain/order-filters";
import { searchIntent } from "@/lib/domain/order-question";
import { useFindingKeys } from "./finding-keys";
import { keepSearchText } from "./search-text";

type Search = Pick<OrderGridState, "id" | "ids" | "find">;

/** What a typed search changes: one id, many ids, or words, which the address only names. */
export function searchChange(typed: string): Search {
  const meant = searchIntent(typed);
  const ids = meant.kind === "ids" ? meant.ids.slice(0, MOST_IDS) : [];
  // Rare, and said in a part that comes later: no reason to weigh on the first page.
  if (meant.kind === "ids" && meant.ids.length > ids.length) {
    const all = meant.ids.length;
    import("./pasted-ids").then(({ keepPastedCount }) => keepPastedCount(ids, all)).catch(() => {});
  }
  return {
    id: meant.kind === "id" ? meant.id : "",
    ids,
    find: meant.kind === "text" ? keepSearchText(meant.text) : "",
  };
}

/** A field of one line swallows the line ends of what is pasted, and ids would run into each other. */
function pasteInLine(event: ClipboardEvent<HTMLInputElement>): void {
  const text = event.clipboardData.getData("text");
  if (!/[\r\n\t]/.test(text)) return;
  event.preventDefault();
  const input = event.currentTarget;
  input.setRangeText(text.replace(/\s+/g, " ").trim(), input.selectionStart ?? 0, input.selectionEnd ?? 0, "end");
}

/**
 * Order ids, one or many, or a buyer, an SKU, a title; looked for once Enter is pressed, because a look for an id may cost a call per
 * marketplace.
 */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (search: Search) => void }) {
  const t = useT("orders");
  // Who may not see buyers does not find by them either.
  const byBuyer = useMay("orders:reveal");
  const input = useRef<HTMLInputElement>(null);
  useFindingKeys(input);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader in use
    <form
      role="search"
      className="relative flex w-[232px] items-center max-tablet:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(searchChange(input.current?.value ?? ""));
      }}
    >
      <Icon name="search" size={15} className="pointer-events-none absolute left-[9px] text-ink-3" />
      <input
        // A new key gives the field what is searched for now, when Back or a link changed it.
        key={value}
        ref={input}
        type="search"
        name="id"
        defaultValue={value}
        maxLength={20_000}
        autoComplete="off"
        spellCheck={false}
        placeholder={t(byBuyer ? "search" : "searchNoBuyers")}
        aria-label={t(byBuyer ? "searchLabel" : "searchLabelNoBuyers")}
        onPaste={pasteInLine}
        className="h-7 w-full rounded-6 border border-control bg-surface pr-7 pl-[30px] text-12 placeholder:text-ink-3 max-tablet:h-10 max-tablet:text-16"
      />
      <span className="absolute right-1 max-tablet:hidden">
        <Cap>/</Cap>
      </span>
    </form>
  );
}
