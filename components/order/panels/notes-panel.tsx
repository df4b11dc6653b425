"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useT } from "@/components/shell/intl-provider";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/facts";
import { IconButton } from "@/components/ui/icon-button";
import { inputClass } from "@/components/ui/input";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import { NOTE_LENGTH, type OrderNote, type OrderNotes } from "@/lib/contract/order-detail";
import { plainLines } from "@/lib/format/plain";
import type { OrderKey } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { addOrderNote, deleteOrderNote, orderNotesQuery } from "@/lib/queries/order";

interface Props {
  accountId: number;
  order: OrderKey;
  mayWrite: boolean;
}

/** Adding and deleting: on screen at once, taken back with a word when the server says no (PRODUCT U13). */
function useNotes({ accountId, order }: Props) {
  const client = useQueryClient();
  const query = orderNotesQuery(accountId, order);
  const notes = useQuery(query);
  const [error, setError] = useState<unknown>(null);
  const put = (change: (list: OrderNote[]) => OrderNote[]) =>
    client.setQueryData<OrderNotes>(query.queryKey, (old) => ({ results: change(old?.results ?? []) }));
  const attempt = async (
    now: (list: OrderNote[]) => OrderNote[],
    ask: () => Promise<(list: OrderNote[]) => OrderNote[]>,
  ) => {
    setError(null);
    await client.cancelQueries({ queryKey: query.queryKey });
    const before = client.getQueryData<OrderNotes>(query.queryKey);
    put(now);
    try {
      put(await ask());
      return true;
    } catch (failure) {
      client.setQueryData(query.queryKey, before);
      setError(failure);
      return false;
    }
  };
  const add = (text: string) => {
    const draft: OrderNote = { id: "draft", text, at: new Date().toISOString(), by: { id: "", name: "" }, own: false };
    return attempt(
      (list) => [draft, ...list],
      async () => {
        const note = await addOrderNote(accountId, order, text);
        return (list) => [note, ...list.filter(({ id }) => id !== "draft")];
      },
    );
  };
  const remove = (id: string) =>
    attempt(
      (list) => list.filter((note) => note.id !== id),
      async () => {
        await deleteOrderNote(accountId, order, id);
        return (list) => list;
      },
    );
  return { notes, error: error ?? notes.error, add, remove };
}

function Note({ note, onDelete }: { note: OrderNote; onDelete: () => void }) {
  const t = useT("order");
  return (
    <li className="grid gap-0.5 border-t border-line pt-2 first:border-t-0 first:pt-0" aria-busy={note.id === "draft"}>
      <div className="flex min-h-6 items-center gap-1.5 text-12 text-ink-3">
        <span className="cut text-ink-2">
          <Plain max={60}>{note.by.name || "…"}</Plain>
        </span>
        <Time at={note.at} className="whitespace-nowrap" />
        {note.own && (
          <span className="ml-auto" data-print="no">
            <IconButton icon="trash-2" iconSize={14} size="small" label={t("deleteNote")} onClick={onDelete} />
          </span>
        )}
      </div>
      <div className="[overflow-wrap:anywhere]">
        {plainLines(note.text).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one note may be equal and never change their order
          <bdi key={at} className="block min-h-5" translate="no">
            {line}
          </bdi>
        ))}
      </div>
    </li>
  );
}

function Write({ add }: { add: (text: string) => Promise<boolean> }) {
  const t = useT("order");
  const id = useId();
  const [text, setText] = useState("");
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const note = text.trim();
    if (note === "") return;
    setText("");
    // What could not be kept comes back into the field, unless something new stands there.
    if (!(await add(note))) setText((now) => now || note);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mb-2.5 grid gap-1.5" data-print="no">
      <label htmlFor={id} className="sr-only">
        {t("noteField")}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={NOTE_LENGTH}
        value={text}
        placeholder={t("noteField")}
        aria-describedby={`${id}h`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        className={inputClass("medium", "h-auto min-h-14 resize-y py-1.5 max-tablet:h-auto")}
      />
      <span className="flex items-start gap-2">
        <span id={`${id}h`} className="flex-1 text-11 text-ink-3">
          {t("noteHint")}
        </span>
        <Button type="submit" size="small" unavailable={text.trim() === "" ? t("noteEmpty") : undefined}>
          {t("add")}
        </Button>
      </span>
    </form>
  );
}

/** What the team writes about an order among itself. Nothing of it is sent to Lengow or to a marketplace, nor printed: paper goes into parcels. */
export function NotesPanel(props: Props) {
  const [t, e] = [useT("order"), useT("errors")];
  const { notes, error, add, remove } = useNotes(props);
  const list = notes.data?.results ?? [];
  return (
    <Section title={t("notes")} screenOnly>
      {props.mayWrite && <Write add={add} />}
      {error !== null && (
        <p role="alert" className="mb-2 text-12 text-fail">
          {failureWords(error instanceof ApiError ? error.code : "internal", e).title} {t("noteFailed")}
        </p>
      )}
      {notes.isPending && <Bone className="w-40" />}
      {notes.data && list.length === 0 && <p className="text-ink-3">{t("noNotes")}</p>}
      <ul className="grid gap-2">
        {list.map((note) => (
          <Note key={note.id} note={note} onDelete={() => void remove(note.id)} />
        ))}
      </ul>
    </Section>
  );
}
