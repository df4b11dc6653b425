"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import type { Upload } from "@/lib/contract/vcs";
import { count } from "@/lib/format/count";
import { vcsUploadsQuery } from "@/lib/queries/vcs";
import { trayCounts } from "./tray";
import { TrayItem } from "./tray-item";
import type { Tray } from "./use-tray";

/** Files drawn at first: what needs a person stands on top, so these are among them. */
const SHOWN = 60;

interface Props {
  accountId: number;
  tray: Tray;
  onClose: () => void;
}

/** States of the uploads made from here, followed while they move. */
function useStates(accountId: number, tray: Tray): ReadonlyMap<string, Upload> {
  const ids = tray.rows.flatMap(({ file }) => (file.uploadId ? [file.uploadId] : []));
  const { data } = useQuery(vcsUploadsQuery(accountId, ids));
  return useMemo(() => new Map(data?.results.map((upload) => [upload.id, upload])), [data]);
}

function Summary({ counts }: { counts: ReturnType<typeof trayCounts> }) {
  const t = useT("vcs");
  const locale = useLocale();
  const parts = [
    { id: "match", n: counts.ready, icon: "check", tone: "text-done" },
    { id: "decide", n: counts.ask + counts.none + counts.incomplete, icon: "circle-question-mark", tone: "text-warn" },
    { id: "differ", n: counts.differs, icon: "octagon-x", tone: "text-fail" },
    { id: "unusable", n: counts.bad + counts.blocked, icon: "ban", tone: "text-ink-2" },
    { id: "sent", n: counts.sent, icon: "send", tone: "text-move" },
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-3.5 text-12" role="status">
      {parts.map(
        ({ id, n, icon, tone }) =>
          n > 0 && (
            <span key={id} className={`flex items-center gap-[5px] ${tone}`}>
              <Icon name={icon} size={13} className="stroke-2" />
              {t(`tray.${id}`, { n, text: count(n, locale) })}
            </span>
          ),
      )}
      {counts.reading > 0 && <span className="text-ink-3">{t("tray.reading", { n: counts.reading })}</span>}
    </p>
  );
}

/** Up and down go from file to file; inside a file the browser's own keys choose. */
function onListKey(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!(target instanceof HTMLElement) || !target.matches("[data-tray-file]")) return;
  const next = event.key === "ArrowDown" ? target.nextElementSibling : target.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

/** The dropped files: what was found for each, what is asked, and the one button that sends those that fit. */
export function FileTray({ accountId, tray, onClose }: Props) {
  const t = useT("vcs");
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const states = useStates(accountId, tray);
  const counts = trayCounts(tray.rows);
  const open = tray.rows.length - counts.sent - counts.ready - counts.sending;
  const rows = all ? tray.rows : tray.rows.slice(0, SHOWN);
  const send = async () => {
    setBusy(true);
    await tray.send();
    setBusy(false);
  };
  const sent = tray.rows.filter(({ stand }) => stand === "sent").map(({ file }) => file.id);
  return (
    <section
      aria-label={t("tray.label")}
      className="flex w-[372px] flex-none flex-col border-l border-line bg-surface max-beside:absolute max-beside:inset-y-0 max-beside:right-0 max-beside:z-10 max-beside:shadow-drawer max-tablet:fixed max-tablet:inset-0 max-tablet:z-30 max-tablet:w-auto"
    >
      <header className="grid gap-1 border-b border-line px-4 pt-2 pb-2.5">
        <div className="flex items-center">
          <h2 className="text-14">{t("tray.title", { n: tray.rows.length })}</h2>
          <IconButton icon="x" label={t("tray.close")} className="-mr-2 ml-auto" onClick={onClose} />
        </div>
        <Summary counts={counts} />
        {tray.failed && (
          <p role="alert" className="flex items-center gap-2 text-12 text-fail">
            {t(tray.failed === "list" ? "tray.listFailed" : "tray.readerFailed")}
            <Button size="small" onClick={tray.retry}>
              {t("tryAgain")}
            </Button>
          </p>
        )}
      </header>
      <ul ref={list} className="scroll-thin relative min-h-0 flex-1 overflow-auto" onKeyDown={onListKey}>
        {rows.map((row) => (
          <TrayItem key={row.file.id} row={row} tray={tray} upload={states.get(row.file.uploadId ?? "")} />
        ))}
        {rows.length < tray.rows.length && (
          <li className="px-4 py-3">
            <Button size="small" onClick={() => setAll(true)}>
              {t("tray.more", { n: tray.rows.length - rows.length })}
            </Button>
          </li>
        )}
      </ul>
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5">
        <Button
          variant="primary"
          icon="cloud-upload"
          unavailable={counts.ready === 0 ? t("tray.nothingFits") : busy ? t("tray.sending") : undefined}
          onClick={() => void send()}
        >
          {t("tray.send", { n: counts.ready })}
        </Button>
        <span className="text-12 text-ink-3">{open > 0 ? t("tray.stay", { n: open }) : ""}</span>
        {sent.length > 0 && (
          <Button size="small" variant="quiet" className="ml-auto" onClick={() => tray.remove(sent)}>
            {t("tray.clearSent")}
          </Button>
        )}
      </footer>
    </section>
  );
}
