"use client";

import { useId, useMemo, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { marketplaceName } from "@/components/ui/marketplace";
import type { VcsDocument } from "@/lib/contract/vcs";
import { money } from "@/lib/format/money";
import { centsFromDecimal } from "@/lib/vcs/matching/amounts-in-text";
import { isOpen } from "./document-look";
import { type TrayRow, wantedAmounts } from "./tray";
import type { Tray } from "./use-tray";

/** As many as fit without scrolling. */
const OFFERED = 6;

/** Documents that could be meant: those that were found, else open ones that hold what was typed, the nearest amount first. */
function offered(row: TrayRow, documents: ReadonlyMap<string, VcsDocument>, typed: string): VcsDocument[] {
  const outcome = row.file.match?.outcome;
  const found = outcome?.kind === "ask" ? outcome.keys.flatMap((key) => documents.get(key) ?? []) : [];
  if (typed.trim() === "" && found.length > 0) return found.slice(0, OFFERED);
  const wanted = typed.trim().toLowerCase().replace(",", ".");
  const total = centsFromDecimal(row.file.total);
  const distance = (document: VcsDocument) => {
    const cents = centsFromDecimal(wantedAmounts(document).total);
    return total === null || cents === null ? Number.POSITIVE_INFINITY : Math.abs(cents - total);
  };
  return [...documents.values()]
    .filter((document) => isOpen(document))
    .filter(({ order_id, shipping_id, total: sum }) =>
      [order_id, shipping_id, sum?.gross ?? ""].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => distance(a) - distance(b) || a.order_id.localeCompare(b.order_id))
    .slice(0, OFFERED);
}

function Offer({ document }: { document: VcsDocument }) {
  const t = useT("vcs");
  const locale = useLocale();
  return (
    <>
      <span className="order-id whitespace-nowrap">{document.order_id}</span>
      <span className="text-ink-3 tabular-nums">
        {t(document.kind === "invoice" ? "choose.invoice" : "choose.credit")}{" "}
        {money(wantedAmounts(document).total, document.currency, locale)},{" "}
        {marketplaceName({ code: document.marketplace })}
      </span>
    </>
  );
}

/**
 * Asks which document a file is for: the arrow keys choose, as in any group of radio buttons. Where there is one alone it is taken by one press;
 * taking is not sending.
 */
export function ChooseDocument({ row, tray }: { row: TrayRow; tray: Tray }) {
  const t = useT("vcs");
  const name = useId();
  const outcome = row.file.match?.outcome;
  const asked = outcome?.kind === "ask";
  const [searching, setSearching] = useState(false);
  const [typed, setTyped] = useState("");
  const [pressed, setPicked] = useState<string | null>(null);
  const documents = tray.documents;
  const offers = useMemo(() => (documents ? offered(row, documents, typed) : []), [row, documents, typed]);
  const lone = offers.length === 1 ? offers[0] : undefined;
  const picked = lone ? lone.key : pressed;
  if (!documents) return null;
  if (!asked && !searching)
    return (
      <span className="mt-1.5 flex">
        <Button size="small" onClick={() => setSearching(true)}>
          {t("choose.open")}
        </Button>
      </span>
    );
  return (
    <div className="mt-1.5 grid grid-cols-[minmax(0,1fr)] gap-1">
      {searching && (
        <Input
          size="small"
          icon="search"
          aria-label={t("choose.search")}
          placeholder={t("choose.search")}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {lone && !searching ? (
        <p className="flex min-h-[26px] min-w-0 flex-wrap items-center gap-x-[7px] text-12">
          <Offer document={lone} />
        </p>
      ) : (
        <div
          role="radiogroup"
          aria-label={t("choose.label", { name: row.file.name })}
          className="grid grid-cols-[minmax(0,1fr)] text-12"
        >
          {offers.map((document) => (
            <label key={document.key} className="flex min-h-[26px] min-w-0 flex-wrap items-center gap-x-[7px]">
              <input
                type="radio"
                name={name}
                className="m-0 size-3.5 flex-none accent-accent"
                checked={picked === document.key}
                onChange={() => setPicked(document.key)}
                onKeyDown={(event) => event.key === "Enter" && picked && tray.change(row.file.id, { chosen: picked })}
              />
              <Offer document={document} />
            </label>
          ))}
          {offers.length === 0 && <p className="text-ink-3">{t("choose.nothing")}</p>}
        </div>
      )}
      <span className="flex gap-1.5">
        <Button
          size="small"
          unavailable={picked === null ? t("choose.pickFirst") : undefined}
          onClick={() => picked && tray.change(row.file.id, { chosen: picked })}
        >
          {t("choose.take")}
        </Button>
        {asked && !searching && (
          <Button size="small" variant="quiet" onClick={() => setSearching(true)}>
            {t("choose.another")}
          </Button>
        )}
      </span>
    </div>
  );
}
