"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import { useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LaterPart, later } from "@/components/ui/later-part";
import { ToastProvider } from "@/components/ui/toast";
import { useQueryStates } from "@/components/url-state/use-query-states";
import type { TriageFailure, TriageGroupDetail, TriageTab } from "@/lib/contract/triage";
import { triageGroupQuery } from "@/lib/queries/triage";
import { CauseDialog, type TypedTexts } from "./cause-dialogs";
import { type DialogName, isOffered } from "./cause-moves";
import { type CausePane, CausePanes } from "./cause-panes";
import { FindBar, FoundElsewhere, NothingFound } from "./find-bar";
import { GroupList } from "./group-list";
import { Empty, Head, NoCause, Queues } from "./inbox-frame";
import { serializeTriage, triageParsers, triageQuery } from "./triage-state";
import { useFind } from "./use-find";
import { useInStep } from "./use-in-step";
import { type First, useInbox } from "./use-inbox";
import { type MoveWish, useMoves } from "./use-moves";
import { useTriageKeys } from "./use-triage-keys";

const EvidenceView = later(async () => (await import("./evidence-view")).EvidenceView);

interface Props {
  accountId: number;
  me: string;
  rights: { move: boolean; send: boolean; mask: boolean };
  first: First;
  /** The group named in the address, as the server had it. */
  firstGroup: TriageGroupDetail | null;
}

/** The triage inbox: causes, one cause, its correction (PRODUCT 5.7). What came of a move is said in its own region. */
export function TriageScreen(props: Props) {
  return (
    <ToastProvider>
      <Inbox {...props} />
    </ToastProvider>
  );
}

