"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { failureWords } from "@/components/failure-words";
import { useLocale, useNow, useT, useZone } from "@/components/shell/intl-provider";
import { Banner } from "@/components/ui/banner";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Deadline } from "@/components/ui/deadline";
import { Dialog } from "@/components/ui/dialog";
import { Plain } from "@/components/ui/plain";
import type { ActionOffer, ActionView } from "@/lib/contract/actions";
import type { OrderDetail } from "@/lib/contract/order-detail";
import { LANE_STATES } from "@/lib/domain/action";
import { dateTime } from "@/lib/format/date";
import { plainText } from "@/lib/format/plain";
import { type ActionGrammar, compileAction, loadMatcher, type Matcher, NO_PATTERNS, needsMatcher } from "@/lib/grammar";
import { freshOrderQuery, marketplaceQuery, recentActionsQuery } from "@/lib/queries/action-form";
import { orderIntentsQuery, showIntents } from "@/lib/queries/actions";
import { ApiError } from "@/lib/queries/api-fetch";
import { ActionForm } from "./action-form";
import { reasonWords, typeWords } from "./action-words";
import { type DraftPlace, dropDraft, proposalOf } from "./draft-store";
import { announceHeld } from "./held-events";
import { recentValues } from "./recent-values";
import { unitsOf } from "./review-foot";
import { useActionForm } from "./use-action-form";

interface Props {
  accountId: number;
  personId: string;
  /** As the page shows it; the form reads its own. */
  order: OrderDetail;
  offer: ActionOffer;
  /** The action that is corrected and sent again: the form opens with what was sent, and the new one is linked to it. */
  repeats?: ActionView;
  onClose: () => void;
  onRecorded: (intents: readonly ActionView[]) => void;
}

/** The grammar of the action, compiled from the marketplace's metadata, with the engine for patterns where one is needed. */
function useGrammar(accountId: number, marketplace: string, type: string) {
  const metadata = useQuery(marketplaceQuery(accountId, marketplace));
  const grammar = useMemo(
    () => (metadata.data === undefined ? null : compileAction(metadata.data, type)),
    [metadata.data, type],
  );
  const matcher = useQuery({
    queryKey: ["pattern-engine"],
    queryFn: loadMatcher,
    enabled: grammar !== null && needsMatcher(grammar),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const engine: Matcher | null = grammar === null || needsMatcher(grammar) ? (matcher.data ?? null) : NO_PATTERNS;
  return { grammar, matcher: engine, error: metadata.error ?? matcher.error, retry: () => void metadata.refetch() };
}

/** The drawer of one action beside its order. Loaded when it is opened, never before. */
export function ActionDrawer(props: Props) {
  const { accountId, order, offer, onClose } = props;
  const t = useT("actions");
  const compiled = useGrammar(accountId, order.marketplace, offer.type);
  const [used, setUsed] = useState<OrderDetail | null>(null);
  const [round, setRound] = useState(0);
  const fresh = useQuery({ ...freshOrderQuery(accountId, order), enabled: used === null, refetchOnWindowFocus: false });
  // The form keeps the order it was opened on: what changes behind it is told before anything is recorded.
  if (used === null && fresh.data !== undefined && fresh.isFetchedAfterMount) setUsed(fresh.data);
  const error = compiled.error ?? (used === null ? fresh.error : null);
  const retry = () => {
    compiled.retry();
    void fresh.refetch();
  };
  const { grammar, matcher } = compiled;
  // Without Lengow the form can be written on the order as the page has it, and waits with sending.
  const isDraft = used === null && fresh.error !== null && mayDraft(fresh.error);
  const shown = used ?? (isDraft ? order : null);
  if (
    compiled.error === null &&
    (error === null || isDraft) &&
    shown !== null &&
    grammar !== null &&
    matcher !== null
  ) {
    return (
      <OpenForm
        key={round}
        {...props}
        used={shown}
        unread={isDraft ? { error: fresh.error, retry } : null}
        grammar={grammar}
        matcher={matcher}
        onUse={setUsed}
        onOpenAnew={() => setRound(round + 1)}
      />
    );
  }
  return (
    <Dialog kind="drawer" onClose={onClose} title={typeWords(t, offer.type)} lead={<Lead order={order} />}>
      {error === null ? <Waiting marketplace={order.marketplace_name} /> : <CannotRead error={error} onRetry={retry} />}
    </Dialog>
  );
}

/** Whether it is Lengow that is away, and not the order. */
function mayDraft(error: Error | null): boolean {
  return error instanceof ApiError && (error.code.startsWith("lengow_") || error.code === "offline");
}

function Lead({ order }: { order: OrderDetail }) {
  const t = useT("actions");
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Plain max={60} className="order-id">
        {order.marketplace_order_id}
      </Plain>
      <span aria-hidden>·</span>
      <Plain max={40}>{order.marketplace_name}</Plain>
      {order.ship_by !== null && !order.delivered_by_marketplace && order.items_unshipped > 0 && (
        <span className="inline-flex items-center gap-1.5 [&_svg:empty]:hidden">
          {t("form.shipBy")} <Deadline due={order.ship_by} withTime country={order.marketplace_country} />
        </span>
      )}
    </span>
  );
}

function Waiting({ marketplace }: { marketplace: string }) {
  const t = useT("actions");
  return (
    <div className="grid gap-4 pt-2" role="status">
      <span className="sr-only">{t("form.loading", { marketplace })}</span>
      {["w-24", "w-full", "w-full", "w-32", "w-2/3"].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
        <Bone key={at} className={width} />
      ))}
    </div>
  );
}

