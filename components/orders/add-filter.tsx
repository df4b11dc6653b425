"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Input } from "@/components/ui/input";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import type { OrderGridState } from "@/lib/domain/order-filters";
import { labelled } from "@/lib/format/labelled";
import { plainText } from "@/lib/format/plain";
import { FilterEditor } from "./filter-editors";
import { choicesOf, FILTERS, type Filter, type Words } from "./filters";
import { useRawStatuses } from "./use-raw-statuses";

interface Props {
  accountId: number;
  state: OrderGridState;
  words: Words;
  marketplaces: readonly MarketplaceEntry[];
  onChange: (changes: Partial<OrderGridState>) => void;
  close: () => void;
}

interface Offer {
  filter: Filter;
  label: string;
  /** Puts the value in force at once; without it the filter's own panel opens. */
  value?: string;
}

const MOST_OFFERS = 12;

/** Filters whose name fits, then values whose name fits: "ship" finds the status, "amaz" the marketplaces. */
function offersFor(needle: string, known: Pick<Props, "words" | "marketplaces"> & { raw: readonly string[] }): Offer[] {
  const { words, marketplaces } = known;
  const name = (filter: Filter) => words.t(`filters.${filter}`);
  const fits = (text: string) => text.toLocaleLowerCase().includes(needle);
  const filters = FILTERS.filter((filter) => fits(name(filter))).map((filter) => ({ filter, label: name(filter) }));
  if (!needle) return filters;
  const raw = known.raw.map((value) => ({ value, label: plainText(value, 40).text }));
  const values = FILTERS.flatMap((filter) =>
    (filter === "raw" ? raw : choicesOf(filter, words, marketplaces))
      .filter((choice) => fits(choice.label) || fits(choice.value))
      .map((choice) => ({ filter, label: labelled(name(filter), choice.label, words.locale), value: choice.value })),
  );
  // A word typed whole is meant before those that only hold it: "Unshipped" is no "Unshipped (partly)".
  const isWhole = ({ value }: Offer) => value?.toLocaleLowerCase() === needle;
  return [...filters, ...values.filter(isWhole), ...values.filter((one) => !isWhole(one))].slice(0, MOST_OFFERS);
}

/** "+ Filter": one types what one looks for, a filter or a value, and takes it with Enter. */
export function AddFilter(props: Props) {
  const { accountId, state, words, marketplaces, onChange, close } = props;
  const raw = useRawStatuses(accountId, state.marketplace);
  const t = useT("orders");
  const list = useId();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const [opened, setOpened] = useState<Filter | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const offers = offersFor(wanted.trim().toLocaleLowerCase(), { words, marketplaces, raw });
  if (opened) {
    const choices = choicesOf(opened, words, marketplaces);
    const editing = { accountId, state, choices, onChange, close };
    return <FilterEditor filter={opened} {...editing} />;
  }
  const take = ({ filter, value }: Offer) => {
    if (value === undefined) return setOpened(filter);
    const before = state[filter];
    if (filter === "raw") onChange({ raw: value });
    else if (Array.isArray(before)) onChange({ [filter]: [...new Set([...before, value])] });
    return close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const offer = offers[at];
    if (step) setAt((at + step + offers.length) % Math.max(1, offers.length));
    else if (event.key === "Enter" && offer) take(offer);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="p-1.5 pb-1">
        <Input
          ref={input}
          size="small"
          icon="search"
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={offers[at] ? `${list}-${at}` : undefined}
          value={wanted}
          placeholder={t("filters.typeToFind")}
          aria-label={t("filters.typeToFind")}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setWanted(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div
        id={list}
        role="listbox"
        aria-label={t("addFilter")}
        className="scroll-thin relative max-h-[min(22rem,60vh)] overflow-auto p-1"
      >
        {offers.map((offer, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={`${offer.filter} ${offer.value ?? ""}`}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className="flex min-h-7 cursor-default items-center rounded-4 px-2 text-13 hover:bg-hover aria-selected:bg-selected max-tablet:min-h-10"
            onClick={() => take(offer)}
          >
            <span className="cut">{offer.label}</span>
          </div>
        ))}
        {offers.length === 0 && <p className="px-2 py-1.5 text-ink-3">{t("filters.noValues")}</p>}
      </div>
    </>
  );
}
