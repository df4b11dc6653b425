"use client";

import Link from "next/link";
import { typeWords } from "@/components/actions/action-words";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Keys } from "@/components/ui/kbd";
import { linkClass } from "@/components/ui/link-class";
import { Marketplace } from "@/components/ui/marketplace";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Plain } from "@/components/ui/plain";
import { Quote } from "@/components/ui/quote";
import { TableScroller } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { TriageFailure, TriageFixRow, TriageGroupDetail } from "@/lib/contract/triage";
import { plainText } from "@/lib/format/plain";
import { type DialogName, movesOf } from "./cause-moves";
import { causeWords, isWordless, knownName, wordlessWords } from "./cause-words";
import { FailuresTable } from "./failures-table";
import { BackReason } from "./group-list";
import { GroupSeen } from "./group-seen";
import { MaskText } from "./mask-text";
import { ResyncButton } from "./resync-button";
import { GroupLog, SettledList } from "./settled-list";
import type { MoveWish } from "./use-moves";

const WORK = [
  { name: "merge", key: "2" },
  { name: "dismiss", key: "3" },
  { name: "snooze", key: "H" },
  { name: "assign", key: "A" },
] as const;

interface Props {
  accountId: number;
  me: string;
  group: TriageGroupDetail;
  chosen: ReadonlySet<string>;
  /** What a correction would do to each row, by the failure's id. */
  checked: ReadonlyMap<string, TriageFixRow>;
  /** The announcement of failures that came in meanwhile. */
  arrived: React.ReactNode;
  canMove: boolean;
  canSend: boolean;
  canMask: boolean;
  onChoose: (ids: readonly string[], chosen: boolean) => void;
  onEvidence: (failure: TriageFailure) => void;
  onDialog: (name: DialogName) => void;
  onMove: (wish: MoveWish) => void;
  onBack: () => void;
}

function StateWords({ group }: { group: TriageGroupDetail }) {
  const t = useT("triage");
  if (group.state === "snoozed" && group.snoozed_until)
    return (
      <span>
        {t("state.snoozedUntil", { time: "" })} <Time at={group.snoozed_until} form="short" />
      </span>
    );
  if (group.state === "snoozed") return <span>{t("state.snoozedAbove", { n: group.snoozed_above ?? 0 })}</span>;
  if (group.state === "ignored")
    return <span>{t("state.ignored", { why: plainText(group.reason ?? "", 80).text })}</span>;
  if (group.state === "resolved")
    return <span>{t(group.reason === "settled" ? "reason.settled" : "reason.by_person")}</span>;
  return null;
}

function MoreMoves({ group, canMask, onDialog, onMove }: Props) {
  const t = useT("triage");
  const { work, reopen } = movesOf(group);
  return (
    <Menu
      label={t("moves.more")}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} icon="ellipsis" label={t("moves.more")} />}
    >
      {work && (
        <MenuItem icon="user-round" keys={["A"]} onSelect={() => onDialog("assign")}>
          {t("moves.assign")}
        </MenuItem>
      )}
      <MenuItem icon="message-square" onSelect={() => onDialog("note")}>
        {t("moves.note")}
      </MenuItem>
      {work && group.state !== "snoozed" && (
        <MenuItem icon="circle-check" onSelect={() => onMove({ move: "resolve" })}>
          {t("moves.resolve")}
        </MenuItem>
      )}
      {reopen && (
        <MenuItem icon="rotate-ccw" onSelect={() => onMove({ move: "reopen" })}>
          {t("moves.reopen")}
        </MenuItem>
      )}
      {canMask && !isWordless(group) && (
        <MenuItem icon="pencil" onSelect={() => onDialog("mask")}>
          {t("moves.mask")}
        </MenuItem>
      )}
      {group.merged.map((id) => (
        <MenuItem key={id} icon="arrow-up-down" onSelect={() => onMove({ move: "split", group: id })}>
          {t("moves.split", { group: id.slice(-16) })}
        </MenuItem>
      ))}
    </Menu>
  );
}