function CannotRead({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const [t, e] = [useT("actions"), useT("errors")];
  const { title, step, icon } = failureWords(error instanceof ApiError ? error.code : "internal", e);
  return (
    <Banner
      tone="fail"
      icon={icon}
      role="alert"
      title={t("form.cannotRead")}
      actions={<Button onClick={onRetry}>{t("problem.tryAgain")}</Button>}
    >
      {title} {e("sentNo")} {step}
    </Banner>
  );
}

/** Something that holds the order's lane is told before anything is typed: who, when, how far. */
function UnderWay({ recorded, repeats }: { recorded: readonly ActionView[]; repeats: ActionView | undefined }) {
  const [t, status] = [useT("actions"), useT("status")];
  const [locale, zone] = [useLocale(), useZone()];
  const holder = recorded.find(
    ({ id, state }) => id !== repeats?.id && (LANE_STATES as readonly string[]).includes(state),
  );
  if (holder === undefined) return null;
  const words = {
    who: plainText(holder.by?.name || "–", 40).text,
    action: typeWords(t, holder.type),
    state: status(`action.${holder.state}`),
    time: dateTime(holder.created_at, locale, zone) ?? "–",
  };
  return <Banner className="mb-4" tone="warn" icon="hourglass" title={t("underWay", words)} />;
}

interface OpenProps extends Props {
  used: OrderDetail;
  /** Set while the order could not be read anew: nothing is sent then. */
  unread: { error: Error | null; retry: () => void } | null;
  grammar: ActionGrammar;
  matcher: Matcher;
  onUse: (order: OrderDetail) => void;
  onOpenAnew: () => void;
}

function OpenForm(props: OpenProps) {
  const { accountId, personId, used, unread, offer, grammar, matcher, onClose, onUse, onOpenAnew } = props;
  const [t, status] = [useT("actions"), useT("status")];
  const e = useT("errors");
  const client = useQueryClient();
  const now = useNow();
  const [openedAt] = useState(() => new Date(now).toISOString());
  const { marketplace, marketplace_order_id: orderId } = used;
  const place: DraftPlace = useMemo(
    () => ({ person: personId, account: accountId, marketplace, orderId, type: offer.type }),
    [personId, accountId, marketplace, orderId, offer.type],
  );
  const recorded = useQuery(orderIntentsQuery(accountId, used)).data?.results ?? [];
  const recent = useQuery(recentActionsQuery(accountId, marketplace, offer.type)).data?.results ?? [];
  const proposal = props.repeats && proposalOf(props.repeats);
  const form = useActionForm(place, { order: used, grammar, matcher, recorded }, openedAt, proposal);
  const { judged, base } = form;
  const action = typeWords(t, offer.type);
  const units = unitsOf(judged, used);
  const title = units.all === 0 ? t("form.titleOrder", { action }) : t("form.title", { action, ...units });
  const onRecorded = (intents: readonly ActionView[]) => {
    showIntents(client, accountId, used, intents);
    void client.invalidateQueries({ queryKey: recentActionsQuery(accountId, marketplace, offer.type).queryKey });
    announceHeld({
      accountId,
      ids: intents.map(({ id }) => id),
      order: { marketplace, marketplace_order_id: orderId },
      title: t("toast.held", { action, order: plainText(orderId, 40).text }),
      detail: (left) =>
        left === 0
          ? t("live.leaving")
          : left < 100
            ? t("toast.detail", { n: left })
            : t("toast.detailMinutes", { m: Math.floor(left / 60), s: left % 60 }),
      undo: t("live.undo"),
      undone: t("toast.undone"),
      failed: t("toast.failed"),
      holdMs: offer.hold_ms,
    });
    props.onRecorded(intents);
  };
  const openAnew = () => {
    dropDraft(place);
    onOpenAnew();
  };
  return (
    <Dialog kind="drawer" onClose={onClose} title={title} lead={<Lead order={used} />}>
      <UnderWay recorded={recorded} repeats={props.repeats} />
      {unread && (
        <Banner
          className="mb-4"
          tone="warn"
          icon="cloud-off"
          role="status"
          title={t("form.draftOnly")}
          actions={<Button onClick={unread.retry}>{t("problem.tryAgain")}</Button>}
        >
          {failureWords(unread.error instanceof ApiError ? unread.error.code : "internal", e).title}
        </Banner>
      )}
      {base.offered ? (
        <ActionForm
          accountId={accountId}
          form={form}
          order={used}
          marketplace={used.marketplace_name}
          action={action}
          holdMs={offer.hold_ms}
          recent={(name) => recentValues(grammar, recent, name)}
          repeats={props.repeats ?? null}
          unsendable={
            unread && failureWords(unread.error instanceof ApiError ? unread.error.code : "internal", e).title
          }
          onRecorded={onRecorded}
          onUse={onUse}
          onKeep={onClose}
          onOpenAnew={openAnew}
        />
      ) : (
        <Banner tone="rest" icon="info" title={t("form.notOffered")}>
          {base.reason && reasonWords(t, status, base.reason)}
        </Banner>
      )}
    </Dialog>
  );
}
