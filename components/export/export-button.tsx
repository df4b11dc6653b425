"use client";

import { useEffect, useState } from "react";
import { isShortcut } from "@/components/keys/letters";
import { useT } from "@/components/shell/intl-provider";
import { useMay } from "@/components/shell/role";
import { IconButton } from "@/components/ui/icon-button";
import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";

// Fetched when first asked for: the grid's first page pays for a button and a key.
const ExportDialog = later(async () => (await import("./export-dialog")).ExportDialog);

interface Props {
  accountId: number;
  /** The grid's question as it is asked for, paging and all; the export leaves the paging out. */
  query: string;
  /** Words to look for, kept out of every address. */
  text: string | null;
  /** How many orders match, as far as is known. */
  total: number | undefined;
}

/** Opens the export of what is filtered, by a press or by `E`; for people who may not export there is nothing. */
export function ExportButton(props: Props) {
  return useMay("orders:export") ? <Opener {...props} /> : null;
}

function Opener({ accountId, query, text, total }: Props) {
  const t = useT("shell");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "e" || event.shiftKey || !isShortcut(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <IconButton icon="download" label={t("exportOrders")} aria-keyshortcuts="E" onClick={() => setOpen(true)} />
      {open && (
        <LaterPart className={OVER_THE_PAGE}>
          <ExportDialog accountId={accountId} query={query} text={text} total={total} onClose={() => setOpen(false)} />
        </LaterPart>
      )}
    </>
  );
}
