"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { useQueryStates } from "@/components/url-state/use-query-states";
import {
  TRIAGE_TABS,
  type TriageFailure,
  type TriageGroupDetail,
  type TriageList,
  type TriageTab,
} from "@/lib/contract/triage";
import { count } from "@/lib/format/count";
import { ApiError } from "@/lib/queries/api-fetch";
import { triageGroupQuery } from "@/lib/queries/triage";
import { FixPanel } from "./fix-panel";
import { GroupList } from "./group-list";
import { type DialogName, GroupPane } from "./group-pane";
import { AssignDialog, DismissDialog, MergeDialog, NoteDialog, SnoozeDialog } from "./move-dialogs";
import { serializeTriage, TRIAGE_SORTS, type TriageSort, type TriageState, triageParsers } from "./triage-state";
import { useFix } from "./use-fix";
import { type First, useInbox } from "./use-inbox";
import { type MoveWish, useMoves } from "./use-moves";
import { useTriageKeys } from "./use-triage-keys";

const EvidenceView = dynamic(() => import("./evidence-view").then((module) => module.EvidenceView), { ssr: false });
const MaskDialog = dynamic(() => import("./mask-dialog").then((module) => module.MaskDialog), { ssr: false });

interface Props {
  accountId: number;
  me: string;
  rights: { move: boolean; send: boolean; mask: boolean };
  first: First;
  /** The group named in the address, as the server had it. */
  firstGroup: TriageGroupDetail | null;
}

function Head({
  data,
  sort,
  onSort,
}: {
  data: TriageList | undefined;
  sort: TriageSort;
  onSort: (sort: TriageSort) => void;
}) {
  const t = useT("triage");
  const orders = data?.results.reduce((sum, group) => sum + group.orders, 0) ?? 0;
  return (
    <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 px-5 pt-2 pb-1 max-tablet:px-4">
      <h1 className="text-16 tracking-[-0.012em]">
        {t("title")}
        <small className="ml-2 text-13 font-normal tracking-normal text-ink-3">
          {data && t("summary", { orders, causes: data.count })}
        </small>
      </h1>
      <span className="text-12 text-ink-3">
        {data && (data.checked_at ? <Checked at={data.checked_at} /> : t("never"))}
      </span>
      <Select
        size="small"
        aria-label={t("sort.label")}
        className="ml-auto max-tablet:my-1 max-tablet:w-full"
        value={sort}
        onChange={(event) => onSort(TRIAGE_SORTS.find((one) => one === event.target.value) ?? "pressure")}
      >
        {TRIAGE_SORTS.map((one) => (
          <option key={one} value={one}>
            {t(`sort.${one}`)}
          </option>
        ))}
      </Select>
    </header>
  );
}

function Checked({ at }: { at: string }) {
  const t = useT("triage");
  return (
    <>
      {t("checked", { time: "" })} <Time at={at} form="clock" />
    </>
  );
}

function Queues({
  state,
  data,
  onOpen,
}: {
  state: TriageState;
  data: TriageList | undefined;
  onOpen: (tab: TriageTab) => void;
}) {
  const t = useT("triage");
  const locale = useLocale();
  return (
    <Tabs label={t("tabs.label")}>
      {TRIAGE_TABS.map((tab) => (
        <Tab
          key={tab}
          current={tab === state.tab}
          href={serializeTriage("", { tab, sort: state.sort, group: "" }) || "?"}
          count={data && data.tabs[tab] > 0 ? count(data.tabs[tab], locale) : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(tab);
          }}
        >
          {t(`tabs.${tab}`)}
        </Tab>
      ))}
    </Tabs>
  );
}

function Empty({ tab, data }: { tab: TriageTab; data: TriageList }) {
  const t = useT("triage");
  return (
    <EmptyState icon="circle-check" title={t(`empty.${tab}`)}>
      {tab === "new" && <p>{t("empty.newText")}</p>}
      <p>
        {data.checked_at ? (
          <>
            {t("empty.checked", { time: "" }).replace(/\s*\.$/, "")} <Time at={data.checked_at} form="clock" />.
          </>
        ) : (
          t("empty.unchecked")
        )}
      </p>
    </EmptyState>
  );
}

