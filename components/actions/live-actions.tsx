"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isShortcut } from "@/components/keys/letters";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Keys } from "@/components/ui/kbd";
import { linkClass } from "@/components/ui/link-class";
import { Plain } from "@/components/ui/plain";
import { Time } from "@/components/ui/time";
import type { ActionList, ActionOffer, ActionView } from "@/lib/contract/actions";
import { isTerminal } from "@/lib/domain/action";
import type { ActionState } from "@/lib/domain/status";
import { type OrderKey, orderIntentsQuery } from "@/lib/queries/actions";
import { HoldCount, ProgressText } from "./action-progress";
import { typeIcon, typeWords } from "./action-words";
import { ActionBadge, SettledNote } from "./settled";
import type { ServerClock } from "./use-countdown";
import { useUndo } from "./use-undo";

interface Props {
  accountId: number;
  order: OrderKey;
  /** What the page was rendered with. */
  first: ActionList;
  canUndo: boolean;
  /** With how long the marketplace usually takes. */
  offers: readonly ActionOffer[] | null;
}

/** Settled ones beyond this many are looked for under Activity. */
const MOST_SETTLED = 4;
/** After an end the order itself changes at Lengow a little later. */
const SECOND_LOOK_MS = 4_000;

/** Reads the page anew whenever an action moved on, so that the order's own status follows. */
function useFollowOrder(list: readonly ActionView[]): void {
  const router = useRouter();
  const before = useRef<ReadonlyMap<string, ActionState> | null>(null);
  useEffect(() => {
    const known = before.current;
    before.current = new Map(list.map(({ id, state }) => [id, state]));
    if (known === null) return;
    const ended = list.some(({ id, state }) => known.has(id) && known.get(id) !== state && isTerminal(state));
    const accepted = list.some(({ id, state }) => known.get(id) !== state && state === "accepted");
    if (!ended && !accepted) return;
    router.refresh();
    if (!ended) return;
    const timer = setTimeout(() => router.refresh(), SECOND_LOOK_MS);
    return () => clearTimeout(timer);
  }, [list, router]);
}

/** Those recorded together with the newest one that is still held: one wish, one undo. */
function newestBatch(list: readonly ActionView[]): string[] {
  const held = list.filter(({ undo_until }) => undo_until !== null);
  const [newest] = held;
  if (newest === undefined) return [];
  const at = Date.parse(newest.created_at ?? "");
  return held
    .filter(({ type, created_at }) => type === newest.type && at - Date.parse(created_at ?? "") < 2_000)
    .map(({ id }) => id);
}

function useUndoKey(batch: readonly string[], undo: (ids: readonly string[]) => void): void {
  useEffect(() => {
    if (batch.length === 0) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !isShortcut(event)) return;
      event.preventDefault();
      undo(batch);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [batch, undo]);
}

/** The few arguments by which a person knows an action again. */
const TELLING = ["carrier", "carrier_name", "tracking_number", "reason", "refund_price", "quantity"];

function Telling({ action }: { action: ActionView }) {
  const values = TELLING.flatMap((name) => (action.args[name] === undefined ? [] : [String(action.args[name])]));
  if (values.length === 0) return null;
  return (
    <span className="text-ink-2 [overflow-wrap:anywhere]">
      <Plain max={80}>{values.join(" · ")}</Plain>
    </span>
  );
}

/** In these the next step is a person's, and Activity has the means for it. */
const LEADS_ON: readonly ActionState[] = ["unconfirmed", "needs_person", "refused", "rejected", "done_with_warning"];

interface RowProps {
  accountId: number;
  action: ActionView;
  usualMs: number | null;
  clock: ServerClock;
  undo: (() => void) | null;
  busy: boolean;
  withKey: boolean;
}

