"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import {
  type GridColumn,
  isMetaColumn,
  type MetaColumn,
  MOST_META_COLUMNS,
  metaColumn,
} from "@/lib/domain/order-columns";
import { orderMetaKeysQuery } from "@/lib/queries/order-meta";

interface Props {
  accountId: number;
  columns: readonly GridColumn[];
  onAdd: (column: MetaColumn) => void;
}

/** Names drawn at once; more are found by typing. */
const SHOWN = 40;

function useSays(accountId: number, columns: readonly GridColumn[], words: string) {
  const t = useT("orders");
  const { data, isError } = useQuery(orderMetaKeysQuery(accountId));
  const wanted = words.trim().toLocaleLowerCase();
  const free = (data?.keys ?? []).filter((key) => !columns.includes(metaColumn(key)));
  const fitting = free.filter((key) => key.toLocaleLowerCase().includes(wanted));
  const isFull = columns.filter(isMetaColumn).length >= MOST_META_COLUMNS;
  const filling = data !== undefined && data.index.state !== "ready" && data.index.state !== "behind";
  const why = () => {
    if (isError) return t("extra.unread");
    if (!data) return t("extra.loading");
    if (isFull) return t("extra.full", { n: MOST_META_COLUMNS });
    if (data.keys.length === 0) return t(filling ? "extra.filling" : "extra.none");
    return fitting.length === 0 ? t(free.length === 0 ? "extra.allShown" : "extra.noMatch") : null;
  };
  return { names: isFull ? [] : fitting, searchable: free.length > 0 && !isFull, why: why() };
}

/** What marketplaces send beside the documented fields: each name of it may be a column (PRODUCT LA-43). */
export function MetaColumns({ accountId, columns, onAdd }: Props) {
  const t = useT("orders");
  const heading = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [said, setSaid] = useState("");
  const { names, searchable, why } = useSays(accountId, columns, words);
  const add = (key: string) => {
    onAdd(metaColumn(key));
    setWords("");
    setSaid(t("extra.added", { name: key }));
    // The name that was pressed is no longer among those to add.
    field.current?.focus();
  };
  return (
    <section aria-labelledby={heading} className="border-t">
      <h2 id={heading} className="px-2.5 pt-2 text-12 font-normal text-ink-2">
        {t("extra.title")}
      </h2>
      {searchable && (
        <div className="px-2.5 pt-1.5">
          <Input
            ref={field}
            type="search"
            size="small"
            icon="search"
            value={words}
            placeholder={t("extra.find")}
            aria-label={t("extra.search")}
            autoComplete="off"
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              const [first] = names;
              if (event.key === "Enter" && words.trim() !== "" && first !== undefined) add(first);
            }}
          />
        </div>
      )}
      {names.length > 0 && (
        <ul className="scroll-thin relative max-h-[min(7.5rem,18vh)] overflow-auto p-1">
          {names.slice(0, SHOWN).map((key) => (
            <li key={key}>
              <button
                type="button"
                className="ring-inward flex min-h-7 w-full items-center gap-1.5 rounded-4 px-1.5 text-left text-13 hover:bg-hover max-tablet:min-h-10"
                aria-label={t("extra.add", { name: key })}
                onClick={() => add(key)}
              >
                <Icon name="plus" size={14} className="text-ink-3" />
                <bdi className="cut" translate="no" title={key.length > 28 ? key : undefined}>
                  {key}
                </bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {why && <p className="px-2.5 py-2 text-12 text-ink-3">{why}</p>}
      <p className="sr-only" role="status">
        {said}
      </p>
    </section>
  );
}
