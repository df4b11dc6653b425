"use client";

import { useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, inputClass } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { TriageGroup, TriageGroupDetail } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import { isWordless, wordlessWords } from "./cause-words";
import { maskLine } from "./mask-text";
import { aboutWords, MoveForm, useFirstFocus } from "./move-form";
import { groupOfLink } from "./triage-state";
import type { MoveWish } from "./use-moves";

interface Props {
  group: TriageGroupDetail;
  onMove: (wish: MoveWish) => void;
  onClose: () => void;
}

export function MergeDialog({ group, others, onMove, onClose }: Props & { others: readonly TriageGroup[] }) {
  const [t, actions] = [useT("triage"), useT("actions")];
  const [link, setLink] = useState("");
  const [picked, setPicked] = useState("");
  const alike = others.filter(
    (one) =>
      one.id !== group.id &&
      one.marketplace === group.marketplace &&
      one.action_type === group.action_type &&
      one.kind === group.kind &&
      one.state !== "resolved" &&
      one.state !== "ignored",
  );
  const into = link.trim() === "" ? picked || null : groupOfLink(link);
  return (
    <MoveForm
      group={group}
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
                  {`${one.count} · ${isWordless(one) ? wordlessWords(t, actions, one) : maskLine(t, one.mask, 80)}`}
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

/** `kept` holds what was typed, by cause: closed without sending it is there again. */
export function DismissDialog({ group, kept, onMove, onClose }: Props & { kept: Map<string, string> }) {
  const t = useT("triage");
  const [reason, setReason] = useState(kept.get(group.id) ?? "");
  const type = (text: string) => {
    kept.set(group.id, text);
    setReason(text);
  };
  return (
    <MoveForm
      group={group}
      title={t("dismissForm.title")}
      text={t("dismissForm.text")}
      send={t("dismissForm.send")}
      ready={reason.trim() !== ""}
      onSend={() => onMove({ move: "dismiss", reason: reason.trim() })}
      onClose={onClose}
    >
      <Field label={t("dismissForm.reason")}>
        {(ids) => <Input {...ids} value={reason} maxLength={500} onChange={(event) => type(event.target.value)} />}
      </Field>
    </MoveForm>
  );
}

export function AssignDialog({ group, me, onMove, onClose }: Props & { me: string }) {
  const t = useT("triage");
  const people = [...group.people].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  const list = useFirstFocus<HTMLUListElement>();
  const give = (id: string | null) => onMove({ move: "assign", person_id: id });
  return (
    <Dialog onClose={onClose} title={t("assignForm.title")} lead={aboutWords(t, group)}>
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

/** `kept` holds what was typed, by cause: closed without sending it is there again. */
export function NoteDialog({ group, kept, onMove, onClose }: Props & { kept: Map<string, string> }) {
  const t = useT("triage");
  const [note, setNote] = useState(kept.get(group.id) ?? group.note ?? "");
  const type = (text: string) => {
    // Typed back to what stands there, it is no draft: a colleague's next note is not hidden by it.
    if (text === (group.note ?? "")) kept.delete(group.id);
    else kept.set(group.id, text);
    setNote(text);
  };
  return (
    <MoveForm
      group={group}
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
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
    </MoveForm>
  );
}
