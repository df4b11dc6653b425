"use client";

import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { Invoices } from "./use-invoices";

interface Props {
  invoices: Invoices;
  /** Rows picked for making. */
  picked: number;
  canUpload: boolean;
  onMake: () => void;
  onClear: () => void;
}

/** What can be done with the picked rows, else a hint; pages at the right. */
export function InvoicesFoot({ invoices, picked, canUpload, onMake, onClear }: Props) {
  const t = useT("vcs");
  const { state, pages, change, canMake } = invoices;
  const turn = (page: number, ends: boolean, word: "make.previous" | "make.next") => (
    <Button
      size="small"
      variant="quiet"
      unavailable={ends ? "–" : undefined}
      onClick={() => change({ page, open: "" })}
    >
      {t(word)}
    </Button>
  );
  return (
    <footer
      className={`flex min-h-10 flex-none flex-wrap items-center gap-2 border-t border-line px-5 text-12 text-ink-2 max-tablet:px-4 ${picked > 0 ? "bg-accent-soft" : "bg-surface"}`}
    >
      {picked > 0 ? (
        <>
          <span className="font-medium text-ink">{t("selected", { n: picked })}</span>
          <Button size="small" icon="receipt-text" onClick={onMake}>
            {t("make.open", { n: picked })}
          </Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            {t("clearSelection")}
          </Button>
        </>
      ) : (
        canUpload && <span className="text-ink-3 max-tablet:hidden">{canMake ? t("make.hint") : t("dropHint")}</span>
      )}
      {pages > 1 && (
        <span className="ml-auto flex items-center gap-1 tabular-nums">
          {turn(state.page - 1, state.page <= 1, "make.previous")}
          {t("make.place", { at: state.page, of: pages })}
          {turn(state.page + 1, state.page >= pages, "make.next")}
        </span>
      )}
    </footer>
  );
}