interface PanesProps {
  accountId: number;
  me: string;
  group: TriageGroupDetail;
  rights: Props["rights"];
  onDialog: (name: DialogName) => void;
  onMove: (wish: MoveWish) => void;
  onEvidence: (failure: TriageFailure) => void;
  onBack: () => void;
  onKeys: (send: () => void) => void;
}

/** The middle and the right pane of one group; a new group begins with everything chosen and nothing typed. */
function Panes(props: PanesProps) {
  const { accountId, group, rights, onKeys } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(
    () => new Set(group.failures.map(({ id }) => id).filter((id) => !left.has(id))),
    [group.failures, left],
  );
  const fix = useFix(accountId, group, chosen, rights.send);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setLeft((now) => {
      const next = new Set(now);
      for (const id of ids) isChosen ? next.delete(id) : next.add(id);
      return next;
    });
  useEffect(() => onKeys(() => void fix.send()));
  const showFix = rights.send && (group.failures.length > 0 || fix.state.is === "sent");
  return (
    <>
      <GroupPane
        accountId={accountId}
        me={props.me}
        group={group}
        chosen={chosen}
        canMove={rights.move}
        canSend={rights.send}
        canMask={rights.mask}
        onChoose={choose}
        onEvidence={props.onEvidence}
        onDialog={props.onDialog}
        onMove={props.onMove}
        onBack={props.onBack}
      />
      {showFix && <FixPanel accountId={accountId} group={group} fix={fix} />}
    </>
  );
}

/** In the place of a cause that could not be had: gone, or not answered. */
function NoCause({ error, onBack, onRetry }: { error: Error; onBack: () => void; onRetry: () => void }) {
  const t = useT("triage");
  const isGone = error instanceof ApiError && error.code === "not_found";
  return (
    <EmptyState
      className="content-start"
      icon="circle-question-mark"
      title={t(isGone ? "gone.title" : "moves.failed")}
      actions={
        isGone ? (
          <Button onClick={onBack}>{t("back")}</Button>
        ) : (
          <Button onClick={onRetry}>{t("evidence.again")}</Button>
        )
      }
    >
      {isGone && t("gone.text")}
    </EmptyState>
  );
}

