"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { VcsDocument } from "@/lib/contract/vcs";
import { ApiError } from "@/lib/queries/api-fetch";
import { keys } from "@/lib/queries/keys";
import { allDocuments, uploadPdf } from "@/lib/queries/vcs";
import { decimalFromCents } from "@/lib/vcs/matching/amounts-in-text";
import { candidateOf } from "@/lib/vcs/matching/candidate";
import { type Match, matcherOf, type ReadFile, settleCrowds } from "@/lib/vcs/matching/match-files";
import { sentAmounts, type TrayFile, type TrayRow, trayRows } from "./tray";

/** How many files are read, and sent, at once. */
const READERS = 2;
const SENDERS = 2;
/** What was read is shown this often while many are read, so that drawing never holds up the page. */
const SHOW_MS = 150;

interface Known {
  documents: Map<string, VcsDocument>;
  match: (file: ReadFile) => Match;
}

async function loadKnown(accountId: number): Promise<Known> {
  const documents = await allDocuments(accountId);
  return {
    documents: new Map(documents.map((document) => [document.key, document])),
    match: matcherOf(documents.map(candidateOf)),
  };
}

/** What is known of a file before it is read. */
export interface Added {
  blob: Blob;
  name: string;
  /** A document it is for, as a person or the making of invoices said. */
  chosen?: string;
  corrects?: string;
  number?: string;
  total?: string;
  vat?: string;
}

function newFile({ blob, name, chosen, corrects, number, total, vat }: Added): TrayFile {
  return {
    id: crypto.randomUUID(),
    clientKey: crypto.randomUUID(),
    blob,
    name,
    size: blob.size,
    stage: "reading",
    problem: null,
    sha256: "",
    match: null,
    chosen: chosen ?? null,
    number: number ?? "",
    total: total ?? "",
    vat: vat ?? "",
    failure: null,
    uploadId: null,
    corrects: corrects ?? null,
  };
}

const amount = (cents: number | null): string => (cents === null ? "" : decimalFromCents(cents));

async function readOne(file: TrayFile, known: Promise<Known>): Promise<Partial<TrayFile>> {
  const { readPdf } = await import("./pdf-reader");
  const { sha256, text, problem } = await readPdf(file.blob);
  if (problem) return { stage: "read", sha256, problem };
  const match = (await known).match({ id: file.id, name: file.name, sha256, text });
  return {
    stage: "read",
    sha256,
    match,
    number: file.number || (match.facts.number ?? ""),
    total: file.total || amount(match.facts.total),
    vat: file.vat || amount(match.facts.vat),
  };
}

/** Runs `work` over `items`, a few at a time. */
async function inParallel<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const runner = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, runner));
}

function failureOf(error: unknown): NonNullable<TrayFile["failure"]> {
  if (!(error instanceof ApiError)) return { code: "internal", message: String(error) };
  const problem = error.details.find(({ field }) => field === "problem")?.message;
  return { code: problem ?? error.code, message: error.message };
}

