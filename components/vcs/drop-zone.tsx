"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";

interface Entry {
  isFile: boolean;
  isDirectory: boolean;
  file?: (found: (file: File) => void, failed: () => void) => void;
  createReader?: () => { readEntries(found: (entries: Entry[]) => void, failed: () => void): void };
}

/** Folders may be deep; nobody keeps invoices deeper than this, and a drop of a whole disk ends here. */
const DEPTH = 4;
const MOST = 2_000;

function fileOf(entry: Entry): Promise<File[]> {
  return new Promise(
    (resolve) =>
      entry.file?.(
        (file) => resolve([file]),
        () => resolve([]),
      ) ?? resolve([]),
  );
}

/** A folder gives its entries in parts until a part is empty. */
async function entriesOf(entry: Entry): Promise<Entry[]> {
  const reader = entry.createReader?.();
  const all: Entry[] = [];
  while (reader && all.length < MOST) {
    const part = await new Promise<Entry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) break;
    all.push(...part);
  }
  return all;
}

async function filesIn(entry: Entry, depth = 0): Promise<File[]> {
  if (entry.isFile) return fileOf(entry);
  if (!entry.isDirectory || depth >= DEPTH) return [];
  const inside = await entriesOf(entry);
  return (await Promise.all(inside.map((one) => filesIn(one, depth + 1)))).flat();
}

/** Files and the files in folders; what hides (".DS_Store") is no invoice. */
async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() as Entry | null);
  const plain = [...data.files];
  const isFolder = entries.some((entry) => entry?.isDirectory);
  const found = isFolder ? (await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])))).flat() : plain;
  return found.filter(({ name }) => !name.startsWith(".")).slice(0, MOST);
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** The whole page takes files while they are dragged over it, and those that are pasted. */
export function DropZone({
  enabled,
  onFiles,
  children,
}: {
  enabled: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}) {
  const t = useT("vcs");
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const give = useRef(onFiles);
  give.current = onFiles;
  useEffect(() => {
    if (!enabled) return;
    const abort = new AbortController();
    const on = <K extends keyof WindowEventMap>(name: K, hear: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(name, hear, { signal: abort.signal });
    const move = (step: number) => {
      depth.current = Math.max(0, depth.current + step);
      setOver(depth.current > 0);
    };
    on("dragenter", (event) => carriesFiles(event) && move(1));
    on("dragleave", (event) => carriesFiles(event) && move(-1));
    on("dragover", (event) => carriesFiles(event) && event.preventDefault());
    on("drop", (event) => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && give.current(files));
    });
    on("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) give.current(files);
    });
    return () => abort.abort();
  }, [enabled]);
  return (
    <>
      {children}
      {over && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-8 border-2 border-dashed border-accent bg-[color-mix(in_oklab,var(--color-accent-soft)_85%,transparent)]"
        >
          <p className="flex items-center gap-2 text-16 font-semibold text-accent-ink">
            <Icon name="upload" size={20} />
            {t("drop")}
          </p>
        </div>
      )}
    </>
  );
}
