"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useMemo, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { marketplaceName } from "@/components/ui/marketplace";
import { TableScroller } from "@/components/ui/table";
import { Tab, Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { useQueryStates } from "@/components/url-state/use-query-states";
import type { ActionList, ActionView } from "@/lib/contract/actions";
import type { MarketplaceEntry } from "@/lib/contract/marketplaces";
import { isTerminal } from "@/lib/domain/action";
import { createSerializer } from "@/lib/domain/url-state";
import { count } from "@/lib/format/count";
import { actionListQuery, liveActionsQuery } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { ActivityFilters } from "./activity-filters";
import {
  ACTIVITY_PAGE,
  ACTIVITY_TABS,
  type ActivityState,
  type ActivityTab,
  activityParsers,
  activityQuery,
  allowedActivity,
  EMPTY_ACTIVITY,
} from "./activity-state";
import { ActivityTable } from "./activity-table";
import { useUndo } from "./use-undo";

interface Props {
  accountId: number;
  accountName: string;
  me: { id: string; name: string };
  canSend: boolean;
  /** Sees buyers, and so may look for words in what a marketplace answered. */
  canReveal: boolean;
  first: { query: string; data: ActionList | null };
  marketplaces: readonly MarketplaceEntry[];
}

const serialize = createSerializer(activityParsers);

/** The list, and over it the present state of whatever in it is still open: from our own records, so that it can be asked often. */
function useActivity(accountId: number, query: string, first: Props["first"]) {
  const initial = query === first.query ? (first.data ?? undefined) : undefined;
  const list = useQuery({
    ...actionListQuery(accountId, query),
    initialData: initial,
    initialDataUpdatedAt: initial && Date.parse(initial.as_of),
  });
  const open = list.data?.results.filter(({ source, state }) => source === "orderdeck" && !isTerminal(state)) ?? [];
  const ids = open.map(({ id }) => id).sort();
  const live = useQuery(liveActionsQuery(accountId, ids));
  const rows = useMemo(() => {
    const now = new Map(live.data?.results.map((view) => [view.id, view]));
    return (list.data?.results ?? []).map((view): ActionView => now.get(view.id) ?? view);
  }, [list.data, live.data]);
  // The list may be a little older than its arrival; what is asked of our own records never is.
  const newest = live.data ? live : list;
  const clock = { asOf: Date.parse(newest.data?.as_of ?? ""), heardAt: newest.dataUpdatedAt };
  return { list, rows, clock };
}

function Queues({ state, onOpen }: { state: ActivityState; onOpen: (queue: ActivityTab) => void }) {
  const t = useT("actions");
  return (
    <Tabs label={t("activity.queues")}>
      {ACTIVITY_TABS.map((queue) => (
        <Tab
          key={queue}
          current={queue === state.queue}
          href={
            serialize("", { ...state, state: [...state.state], queue, page: 1 } as Parameters<typeof serialize>[1]) ||
            "?"
          }
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(queue);
          }}
        >
          {t(`activity.${queue}`)}
        </Tab>
      ))}
    </Tabs>
  );
}

function Notices({ data, error, onRetry }: { data: ActionList | undefined; error: Error | null; onRetry: () => void }) {
  const [t, e] = [useT("actions"), useT("errors")];
  if (error) {
    const { title, step, icon } = failureWords(error instanceof ApiError ? error.code : "internal", e);
    return (
      <Banner
        flat
        tone="fail"
        icon={icon}
        title={title}
        role="alert"
        actions={<Button onClick={onRetry}>{t("problem.tryAgain")}</Button>}
      >
        {step}
      </Banner>
    );
  }
  if (data?.lengow_unavailable) return <Banner flat tone="warn" icon="cloud-off" title={t("activity.unavailable")} />;
  if (data?.lengow_partial) return <Banner flat tone="rest" icon="info" title={t("activity.partial")} />;
  return null;
}

function Empty({ state, onClear }: { state: ActivityState; onClear: () => void }) {
  const t = useT("actions");
  const isPlain = activityQuery({ ...state, queue: "all" }) === activityQuery(EMPTY_ACTIVITY);
  if (isPlain && state.queue === "all")
    return (
      <EmptyState icon="history" title={t("activity.emptyAll")}>
        {t("activity.emptyAllText")}
      </EmptyState>
    );
  if (isPlain)
    return (
      <EmptyState icon="circle-check" title={t(state.queue === "stuck" ? "activity.emptyStuck" : "activity.empty")} />
    );
  return (
    <EmptyState
      icon="funnel"
      title={t("activity.empty")}
      actions={<Button onClick={onClear}>{t("activity.filters.clear")}</Button>}
    >
      {t("activity.emptyText")}
    </EmptyState>
  );
}

