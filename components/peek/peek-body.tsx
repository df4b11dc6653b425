"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { LiveActions } from "@/components/actions/live-actions";
import { OrderActions } from "@/components/actions/order-actions";
import { failureWords } from "@/components/failure-words";
import { ActionEntry } from "@/components/order/action-entry";
import { NotReadAnew } from "@/components/order/copy/copy-notice";
import { OrderBanners } from "@/components/order/order-banners";
import { EditItem, FactItem, useRecorded } from "@/components/order/order-timeline";
import { BuyerPanel } from "@/components/order/panels/buyer-panel";
import { MoneyPanel } from "@/components/order/panels/money-panel";
import { timelineEntries } from "@/components/order/timeline-entries";
import { useT } from "@/components/shell/intl-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/facts";
import { linkClass } from "@/components/ui/link-class";
import { StoreNamesProvider } from "@/components/ui/store-names";
import { Timeline } from "@/components/ui/timeline";
import { AfterFirstPaint } from "@/components/ui/use-after-paint";
import type { OrderOnScreen } from "@/lib/contract/order-detail";
import { plainText } from "@/lib/format/plain";
import { ApiError } from "@/lib/queries/api-fetch";
import { orderPeekQuery } from "@/lib/queries/order";
import { lengowCode, PeekCopy, usePeekCopy } from "./peek-copy";
import { type PeekFacts, PeekHead, type PeekSize, type PeekSteps } from "./peek-head";
import { PeekLines } from "./peek-lines";
import type { PeekOrder } from "./peek-state";
import { PeekBones } from "./peek-waiting";

interface Props {
  accountId: number;
  order: PeekOrder;
  /** Its row in the list, as old as the list; null when the list does not show it. */
  row: PeekFacts | null;
  screen: OrderOnScreen | undefined;
  error: Error | null;
  /** It is being asked for again. */
  trying: boolean;
  onRetry: () => void;
  href: string;
  steps: PeekSteps;
  size: PeekSize;
}

/** The rest is on the page. */
const MOST_EVENTS = 5;

function LastEvents({ accountId, screen, href }: { accountId: number; screen: OrderOnScreen; href: string }) {
  const t = useT("order");
  const { order } = screen;
  const entries = timelineEntries(order, useRecorded(accountId, order, screen.recorded), screen.edits);
  return (
    <Section
      title={t("lastEvents")}
      aside={
        <Link href={href} prefetch={false} className={linkClass}>
          {t("wholeTimeline")}
        </Link>
      }
    >
      <Timeline label={t("lastEvents")}>
        {entries
          .slice(0, MOST_EVENTS)
          .map((entry) =>
            entry.kind === "action" ? (
              <ActionEntry key={entry.key} accountId={accountId} action={entry.action} />
            ) : entry.kind === "edit" ? (
              <EditItem key={entry.key} entry={entry} />
            ) : (
              <FactItem key={entry.key} entry={entry} marketplace={plainText(order.marketplace_name, 40).text} />
            ),
          )}
      </Timeline>
    </Section>
  );
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const [t, o, e] = [useT("order"), useT("orders"), useT("errors")];
  const { icon, title, step } = failureWords(error instanceof ApiError ? error.code : "internal", e);
  return (
    <div role="alert" className="p-4">
      <EmptyState icon={icon} title={title} actions={<Button onClick={onRetry}>{o("tryNow")}</Button>}>
        {t("peekNotHere")} {step}
      </EmptyState>
    </div>
  );
}

/** What an action changed is read anew, soon after it moved on. */
function useFreshAfterActions(accountId: number, screen: OrderOnScreen): void {
  const client = useQueryClient();
  const states = useRecorded(accountId, screen.order, screen.recorded)
    .map(({ id, state }) => `${id} ${state}`)
    .join();
  const { marketplace, marketplace_order_id } = screen.order;
  const known = useRef(states);
  useEffect(() => {
    if (known.current === states) return;
    known.current = states;
    const { queryKey } = orderPeekQuery(accountId, { marketplace, marketplace_order_id });
    void client.invalidateQueries({ queryKey });
  }, [client, accountId, marketplace, marketplace_order_id, states]);
}

function Content({ accountId, screen, href }: { accountId: number; screen: OrderOnScreen; href: string }) {
  const { order, recorded, may } = screen;
  useFreshAfterActions(accountId, screen);
  const key = { marketplace: order.marketplace, marketplace_order_id: order.marketplace_order_id };
  return (
    <>
      <div className="[&>:not(.sr-only)]:m-3">
        <OrderBanners accountId={accountId} screen={screen} />
        <StoreNamesProvider names={[{ code: order.marketplace, name: order.marketplace_name }]}>
          <LiveActions accountId={accountId} order={key} first={recorded} canUndo={may.send} offers={screen.offers} />
        </StoreNamesProvider>
      </div>
      <PeekLines order={order} />
      <AfterFirstPaint>
        <MoneyPanel order={order} />
        <LastEvents accountId={accountId} screen={screen} href={href} />
        <BuyerPanel order={order} />
      </AfterFirstPaint>
    </>
  );
}

/**
 * The panel's inside: head, what is wrong, lines, money, events, buyer, and at the foot what can be done now. From the money on it is drawn
 * a frame after the head and the lines, which tell whoever walks down the list whether this is the order they look for.
 */
export function PeekBody({ accountId, order, row, screen, error, trying, onRetry, href, steps, size }: Props) {
  const t = useT("order");
  const failure = lengowCode(error);
  const copy = usePeekCopy(accountId, order, { missing: screen === undefined, error });
  return (
    <>
      <PeekHead order={order} facts={screen?.order ?? row ?? copy?.row ?? null} href={href} steps={steps} size={size} />
      <section
        aria-label={t("facts")}
        aria-busy={screen === undefined && error === null}
        className="scroll-thin relative min-h-0 flex-1 overflow-auto"
      >
        {screen && failure && (
          <div className="m-3">
            <NotReadAnew readAt={screen.order.as_of} failure={failure} />
          </div>
        )}
        {screen && <Content accountId={accountId} screen={screen} href={href} />}
        {!screen && copy && <PeekCopy {...{ accountId, copy, error, trying, onRetry }} />}
        {!screen && !copy && (error ? <Failure error={error} onRetry={onRetry} /> : <PeekBones />)}
      </section>
      {(screen === undefined || screen.may.send) && (
        <footer className="flex min-h-[53px] flex-none items-center border-t border-line px-4 py-2.5">
          {copy?.may.send && <p className="text-12 text-ink-3">{t("copyActions")}</p>}
          {screen && (
            <AfterFirstPaint>
              <OrderActions
                accountId={accountId}
                personId={screen.person_id}
                order={screen.order}
                offers={screen.offers}
                recorded={screen.recorded}
              />
            </AfterFirstPaint>
          )}
        </footer>
      )}
    </>
  );
}