function ActionRow({ accountId, action, usualMs, clock, undo, busy, withKey }: RowProps) {
  const t = useT("actions");
  const isHeld = undo !== null && action.undo_until !== null;
  return (
    <li className="grid gap-1 border-t px-4 py-2.5 first:border-t-0" data-action={action.id} data-state={action.state}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1">
        <Icon name={typeIcon(action.type)} size={15} className="text-ink-3" />
        <span className="font-medium">{typeWords(t, action.type)}</span>
        <span className="text-12 text-ink-3">
          {action.line === null ? (
            t("live.wholeOrder")
          ) : (
            <Plain max={40}>{t("live.line", { line: action.line })}</Plain>
          )}
        </span>
        <ActionBadge action={action} />
        <span className="min-w-24 text-12 text-ink-2 tabular-nums">
          <HoldCount action={action} clock={clock} />
        </span>
        <span className="ml-auto flex items-center gap-3 text-12 text-ink-3">
          {action.upstream_id !== null && <span>{t("live.number", { id: String(action.upstream_id) })}</span>}
          {action.by && <Plain max={40}>{action.by.name}</Plain>}
          <Time at={action.created_at} />
          {isHeld && (
            <Button size="small" onClick={undo} unavailable={busy ? t("form.recording") : undefined}>
              {t("live.undo")}
              {withKey && <Keys keys={["Z"]} />}
            </Button>
          )}
        </span>
      </div>
      <div className="grid gap-1 text-12 text-ink-2">
        {action.settled && <SettledNote settled={action.settled} />}
        <Telling action={action} />
        <ProgressText action={action} usualMs={usualMs} />
        {LEADS_ON.includes(action.state) && (
          <Link
            className={`${linkClass} justify-self-start`}
            href={`/accounts/${accountId}/activity?order=${encodeURIComponent(action.marketplace_order_id)}`}
            prefetch={false}
          >
            {t("live.inActivity")}
          </Link>
        )}
      </div>
    </li>
  );
}

/**
 * What was asked for here and how far it is, followed by itself: held, on its way, with the marketplace, ended. A state is shown only
 * after the server knew it; nothing is called done before Lengow said so (DESIGN D10).
 */
export function LiveActions({ accountId, order, first, canUndo, offers }: Props) {
  const t = useT("actions");
  const status = useT("status");
  const { data, dataUpdatedAt } = useQuery({
    ...orderIntentsQuery(accountId, order),
    initialData: first,
    initialDataUpdatedAt: 0,
  });
  const { undo, busy, said } = useUndo(accountId);
  const list = data.results;
  useFollowOrder(list);
  const batch = canUndo ? newestBatch(list) : [];
  const undoNow = (ids: readonly string[]) => void undo(ids, order);
  useUndoKey(batch, undoNow);
  const clock: ServerClock = { asOf: Date.parse(data.as_of), heardAt: dataUpdatedAt || Date.now() };
  const open = list.filter(({ state }) => !isTerminal(state));
  const settled = list.filter(({ state }) => isTerminal(state)).slice(0, MOST_SETTLED);
  const shown = list.filter((action) => open.includes(action) || settled.includes(action));
  const newest = shown[0];
  return (
    <>
      <p role="status" className="sr-only">
        {said}
        {newest && t("live.announce", { action: typeWords(t, newest.type), state: status(`action.${newest.state}`) })}
      </p>
      {shown.length > 0 && (
        <section aria-label={t("live.title")} className="overflow-hidden rounded-8 border bg-surface">
          <h2 className="flex min-h-10 items-center gap-2 px-4 text-13 font-semibold">
            {t("live.title")}
            {said !== "" && <span className="text-12 font-normal text-ink-2">{said}</span>}
          </h2>
          <ul className="border-t">
            {shown.map((action) => (
              <ActionRow
                key={action.id}
                accountId={accountId}
                action={action}
                usualMs={offers?.find(({ type }) => type === action.type)?.usual_ms ?? null}
                clock={clock}
                undo={canUndo ? () => void undo([action.id], order) : null}
                busy={busy.has(action.id)}
                withKey={batch[0] === action.id}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