function Inbox({ accountId, me, rights, first, firstGroup }: Props) {
  const t = useT("triage");
  const [state, setState] = useQueryStates(triageParsers, { history: "push" });
  // On wide screens the most pressing cause is open until one is chosen (on a phone the list comes first). It stays the one that is open,
  // whatever becomes the most pressing meanwhile: keys and dialogs act on what the person reads.
  const query = triageQuery(state);
  const [pinned, setPinned] = useState<{ query: string; id: string } | null>(null);
  const openId = state.group || (pinned?.query === query ? pinned.id : "");
  const { list, groups: listed, fresh, more, letIn, hasLeft } = useInbox(accountId, state, first, openId);
  // What was just put away stands in the list until that is read anew; it is not opened again meanwhile.
  const [away, setAway] = useState("");
  if (away !== "" && !listed.some(({ id }) => id === away)) setAway("");
  const pressing = listed.find(({ id }) => id !== away);
  if (openId === "" && pressing) setPinned({ query, id: pressing.id });
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [evidence, setEvidence] = useState<TriageFailure | null>(null);
  // Typed and not sent, for as long as the page is open.
  const [typed] = useState((): TypedTexts => ({ dismiss: new Map(), note: new Map() }));
  const pane = useRef<CausePane | null>(null);
  // Where the person is by the time they take a cause back; elsewhere it only goes back into its list.
  const place = useRef<TriageTab | null>(null);
  useEffect(() => {
    place.current = state.tab;
    return () => {
      place.current = null;
    };
  }, [state.tab]);
  const move = useMoves(accountId, (id) => place.current === state.tab && open(id));
  const { data } = list;
  const detail = useQuery({
    ...triageGroupQuery(accountId, openId),
    ...(firstGroup && firstGroup.id === openId ? { initialData: firstGroup } : {}),
  });
  const group = detail.data;
  useInStep(list, detail, openId !== "" && listed.some(({ id }) => id === openId) && hasLeft(openId));
  const groups = listed.map((one) => (group && one.id === group.id && hasLeft(one.id) ? group : one));
  const find = useFind(accountId, state.tab, groups);
  const { shown } = find;
  const open = (id: string) => {
    setDialog(null);
    setAway("");
    void setState({ group: id });
  };
  const step = (by: number) => {
    const at = shown.findIndex(({ id }) => id === openId);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (!next) return;
    open(next.id);
    document.querySelector(`[data-group="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: "nearest" });
  };
  // Asked for before the cause is there, it opens once it is: a quick second key is not lost.
  const ask = (name: DialogName) => {
    if (openId !== "" && rights.move && (!group || isOffered(name, group))) setDialog(name);
  };
  // What was asked for too early, or settled under an open form, does not open a form later on.
  if (group && dialog && !isOffered(dialog, group)) setDialog(null);
  useTriageKeys({
    next: () => step(1),
    previous: () => step(-1),
    fix: () => pane.current?.send(),
    merge: () => ask("merge"),
    dismiss: () => ask("dismiss"),
    snooze: () => ask("snooze"),
    assign: () => ask("assign"),
  });
  const onMove = async (wish: MoveWish) => {
    if (!group) return;
    setDialog(null);
    const outcome = await move(group, wish, pane.current?.seen ?? group.noted_at);
    if (outcome === "changed") pane.current?.letInNext();
    if (outcome === "done" && (wish.move === "dismiss" || wish.move === "note")) typed[wish.move].delete(group.id);
    const leaves = ["snooze", "resolve", "dismiss", "merge"].includes(wish.move);
    if (outcome !== "done" || !leaves) return;
    setPinned(null);
    // On with the one below it, in sight: a list that jumped to its top would have the next key act on a cause nobody chose.
    const at = shown.findIndex(({ id }) => id === group.id);
    open((shown[at + 1] ?? shown[at - 1])?.id ?? "");
    setAway(group.id);
  };
  // Where this queue has none of what is looked for, on to the queue that has it.
  const openFirst = () => {
    const [here, there] = [shown[0], find.firstElsewhere];
    if (here) open(here.id);
    else if (there) void setState({ tab: there.tabs[0] ?? state.tab, group: there.id });
    // From the field back to where letters are keys.
    if (here) document.querySelector<HTMLElement>(`[data-group="${CSS.escape(here.id)}"]`)?.focus();
  };
  const toTab = (tab: TriageTab) => void setState({ tab, group: "" });
  return (
    <>
      <Head data={data} sort={state.sort} onSort={(sort) => void setState({ sort })} />
      <Queues accountId={accountId} state={state} data={data} onOpen={toTab} />
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
        className="group/panes grid min-h-0 flex-1 grid-cols-[336px_minmax(0,1fr)] max-desktop:grid-cols-[280px_minmax(0,1fr)] max-desktop:grid-rows-[minmax(0,1fr)_auto] max-tablet:block desktop:has-[[data-fix]]:grid-cols-[336px_minmax(0,1fr)_316px]"
      >
        <section
          aria-label={t("list")}
          className={clsx(
            "scroll-thin min-h-0 overflow-auto max-desktop:row-span-2",
            groups.length > 0 || group ? "border-r border-line max-tablet:border-0" : "col-span-full",
            state.group !== "" && "max-tablet:hidden",
          )}
        >
          <div className="sticky top-0 z-1 bg-surface">
            {data && <FindBar find={find} all={groups.length} onFirst={openFirst} />}
            {(fresh > 0 || more > 0) && (
              <p className="flex justify-center p-1.5">
                <Button size="small" icon="arrow-up" onClick={letIn}>
                  <span role="status">
                    {[fresh > 0 && t("fresh", { n: fresh }), more > 0 && t("freshMore", { n: more })]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                </Button>
              </p>
            )}
          </div>
          {shown.length > 0 ? (
            <>
              <GroupList
                key={`${state.tab} ${state.sort}`}
                groups={shown}
                current={openId}
                hrefOf={(id) => serializeTriage("", { ...state, group: id }) || "?"}
                onOpen={open}
              />
              <FoundElsewhere find={find} onTab={toTab} />
            </>
          ) : find.text !== "" ? (
            <NothingFound find={find} onTab={toTab} />
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
            <CausePanes
              key={group.id}
              accountId={accountId}
              me={me}
              group={group}
              wanted={find.order}
              rights={rights}
              onDialog={ask}
              onMove={(wish) => void onMove(wish)}
              onEvidence={setEvidence}
              onBack={() => void setState({ group: "" })}
              onPane={(shown) => {
                pane.current = shown;
              }}
            />
          )}
        </div>
      </div>
      {group && dialog && (
        <CauseDialog
          accountId={accountId}
          me={me}
          name={dialog}
          group={group}
          others={groups}
          typed={typed}
          onMove={(wish) => void onMove(wish)}
          onClose={() => setDialog(null)}
        />
      )}
      {evidence && (
        <Dialog
          kind="drawer"
          title={t("evidence.pageTitle", { order: evidence.marketplace_order_id })}
          lead={t("evidence.lead")}
          onClose={() => setEvidence(null)}
        >
          <LaterPart>
            <EvidenceView accountId={accountId} actionId={evidence.id} />
          </LaterPart>
        </Dialog>
      )}
    </>
  );
}