/** The triage inbox: causes, one cause, its correction (PRODUCT 5.7). */
export function TriageScreen({ accountId, me, rights, first, firstGroup }: Props) {
  const t = useT("triage");
  const [state, setState] = useQueryStates(triageParsers, { history: "push" });
  const { list, groups, fresh, more, letIn } = useInbox(accountId, state, first);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [evidence, setEvidence] = useState<TriageFailure | null>(null);
  const send = useRef<() => void>(() => undefined);
  const move = useMoves(accountId);
  const { data } = list;
  // On wide screens the most pressing cause is open until one is chosen; on a phone the list comes first.
  const openId = state.group || (groups[0]?.id ?? "");
  const detail = useQuery({
    ...triageGroupQuery(accountId, openId),
    ...(firstGroup && firstGroup.id === openId ? { initialData: firstGroup } : {}),
  });
  const group = detail.data;
  const open = (id: string) => {
    setDialog(null);
    void setState({ group: id });
  };
  const step = (by: number) => {
    const at = groups.findIndex(({ id }) => id === openId);
    const next = groups[Math.min(groups.length - 1, Math.max(0, at + by))];
    if (!next) return;
    open(next.id);
    document.querySelector(`[data-group="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  // Asked for before the cause is there, it opens once it is: a quick second key is not lost.
  const ask = (name: DialogName) => {
    if (openId !== "" && rights.move) setDialog(name);
  };
  useTriageKeys({
    next: () => step(1),
    previous: () => step(-1),
    fix: () => send.current(),
    merge: () => ask("merge"),
    dismiss: () => ask("dismiss"),
    snooze: () => ask("snooze"),
    assign: () => ask("assign"),
  });
  const onMove = async (wish: MoveWish) => {
    if (!group) return;
    setDialog(null);
    const done = await move(group, wish);
    const leaves = ["snooze", "resolve", "dismiss", "merge"].includes(wish.move);
    if (done && leaves) void setState({ group: groups.find(({ id }) => id !== group.id)?.id ?? "" });
  };
  const forms = { onMove: (wish: MoveWish) => void onMove(wish), onClose: () => setDialog(null) };
  return (
    <>
      <Head data={data} sort={state.sort} onSort={(sort) => void setState({ sort })} />
      <Queues state={state} data={data} onOpen={(tab) => void setState({ tab, group: "" })} />
      {data?.problem && <Banner flat tone="warn" icon="cloud-off" title={t("problem")} />}
      {list.error && !data && (
        <Banner
          flat
          tone="fail"
          icon="octagon-x"
          role="alert"
          title={t("moves.failed")}
          actions={<Button onClick={() => void list.refetch()}>{t("evidence.again")}</Button>}
        />
      )}
      <div
        data-open={state.group !== "" || undefined}
        className="group/panes grid min-h-0 flex-1 grid-cols-[336px_minmax(0,1fr)_316px] max-desktop:grid-cols-[280px_minmax(0,1fr)] max-desktop:grid-rows-[minmax(0,1fr)_auto] max-tablet:block"
      >
        <section
          aria-label={t("list")}
          className={clsx(
            "scroll-thin min-h-0 overflow-auto max-desktop:row-span-2",
            groups.length > 0 || group ? "border-r border-line max-tablet:border-0" : "col-span-full",
            state.group !== "" && "max-tablet:hidden",
          )}
        >
          {(fresh > 0 || more > 0) && (
            <p className="sticky top-0 z-1 flex justify-center bg-surface p-1.5">
              <Button size="small" icon="arrow-up" onClick={letIn}>
                <span role="status">
                  {[fresh > 0 && t("fresh", { n: fresh }), more > 0 && t("freshMore", { n: more })]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </Button>
            </p>
          )}
          {groups.length > 0 ? (
            <GroupList
              key={`${state.tab} ${state.sort}`}
              groups={groups}
              current={openId}
              hrefOf={(id) => serializeTriage("", { ...state, group: id }) || "?"}
              onOpen={open}
            />
          ) : (
            data && <Empty tab={state.tab} data={data} />
          )}
        </section>
        <div className={clsx("contents", state.group === "" && "max-tablet:hidden")}>
          {!group && detail.error && (
            <NoCause
              error={detail.error}
              onBack={() => void setState({ group: "" })}
              onRetry={() => void detail.refetch()}
            />
          )}
          {group && openId !== "" && (
            <Panes
              key={group.id}
              accountId={accountId}
              me={me}
              group={group}
              rights={rights}
              onDialog={ask}
              onMove={(wish) => void onMove(wish)}
              onEvidence={setEvidence}
              onBack={() => void setState({ group: "" })}
              onKeys={(fire) => {
                send.current = fire;
              }}
            />
          )}
        </div>
      </div>
      {group && dialog === "merge" && <MergeDialog group={group} others={groups} {...forms} />}
      {group && dialog === "dismiss" && <DismissDialog group={group} {...forms} />}
      {group && dialog === "snooze" && <SnoozeDialog group={group} {...forms} />}
      {group && dialog === "assign" && <AssignDialog group={group} me={me} {...forms} />}
      {group && dialog === "note" && <NoteDialog group={group} {...forms} />}
      {group && dialog === "mask" && <MaskDialog accountId={accountId} group={group} onClose={() => setDialog(null)} />}
      {evidence && (
        <Dialog
          kind="drawer"
          title={t("evidence.pageTitle", { order: evidence.marketplace_order_id })}
          lead={t("evidence.lead")}
          onClose={() => setEvidence(null)}
        >
          <EvidenceView accountId={accountId} actionId={evidence.id} />
        </Dialog>
      )}
    </>
  );
}
