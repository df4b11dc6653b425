"use client";

import { LaterPart, later, OVER_THE_PAGE } from "@/components/ui/later-part";
import type { TriageGroup, TriageGroupDetail } from "@/lib/contract/triage";
import { type DialogName, isOffered } from "./cause-moves";
import { AssignDialog, DismissDialog, MergeDialog, NoteDialog } from "./move-dialogs";
import { SnoozeDialog } from "./snooze-dialog";
import type { MoveWish } from "./use-moves";

const MaskDialog = later(async () => (await import("./mask-dialog")).MaskDialog);

/** Texts by the ids of their causes. */
export interface TypedTexts {
  dismiss: Map<string, string>;
  note: Map<string, string>;
}

interface Props {
  accountId: number;
  me: string;
  name: DialogName;
  group: TriageGroupDetail;
  /** The causes of the list, into which this one may be merged. */
  others: readonly TriageGroup[];
  /** What was typed and not sent, by cause: why it is dismissed, and its note. */
  typed: TypedTexts;
  onMove: (wish: MoveWish) => void;
  onClose: () => void;
}

/** The form of a move over the page; none where the move makes no sense for the cause as it stands. */
export function CauseDialog({ accountId, me, name, group, others, typed, onMove, onClose }: Props) {
  const forms = { group, onMove, onClose };
  if (!isOffered(name, group)) return null;
  switch (name) {
    case "merge":
      return <MergeDialog {...forms} others={others} />;
    case "dismiss":
      return <DismissDialog {...forms} kept={typed.dismiss} />;
    case "snooze":
      return <SnoozeDialog {...forms} />;
    case "assign":
      return <AssignDialog {...forms} me={me} />;
    case "note":
      return <NoteDialog {...forms} kept={typed.note} />;
    case "mask":
      return (
        <LaterPart className={OVER_THE_PAGE}>
          <MaskDialog accountId={accountId} group={group} onClose={onClose} />
        </LaterPart>
      );
  }
}