function Head(props: Props) {
  const { accountId, group, canMove, canMask, onBack, onEvidence } = props;
  const [t, actions] = [useT("triage"), useT("actions")];
  const { title, meaning, step } = causeWords(t, group);
  const [first] = group.failures.length > 0 ? group.failures : group.settled;
  return (
    <div className="px-5 py-4 max-tablet:px-4">
      <Button variant="quiet" size="small" icon="chevron-left" className="-ml-2 mb-1 tablet:hidden" onClick={onBack}>
        {t("back")}
      </Button>
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 text-16 leading-6 tracking-[-0.012em]">{title}</h2>
        {first && <IconButton icon="file-text" label={t("moves.evidence")} onClick={() => onEvidence(first)} />}
        {canMove && <MoreMoves {...props} />}
      </div>
      <div className="mb-3 flex flex-wrap items-center gap-x-3.5 gap-y-1 text-12 text-ink-2">
        <Marketplace code={group.marketplace} name={knownName(group)} />
        <span>{typeWords(actions, group.action_type)}</span>
        <GroupSeen group={group} />
        {group.assignee && (
          <span className="inline-flex items-center gap-1">
            <Icon name="user-round" size={13} /> <Plain max={40}>{group.assignee.name}</Plain>
          </span>
        )}
        <BackReason group={group} />
        <StateWords group={group} />
      </div>
      <p className="max-w-[60ch] text-ink-2">
        {meaning} <b className="font-medium text-ink">{step}</b>{" "}
        <Link
          className={linkClass}
          href={`/accounts/${accountId}/marketplaces/${encodeURIComponent(group.marketplace)}`}
          prefetch={false}
        >
          {t("ruleLink")}
        </Link>
      </p>
      {isWordless(group) ? (
        <p className="mt-2.5 max-w-[60ch] text-ink-2">{wordlessWords(t, actions, group)}</p>
      ) : (
        <div className="mt-2.5">
          <Quote tone={group.kind === "failed" ? "fail" : "warn"} text={group.sample} />
        </div>
      )}
      {canMove && group.family === "wrong_state" && group.failures.length > 0 && (
        <p className="mt-2.5">
          <ResyncButton accountId={accountId} groupId={group.id} orders={group.orders} />
        </p>
      )}
      {!isWordless(group) && (canMask || group.failures.length + group.settled.length > 1) && (
        <p className="mt-2 text-12 text-ink-3">
          {t("pattern")} <MaskText mask={group.mask} />
        </p>
      )}
      {group.note && (
        <p className="mt-2 flex gap-1.5 text-12 text-ink-2">
          <Icon name="message-square" size={14} className="mt-0.5 text-ink-3" /> <Plain max={1000}>{group.note}</Plain>
        </p>
      )}
    </div>
  );
}

/** The moves that make sense for the cause as it stands, each with its key. */
function Foot({ group, onDialog, onMove }: Pick<Props, "group" | "onDialog" | "onMove">) {
  const t = useT("triage");
  const { work, reopen } = movesOf(group);
  return (
    <footer className="flex min-h-12 flex-none flex-wrap items-center gap-1.5 border-t border-line px-5 max-tablet:px-4 max-tablet:py-2">
      {work &&
        WORK.map(({ name, key }) => (
          <Button key={name} size="small" aria-keyshortcuts={key.toLowerCase()} onClick={() => onDialog(name)}>
            {t(`moves.${name}`)} <Keys keys={[key]} />
          </Button>
        ))}
      {!work && reopen && (
        <Button size="small" icon="rotate-ccw" onClick={() => onMove({ move: "reopen" })}>
          {t("moves.reopen")}
        </Button>
      )}
      {!work && group.count === 0 && (
        <p className="text-12 text-ink-3">{t(reopen ? "away.dismissed" : "away.resolved")}</p>
      )}
    </footer>
  );
}

/** One cause: what it means and what to do, the marketplace's own words, its orders, its story, and the moves at its foot. */
export function GroupPane(props: Props) {
  const { accountId, group, canMove, canSend, onDialog, onMove } = props;
  const t = useT("triage");
  return (
    <section
      aria-label={causeWords(t, group).title}
      data-group-pane={group.id}
      className="flex min-h-0 min-w-0 flex-col"
    >
      <TableScroller label={t("orders.region")} className="max-tablet:overflow-visible">
        {props.arrived}
        <Head {...props} />
        {group.failures.length > 0 && (
          <FailuresTable
            accountId={accountId}
            group={group}
            chosen={props.chosen}
            checked={props.checked}
            onChoose={props.onChoose}
            onEvidence={props.onEvidence}
            canSend={canSend}
            me={props.me}
          />
        )}
        <SettledList accountId={accountId} group={group} />
        <GroupLog group={group} />
      </TableScroller>
      {canMove && <Foot group={group} onDialog={onDialog} onMove={onMove} />}
    </section>
  );
}
