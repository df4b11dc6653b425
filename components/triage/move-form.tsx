"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { marketplaceName } from "@/components/ui/marketplace";
import type { TriageGroup } from "@/lib/contract/triage";
import type { Translate } from "@/lib/messages/translate";
import { causeWords, knownName } from "./cause-words";

/** The dialog gives the focus to its ×; a person who pressed a key wants to go on with the next. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>(":is(input, textarea, select, button)")?.focus(), []);
  return place;
}

/** "Carrier or tracking not accepted · Cdiscount · 200", then what the move does: a dialog says which cause it moves. */
export function aboutWords(t: Translate<"triage">, group: TriageGroup, text?: string) {
  const name = marketplaceName({ code: group.marketplace, name: knownName(group) });
  return (
    <>
      <b className="block font-medium text-ink-2">{[causeWords(t, group).title, name, group.count].join(" · ")}</b>
      {text}
    </>
  );
}

/** A form in a dialog: Enter sends, Esc closes; the first field has the focus. */
export function MoveForm(props: {
  /** The cause it is about, named in the dialog. */
  group: TriageGroup;
  title: string;
  text?: string;
  send: string;
  ready?: boolean;
  onSend: () => void;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const { group, title, text, send, ready = true, onSend, onClose, children } = props;
  const t = useT("common");
  const triage = useT("triage");
  const form = useFirstFocus<HTMLFormElement>();
  return (
    <Dialog onClose={onClose} title={title} lead={aboutWords(triage, group, text)}>
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
