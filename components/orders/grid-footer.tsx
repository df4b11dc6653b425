"use client";

import { useLocale, useT } from "@/components/shell/intl-provider";
import { IconButton } from "@/components/ui/icon-button";
import { PAGE_SIZES } from "@/lib/domain/order-filters";
import { count } from "@/lib/format/count";

interface Props {
  page: number;
  size: number;
  total: number;
  shown: number;
  onPage: (page: number) => void;
  onSize: (size: number) => void;
  /** The pointer or the focus is on the way to that page: it may be fetched ahead. */
  onNear: (page: number) => void;
}

/** Which rows these are, and the way to the others. */
export function GridFooter({ page, size, total, shown, onPage, onSize, onNear }: Props) {
  const t = useT("orders");
  const locale = useLocale();
  const from = (page - 1) * size + 1;
  const last = page * size >= total;
  return (
    <footer className="flex min-h-10 flex-none items-center gap-3 border-t bg-surface pr-3 pl-5 text-12 text-ink-2 max-tablet:pl-4">
      <label className="flex items-center gap-1.5 max-tablet:-ml-2">
        <span className="sr-only">{t("pageSize")}</span>
        <select
          className="h-7 rounded-6 border border-transparent bg-transparent px-1 text-ink-2 hover:bg-hover"
          value={size}
          onChange={(event) => onSize(Number(event.target.value))}
        >
          {PAGE_SIZES.map((choice) => (
            <option key={choice} value={choice}>
              {t("perPage", { n: choice })}
            </option>
          ))}
        </select>
      </label>
      <span className="ml-auto whitespace-nowrap tabular-nums" aria-live="polite">
        {shown > 0 &&
          t("pageOf", { from: count(from, locale), to: count(from + shown - 1, locale), all: count(total, locale) })}
      </span>
      <span className="flex gap-0.5">
        <IconButton
          icon="chevron-left"
          label={t("previous")}
          aria-disabled={page <= 1}
          className="aria-disabled:cursor-default aria-disabled:opacity-40"
          onClick={() => page > 1 && onPage(page - 1)}
          onPointerEnter={() => page > 1 && onNear(page - 1)}
        />
        <IconButton
          icon="chevron-right"
          label={t("next")}
          aria-disabled={last}
          className="aria-disabled:cursor-default aria-disabled:opacity-40"
          onClick={() => !last && onPage(page + 1)}
          onPointerEnter={() => !last && onNear(page + 1)}
        />
      </span>
    </footer>
  );
}