/** Files that were dropped: read here in the browser, each led to its document, compared, and sent when a person says so. */
export function useTray(accountId: number) {
  const client = useQueryClient();
  const [files, setFiles] = useState<readonly TrayFile[]>([]);
  const [known, setKnown] = useState<Known | null>(null);
  /** What could not be had: Amazon's list, or the part of the app that reads PDFs. */
  const [failed, setFailed] = useState<"list" | "reader" | null>(null);
  const loading = useRef<Promise<Known> | null>(null);
  const waiting = useRef(new Map<string, Partial<TrayFile>>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const show = useCallback(() => {
    timer.current = undefined;
    const changes = waiting.current;
    waiting.current = new Map();
    setFiles((all) => all.map((file) => (changes.has(file.id) ? { ...file, ...changes.get(file.id) } : file)));
  }, []);
  const later = useCallback(
    (id: string, change: Partial<TrayFile>) => {
      waiting.current.set(id, { ...waiting.current.get(id), ...change });
      timer.current ??= setTimeout(show, SHOW_MS);
    },
    [show],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  /** The list may have moved since the last drop: each drop looks at it anew. */
  const load = useCallback(() => {
    const run = loadKnown(accountId);
    loading.current = run;
    run.then(
      (found) => {
        setKnown(found);
        setFailed((now) => (now === "list" ? null : now));
      },
      () => setFailed("list"),
    );
    return run;
  }, [accountId]);

  /** Reads files and finds their documents; when list or reader cannot be had they wait for `retry`. */
  const read = useCallback(
    (fresh: readonly TrayFile[]) => {
      setFailed(null);
      const documents = load();
      void inParallel(fresh, READERS, async (file) => {
        later(
          file.id,
          await readOne(file, documents).catch(() => {
            setFailed((now) => now ?? "reader");
            return { stage: "reading" as const };
          }),
        );
      });
    },
    [later, load],
  );
  const add = useCallback(
    (added: readonly Added[]) => {
      const fresh = added.map(newFile);
      setFiles((all) => [...all, ...fresh]);
      read(fresh);
    },
    [read],
  );
  const change = useCallback((id: string, changes: Partial<TrayFile>) => {
    setFiles((all) => all.map((file) => (file.id === id ? { ...file, ...changes, failure: null } : file)));
  }, []);
  const remove = useCallback((ids: readonly string[]) => {
    setFiles((all) => all.filter((file) => !ids.includes(file.id)));
  }, []);

  const rows = useMemo(() => {
    // What has left counts first: the twin of a file that was sent does not become the one that fits.
    const left = files.filter(({ match, stage }) => match !== null && (stage === "sending" || stage === "sent"));
    const open = files.filter((file) => file.match !== null && file.chosen === null && file.stage === "read");
    const crowd = [...left, ...open];
    const settled = settleCrowds(
      crowd,
      crowd.map((file) => file.match as Match),
    ).slice(left.length);
    const taken = new Set(files.flatMap(({ chosen, stage }) => (chosen && stage === "read" ? [chosen] : [])));
    const asked = settled.map(({ outcome, ...match }): Match => {
      // A person gave the document to another file meanwhile.
      if (outcome.kind !== "matched" || !taken.has(outcome.key)) return { ...match, outcome };
      return { ...match, outcome: { kind: "ask", question: "several_files", keys: [outcome.key] } };
    });
    return trayRows(files, new Map(asked.map((match) => [match.fileId, match])), known?.documents ?? new Map());
  }, [files, known]);

  const sendOne = useCallback(
    async ({ file, document }: TrayRow) => {
      if (!document) return;
      later(file.id, { stage: "sending", failure: null });
      const { total, vat } = sentAmounts(file);
      const fields = {
        document: document.key,
        client_key: file.clientKey,
        invoice_number: file.number.trim(),
        doc_type: document.kind,
        total_amount: total,
        total_vat_amount: vat,
        ...(file.corrects ? { corrects: file.corrects } : {}),
      };
      try {
        const { id } = await uploadPdf(accountId, fields, file.blob, file.name);
        later(file.id, { stage: "sent", uploadId: id });
      } catch (error) {
        const failure = failureOf(error);
        // A refusal ends this wish; while nobody knows whether it arrived, only the same key may ask again.
        const isRefused = error instanceof ApiError && error.sent === "no";
        later(file.id, { stage: "read", failure, ...(isRefused ? { clientKey: crypto.randomUUID() } : {}) });
      }
    },
    [accountId, later],
  );
  const send = useCallback(async () => {
    await inParallel(
      rows.filter(({ stand }) => stand === "ready"),
      SENDERS,
      sendOne,
    );
    await client.invalidateQueries({ queryKey: keys.vcs(accountId) });
  }, [rows, sendOne, client, accountId]);

  const retry = () =>
    read(files.filter(({ stage, match, problem }) => stage === "reading" && match === null && problem === null));
  return { rows, documents: known?.documents ?? null, failed, retry, add, change, remove, send };
}

export type Tray = ReturnType<typeof useTray>;