function Foot(props: { page: number; total: number; shown: number; onPage: (page: number) => void }) {
  const { page, total, shown, onPage } = props;
  const t = useT("actions");
  const locale = useLocale();
  const from = (page - 1) * ACTIVITY_PAGE + 1;
  const range = { from: count(from, locale), to: count(from + shown - 1, locale), all: count(total, locale) };
  return (
    <footer className="flex min-h-10 flex-none items-center gap-2 border-t bg-surface px-5 text-12 text-ink-2 max-tablet:px-4">
      <span className="ml-auto tabular-nums">{shown > 0 && t("activity.range", range)}</span>
      <Button size="small" variant="quiet" unavailable={page <= 1 ? "–" : undefined} onClick={() => onPage(page - 1)}>
        {t("activity.previous")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        unavailable={page * ACTIVITY_PAGE >= total ? "–" : undefined}
        onClick={() => onPage(page + 1)}
      >
        {t("activity.next")}
      </Button>
    </footer>
  );
}

/** Everything that was asked of a marketplace, by whom and how it ended; what is open moves by itself. */
export function ActivityScreen({ accountId, accountName, me, canSend, canReveal, first, marketplaces }: Props) {
  const t = useT("actions");
  const locale = useLocale();
  const [asked, setState] = useQueryStates(activityParsers, { history: "push" });
  const state = allowedActivity(asked, canReveal);
  const [tracking, setTracking] = useState("");
  const { list, rows, clock } = useActivity(accountId, activityQuery(state, tracking), first);
  const change = (changes: Partial<ActivityState>) =>
    void setState({ page: 1, ...changes } as Parameters<typeof setState>[0]);
  const people = useMemo(() => {
    const known = new Map([[me.id, t("activity.filters.me")]]);
    for (const { by } of rows) if (by && !known.has(by.id)) known.set(by.id, by.name);
    return [...known].map(([id, name]) => ({ id, name }));
  }, [rows, me, t]);
  const marketplaceOf = (code: string) =>
    marketplaceName({ code, name: marketplaces.find((one) => one.code === code)?.name ?? null });
  const { data } = list;
  const undo = useUndo(accountId);
  return (
    <>
      <header className="flex min-h-[52px] flex-none items-center gap-3 px-5 pt-2 pb-1 max-tablet:px-4">
        <h1 className="text-16 tracking-[-0.012em]">
          {t("activity.title")}
          <small className="ml-1.5 text-13 font-normal tracking-normal tabular-nums text-ink-3">
            {data && count(data.count, locale)}
          </small>
        </h1>
        {data && (
          <span className="text-12 text-ink-3">
            {t("activity.asOf", { time: "" })} <Time at={data.as_of} form="clock" />
          </span>
        )}
        <Link
          className={buttonClass("quiet", "small", "ml-auto")}
          href={`/accounts/${accountId}/batches`}
          prefetch={false}
        >
          {t("activity.batches")}
        </Link>
      </header>
      <Queues state={state} onOpen={(queue) => change({ queue })} />
      <ActivityFilters
        state={state}
        tracking={tracking}
        marketplaces={marketplaces}
        people={people}
        canReveal={canReveal}
        onChange={change}
        onTracking={(text) => {
          setTracking(text);
          change({});
        }}
      />
      <p role="status" className="sr-only">
        {undo.said}
      </p>
      <Notices data={data} error={list.error} onRetry={() => void list.refetch()} />
      <TableScroller label={t("activity.region")} className="border-t max-tablet:overflow-visible">
        {rows.length > 0 ? (
          <ActivityTable
            accountId={accountId}
            accountName={accountName}
            rows={rows}
            clock={clock}
            stale={list.isPlaceholderData}
            canSend={canSend}
            personId={me.id}
            marketplaceOf={marketplaceOf}
            undo={undo}
          />
        ) : (
          data && <Empty state={state} onClear={() => change({ ...EMPTY_ACTIVITY, queue: state.queue })} />
        )}
      </TableScroller>
      <Foot page={state.page} total={data?.count ?? 0} shown={rows.length} onPage={(page) => change({ page })} />
    </>
  );
}
