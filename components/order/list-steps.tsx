"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isShortcut } from "@/components/keys/letters";
import { orderHref } from "@/components/orders/order-href";
import { useLocale, useT } from "@/components/shell/intl-provider";
import { Icon } from "@/components/ui/icon";
import { iconButtonClass } from "@/components/ui/icon-button";
import { count } from "@/lib/format/count";
import { listPageQuery } from "@/lib/queries/order";
import { type ListTrail, placeInList, recallList, rememberList, type TrailOrder } from "./list-trail";

interface Step {
  order: TrailOrder;
  /** The page of the list it stands on, where that is another one. */
  trail: ListTrail | null;
}

function pageQuery(trail: ListTrail, page: number): string | null {
  if (trail.query === null) return null;
  const query = new URLSearchParams(trail.query);
  query.set("page", String(page));
  query.set("page_size", String(trail.size));
  return query.toString();
}

/** The order one step before (-1) or after (+1), asking for the neighbouring page at an end of this one; null at an end of the list. */
async function stepFrom(
  ask: (query: string) => Promise<{ rows: readonly TrailOrder[]; total: number }>,
  trail: ListTrail,
  at: number,
  step: 1 | -1,
): Promise<Step | null> {
  const near = trail.rows[at + step];
  if (near) return { order: near, trail: null };
  const page = trail.page + step;
  const query = page < 1 || (page - 1) * trail.size >= trail.total ? null : pageQuery(trail, page);
  if (query === null) return null;
  const { rows, total } = await ask(query);
  const order = rows.at(step === 1 ? 0 : -1);
  return order ? { order, trail: { ...trail, rows, total, page, offset: (page - 1) * trail.size } } : null;
}

interface Found {
  trail: ListTrail;
  at: number;
  /** Undefined while the neighbouring page is asked for, null at an end of the list. */
  previous: Step | null | undefined;
  next: Step | null | undefined;
}

/** The list that was left and the two steps in it; null while nothing is known of one. */
export function useListSteps(accountId: number, order: TrailOrder): Found | null {
  const client = useQueryClient();
  const [found, setFound] = useState<Found | null>(null);
  const { marketplace, marketplace_order_id } = order;
  useEffect(() => {
    let gone = false;
    const trail = recallList(accountId);
    const at = trail === null ? -1 : placeInList(trail, { marketplace, marketplace_order_id });
    if (trail === null || at < 0) return;
    const near = (way: 1 | -1) => {
      const row = trail.rows[at + way];
      return row && { order: row, trail: null };
    };
    setFound({ trail, at, previous: near(-1), next: near(1) });
    const ask = async (query: string) => {
      const page = await client.fetchQuery(listPageQuery(accountId, query));
      return { rows: page.results, total: page.count };
    };
    const step = (way: 1 | -1) => stepFrom(ask, trail, at, way).catch(() => null);
    void Promise.all([step(-1), step(1)]).then(([previous, next]) => {
      if (!gone) setFound({ trail, at, previous, next });
    });
    return () => {
      gone = true;
    };
  }, [client, accountId, marketplace, marketplace_order_id]);
  return found;
}

/**
 * J and K, where nobody writes and nothing lies over the page. A key pressed while the neighbouring page is still asked for is kept and
 * followed when that page is there: whoever steps fast loses no step. Whoever did something else meanwhile stays.
 */
function useStepKeys(found: Found | null, go: (step: Step) => void): void {
  const kept = useRef<"previous" | "next" | null>(null);
  useEffect(() => {
    const follow = (way: "previous" | "next") => {
      const step = found?.[way];
      kept.current = found && step === undefined ? way : null;
      if (step) go(step);
    };
    if (kept.current) follow(kept.current);
    const onKey = (event: KeyboardEvent) => {
      kept.current = null;
      const way = ({ j: "next", k: "previous" } as const)[event.key.toLowerCase()];
      if (!way || !isShortcut(event)) return;
      event.preventDefault();
      follow(way);
    };
    const onPress = () => {
      kept.current = null;
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  });
}

/** "5 of 412" and the way to the order before and the one after, in the list this one was opened from. */
export function ListSteps({ accountId, order }: { accountId: number; order: TrailOrder }) {
  const t = useT("order");
  const locale = useLocale();
  const router = useRouter();
  const found = useListSteps(accountId, order);
  const leave = (step: Step) => {
    if (step.trail) rememberList(accountId, step.trail);
  };
  useStepKeys(found, (step) => {
    leave(step);
    router.push(orderHref(accountId, step.order));
  });
  // The place is kept, so that nothing moves when it is known.
  if (found === null) return <span className="ml-auto h-7 max-tablet:h-10" />;
  const { trail, at } = found;
  const n = count(trail.offset + at + 1, locale);
  const ways = [
    { step: found.previous, icon: "chevron-up", label: t("previous"), keys: "K" },
    { step: found.next, icon: "chevron-down", label: t("next"), keys: "J" },
  ] as const;
  return (
    <nav aria-label={t("inTheList")} className="ml-auto flex items-center gap-1 text-12 text-ink-3" data-print="no">
      <span className="mr-1 tabular-nums">{t("position", { n, all: count(trail.total, locale) })}</span>
      {ways.map(({ step, icon, label, keys }) =>
        step ? (
          <Link
            key={icon}
            href={orderHref(accountId, step.order)}
            className={iconButtonClass()}
            aria-label={label}
            aria-keyshortcuts={keys}
            title={`${label} (${keys})`}
            onClick={() => leave(step)}
          >
            <Icon name={icon} size={16} />
          </Link>
        ) : (
          <span key={icon} className={iconButtonClass("medium", "opacity-40 pointer-events-none")} aria-hidden>
            <Icon name={icon} size={16} />
          </span>
        ),
      )}
    </nav>
  );
}
