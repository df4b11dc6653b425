"use client";

import { useEffect, useMemo, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import type { TriageFailure, TriageGroupDetail } from "@/lib/contract/triage";
import { type DialogName, movesOf } from "./cause-moves";
import { FixPanel } from "./fix-panel";
import { GroupPane } from "./group-pane";
import { useFix } from "./use-fix";
import { useFixUndo } from "./use-fix-undo";
import { useHeldFailures } from "./use-held-failures";
import type { MoveWish } from "./use-moves";

interface Props {
  accountId: number;
  me: string;
  group: TriageGroupDetail;
  /** An order that is looked for: its rows stand first. */
  wanted?: string | null;
  rights: { move: boolean; send: boolean; mask: boolean };
  onDialog: (name: DialogName) => void;
  onMove: (wish: MoveWish) => void;
  onEvidence: (failure: TriageFailure) => void;
  onBack: () => void;
  /** What keys and moves of the screen need of this cause; null once it is no longer on screen. */
  onPane: (pane: CausePane | null) => void;
}

/** A cause on screen, as keys and moves act on it. */
export interface CausePane {
  /** Sends the correction. */
  send: () => void;
  /** The mark of the failures in its table. */
  seen: string | null;
  /** What comes next joins the table by itself: a move was refused because of it. */
  letInNext: () => void;
}

/** Announces failures that came in while the cause was read; they join the table when asked. */
function Arrived({ n, onLetIn }: { n: number; onLetIn: () => void }) {
  const t = useT("triage");
  return (
    <p className="sticky top-0 z-1 flex justify-center bg-surface p-1.5">
      <Button size="small" icon="arrow-up" onClick={onLetIn}>
        <span role="status">{t("freshMore", { n })}</span>
      </Button>
    </p>
  );
}

/** The middle and the right pane of one cause; another cause begins with everything chosen and nothing typed. Give it the cause's id as `key`. */
export function CausePanes(props: Props) {
  const { accountId, rights, onPane, wanted } = props;
  const { failures: held, fresh, letIn, seen, letInNext } = useHeldFailures(props.group);
  const failures = useMemo(() => {
    const isWanted = ({ marketplace_order_id: id }: TriageFailure) => id === wanted;
    return held.some(isWanted) ? [...held.filter(isWanted), ...held.filter((one) => !isWanted(one))] : held;
  }, [held, wanted]);
  // The table speaks of the orders that are in it: what came in meanwhile is counted by itself.
  const group = useMemo(() => {
    const isPart = fresh > 0 && props.group.more === 0;
    const orders = isPart ? new Set(failures.map((one) => one.marketplace_order_id)).size : props.group.orders;
    return { ...props.group, failures, orders };
  }, [props.group, failures, fresh]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => new Set(failures.map(({ id }) => id).filter((id) => !left.has(id))), [failures, left]);
  const fix = useFix(accountId, group, chosen, rights.send);
  const undo = useFixUndo(accountId, fix);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setLeft((now) => {
      const next = new Set(now);
      for (const id of ids) isChosen ? next.delete(id) : next.add(id);
      return next;
    });
  useEffect(() => {
    onPane({ send: () => void fix.send(), seen, letInNext });
    return () => onPane(null);
  });
  const moves = { resolve: () => props.onMove({ move: "resolve" }), dismiss: () => props.onDialog("dismiss") };
  const showFix = rights.send && (failures.length > 0 || fix.state.is === "sent" || fix.state.is === "undone");
  const sent = fix.state.is === "sent" ? fix.state.ids : [];
  const isTrial = fix.state.is === "sent" && fix.state.isTrial;
  // All that is still open, also what was left out before: the button names their number. After a few went first, the others that were chosen.
  const away = isTrial ? new Set([...left, ...sent]) : new Set(sent);
  const correctRest = () => {
    setLeft(away);
    fix.again();
  };
  return (
    <>
      <GroupPane
        accountId={accountId}
        me={props.me}
        group={group}
        chosen={chosen}
        checked={fix.checked}
        arrived={fresh > 0 && <Arrived n={fresh} onLetIn={letIn} />}
        canMove={rights.move}
        canSend={rights.send}
        canMask={rights.mask}
        onChoose={choose}
        onEvidence={props.onEvidence}
        onDialog={props.onDialog}
        onMove={props.onMove}
        onBack={props.onBack}
      />
      {showFix && (
        <FixPanel
          accountId={accountId}
          group={group}
          fix={fix}
          undo={undo}
          moves={rights.move && movesOf(group).work ? moves : undefined}
          rest={{ n: failures.filter(({ id }) => !away.has(id)).length, correct: correctRest }}
        />
      )}
    </>
  );
}
