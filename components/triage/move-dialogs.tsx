"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useNow, useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TriageGroup, TriageGroupDetail } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import { groupOfLink } from "./triage-state";
import type { MoveWish } from "./use-moves";

interface Props {
  group: TriageGroupDetail;
  onMove: (wish: MoveWish) => void;
  onClose: () => void;
}

/** The dialog gives the focus to its ×; a person who pressed a key wants to go on with the next. */
function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>(":is(input, textarea, select, button)")?.focus(), []);
  return place;
}

/** A form in a dialog: Enter sends, Esc closes; the first field has the focus. */
function MoveForm(props: {
  title: string;
  text?: string;
  send: string;
  ready?: boolean;
  onSend: () => void;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const { title, text, send, ready = true, onSend, onClose, children } = props;
  const t = useT("common");
  const form = useFirstFocus<HTMLFormElement>();
  return (
    <Dialog onClose={onClose} title={title} lead={text}>
      <form
        ref={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSend();
        }}
      >
        {children}
        <Button
          type="submit"
          variant="primary"
          className="justify-self-end"
          unavailable={ready ? undefined : t("nothing")}
        >
          {send}
        </Button>
      </form>
    </Dialog>
  );
}

export function MergeDialog({ group, others, onMove, onClose }: Props & { others: readonly TriageGroup[] }) {
  const t = useT("triage");
  const [link, setLink] = useState("");
  const [picked, setPicked] = useState("");
  const alike = others.filter(
    (one) =>
      one.id !== group.id &&
      one.marketplace === group.marketplace &&
      one.action_type === group.action_type &&
      one.kind === group.kind,
  );
  const into = link.trim() === "" ? picked || null : groupOfLink(link);
  return (
    <MoveForm
      title={t("mergeForm.title")}
      text={t("mergeForm.text")}
      send={t("mergeForm.send")}
      ready={into !== null}
      onSend={() => into && onMove({ move: "merge", into })}
      onClose={onClose}
    >
      <Field label={t("mergeForm.link")} error={link.trim() !== "" && into === null ? t("mergeForm.wrong") : undefined}>
        {(ids) => <Input {...ids} value={link} autoComplete="off" onChange={(event) => setLink(event.target.value)} />}
      </Field>
      {alike.length > 0 ? (
        <Field label={t("mergeForm.pick")}>
          {(ids) => (
            <Select {...ids} value={picked} onChange={(event) => setPicked(event.target.value)}>
              <option value="" />
              {alike.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${one.count} · ${plainText(one.mask, 80).text}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : (
        <p className="text-12 text-ink-3">{t("mergeForm.none")}</p>
      )}
    </MoveForm>
  );
}

export function DismissDialog({ onMove, onClose }: Props) {
  const t = useT("triage");
  const [reason, setReason] = useState("");
  return (
    <MoveForm
      title={t("dismissForm.title")}
      text={t("dismissForm.text")}
      send={t("dismissForm.send")}
      ready={reason.trim() !== ""}
      onSend={() => onMove({ move: "dismiss", reason: reason.trim() })}
      onClose={onClose}
    >
      <Field label={t("dismissForm.reason")}>
        {(ids) => <Input {...ids} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </MoveForm>
  );
}

/** Eight in the morning, so many days on, by the reader's own clock. */
function morning(now: number, days: number): Date {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(8, 0, 0, 0);
  return at;
}

export function SnoozeDialog({ group, onMove, onClose }: Props) {
  const t = useT("triage");
  const now = useNow();
  const [date, setDate] = useState("");
  const name = useId();
  const [choice, setChoice] = useState<"tomorrow" | "monday" | "grown" | "date">("tomorrow");
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  const until = {
    tomorrow: morning(now, 1),
    monday: morning(now, toMonday),
    date: date === "" ? null : new Date(date),
  };
  const above = Math.max(Math.ceil(group.count * 1.5) - 1, group.count);
  const ready = choice !== "date" || (until.date !== null && until.date.getTime() > now);
  const send = () => {
    if (choice === "grown") onMove({ move: "snooze", until_grown: true });
    else onMove({ move: "snooze", until: until[choice]?.toISOString() });
  };
  return (
    <MoveForm title={t("snoozeForm.title")} send={t("snoozeForm.send")} ready={ready} onSend={send} onClose={onClose}>
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("snoozeForm.title")}</legend>
        {(["tomorrow", "monday", "grown", "date"] as const).map((one) => (
          <label key={one} className="flex min-h-6 items-center gap-2">
            <input
              type="radio"
              className="accent-accent"
              name={name}
              checked={choice === one}
              onChange={() => setChoice(one)}
            />
            {one === "grown" ? t("snoozeForm.grown", { n: above }) : t(`snoozeForm.${one}`)}
          </label>
        ))}
        {choice === "date" && (
          <Input
            type="datetime-local"
            aria-label={t("snoozeForm.date")}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </fieldset>
    </MoveForm>
  );
}

export function AssignDialog({ group, me, onMove, onClose }: Props & { me: string }) {
  const t = useT("triage");
  const people = [...group.people].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  const list = useFirstFocus<HTMLUListElement>();
  const give = (id: string | null) => onMove({ move: "assign", person_id: id });
  return (
    <Dialog onClose={onClose} title={t("assignForm.title")}>
      <ul ref={list} className="grid gap-1">
        {people.map(({ id, name }) => (
          <li key={id}>
            <Button variant="quiet" className="w-full justify-start" icon="user-round" onClick={() => give(id)}>
              {id === me ? t("assignForm.me") : plainText(name, 60).text}
            </Button>
          </li>
        ))}
        <li>
          <Button variant="quiet" className="w-full justify-start" icon="x" onClick={() => give(null)}>
            {t("assignForm.nobody")}
          </Button>
        </li>
      </ul>
    </Dialog>
  );
}

export function NoteDialog({ group, onMove, onClose }: Props) {
  const t = useT("triage");
  const [note, setNote] = useState(group.note ?? "");
  return (
    <MoveForm
      title={t("noteForm.title")}
      text={t("noteForm.text")}
      send={t("noteForm.send")}
      onSend={() => onMove({ move: "note", note: note.trim() })}
      onClose={onClose}
    >
      <Field label={t("moves.note")}>
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            maxLength={1000}
            className={inputClass("medium", "h-auto py-2 max-tablet:h-auto")}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </MoveForm>
  );
}
